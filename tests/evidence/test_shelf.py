"""Cards are read strictly and given away whole."""

from __future__ import annotations

import json
import tempfile
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from carejournal.evidence.card import Card, People, Reference, Source, Strength
from carejournal.evidence.shelf import CardError, as_json, read_card, read_shelf
from carejournal.evidence.words import banned_in

EXAMPLE = Path(__file__).parent / "samples" / "example-card.toml"
LINES = EXAMPLE.read_text(encoding="utf-8").splitlines()
FIELDS = [line.split(" = ")[0] for line in LINES if " = " in line]


def with_line(field: str, value: str | None) -> str:
    """Return the example with one field's value replaced, or without that field."""
    lines = [f"{field} = {value}" if line.startswith(f"{field} = ") else line for line in LINES]
    return "\n".join(line for line in lines if value is not None or not line.startswith(f"{field} = "))


def fault_of(folder: Path, text: str) -> str:
    """Return what read_card says about a card's text."""
    path = folder / "some-card.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CardError) as told:
        read_card(path)
    return str(told.value)


def test_every_field_of_a_card_is_read() -> None:
    card = read_card(EXAMPLE)
    assert card.id == "tea-and-rest"
    assert card.people == (People(40, "tea drinkers"), People(1200, "people asked by letter"))
    assert card.strength is Strength.VERY_LOW
    assert card.references == (Reference("Leaf A. Tea. J Cups. 1999;1(2):3-4.", "10.1234/cups.(99)5-6"),)
    assert card.checked == date(2026, 1, 31)
    assert card.concerns == ("measure:sleep_quality", "tag:good food", "kind:therapy")
    assert card.sources[:2] == (Source("40", "T1_tea"), Source("0.30", "T1_tea"))
    assert card.numbers is not None
    after, later = card.numbers.effects
    assert (after.label, after.value, after.low, after.high) == (
        "After tea",
        Decimal("0.3"),
        Decimal("-0.1"),
        Decimal("0.7"),
    )
    assert (later.label, later.value) == ("Next day", None)


def test_a_card_may_have_no_effects(tmp_path: Path) -> None:
    path = tmp_path / "card.toml"
    text = "\n".join(LINES[: LINES.index("[numbers]")]).replace(", 'T2_letter: 1,200 −0.10 0.70'", "")
    path.write_text(text.replace(", '1,200 people asked by letter'", ""), encoding="utf-8")
    assert read_card(path).numbers is None


@pytest.mark.parametrize("field", FIELDS)
def test_a_missing_field_is_told_with_file_and_field(tmp_path: Path, field: str) -> None:
    fault = fault_of(tmp_path, with_line(field, None))
    assert fault.startswith("some-card.toml: ")
    assert f"{field}: is missing" in fault


@pytest.mark.parametrize("field", [field for field in FIELDS if field != "checked"])
@pytest.mark.parametrize("empty", ["''", "'  '", "[]", "['']"])
def test_an_empty_field_is_told_with_file_and_field(tmp_path: Path, field: str, empty: str) -> None:
    fault = fault_of(tmp_path, with_line(field, empty))
    assert fault.startswith("some-card.toml: ")
    assert f"{field}: " in fault


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", ["5", "true", "2026-01-31T10:00:00", "{ a = 1 }", "[1]"])
def test_a_value_of_another_type_is_told_with_file_and_field(tmp_path: Path, field: str, value: str) -> None:
    fault = fault_of(tmp_path, with_line(field, value))
    assert fault.startswith("some-card.toml: ")
    assert f"{field}: needs " in fault


@pytest.mark.parametrize("at", [0, len(LINES)])
def test_an_unknown_field_is_refused(tmp_path: Path, at: int) -> None:
    text = "\n".join([*LINES[:at], "colour = 'green'", *LINES[at:]])
    assert "colour: is not a known field" in fault_of(tmp_path, text)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "'Tea and rest'"),
        ("title", "'Tea and rest'"),
        ("short_answer", f"'{'word ' * 41}'"),
        ("lasting", "'An  evening.'"),
        ("lasting", "'An\u00a0evening.'"),
        ("people", "['tea drinkers']"),
        ("people", "['40']"),
        ("people", "['1200 people asked by letter']"),
        ("strength", "'very low'"),
        ("watch", "'It works.'"),
        ("meaning", "'It was seen in 57 trials.'"),
        ("references", "['Leaf A. Tea. J Cups.']"),
        ("references", "['Leaf A. Tea. J Cups. doi:https://doi.org/10.1234/cups']"),
        ("references", "['Leaf A. Tea. J Cups. doi:10.12/cups']"),
        ("references", "['Leaf A. Tea. J Cups. doi:10.1234/cups and more']"),
        ("concerns", "['massage']"),
        ("concerns", "['kind:Massage']"),
        ("concerns", "['tag: food']"),
        ("sources", "['T1_tea']"),
        ("sources", "['T1_tea: 40 0.30 0.31', 'T2_letter: 1,200 −0.10 0.70']"),
        ("effects", "['0.30 After tea']"),
        ("effects", "['0.90 (−0.10 to 0.70) After tea']"),
    ],
)
def test_a_value_of_a_wrong_form_is_told_with_file_and_field(tmp_path: Path, field: str, value: str) -> None:
    fault = fault_of(tmp_path, with_line(field, value))
    assert fault.startswith("some-card.toml: ")
    assert f"{'numbers' if field == 'effects' else field}" in fault.split(": ")[1]


def test_what_is_not_toml_or_not_utf8_is_told_with_its_file(tmp_path: Path) -> None:
    assert fault_of(tmp_path, "id = ").startswith("some-card.toml: ")
    path = tmp_path / "other-card.toml"
    path.write_bytes("id = 'thé'".encode("latin-1"))
    with pytest.raises(CardError, match=r"^other-card\.toml: "):
        read_card(path)


lines_of_text = st.text(
    st.characters(categories=["L", "P", "S"], exclude_characters="'−"), min_size=1, max_size=30
)


@given(st.lists(lines_of_text, min_size=1, max_size=8))
def test_any_text_is_read_back_on_one_line(words: list[str]) -> None:
    assume(not banned_in(" ".join(words)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "card.toml"
        path.write_text(with_line("limits", "'''\n" + "\n".join(words) + "'''"), encoding="utf-8")
        assert read_card(path).limits == " ".join(words)


def test_a_shelf_holds_the_cards_of_its_folder_by_file_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.toml").write_text(with_line("id", f"'card-{name}'"), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a card", encoding="utf-8")
    assert [card.id for card in read_shelf(tmp_path)] == ["card-a", "card-b"]


def test_two_cards_with_one_id_are_refused_and_both_named(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text("\n".join(LINES), encoding="utf-8")
    with pytest.raises(CardError, match=r"^b\.toml: id: .*tea-and-rest.* a\.toml"):
        read_shelf(tmp_path)


def test_a_shelf_refuses_a_faulty_card(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(with_line("result", "'Tea improves rest.'"), encoding="utf-8")
    with pytest.raises(CardError, match=r"^a\.toml: result: .*improves"):
        read_shelf(tmp_path)


def test_json_holds_every_field_as_plain_values() -> None:
    card = read_card(EXAMPLE)
    plain = json.loads(json.dumps(as_json(card)))
    assert list(plain) == [field.name for field in fields(Card)]
    assert plain == as_json(card)
    assert plain["strength"] == "very_low"
    assert plain["checked"] == "2026-01-31"
    assert plain["people"][1] == {"number": 1200, "population": "people asked by letter"}
    assert plain["references"] == [
        {"citation": "Leaf A. Tea. J Cups. 1999;1(2):3-4.", "doi": "10.1234/cups.(99)5-6"}
    ]
    assert plain["numbers"]["effects"][1] == {"label": "Next day", "value": None, "low": -0.1, "high": 0.3}
    assert plain["sources"][0] == {"number": "40", "block": "T1_tea"}


def test_a_strength_keeps_its_name_in_files() -> None:
    assert [str(strength) for strength in Strength] == ["high", "moderate", "low", "very_low"]
