"""A translated card has the original's facts and its own sentences; anything else is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from carejournal.evidence.card import PROSE
from carejournal.evidence.shelf import CardError, read_card
from carejournal.evidence.translation import read_translation, read_translations

SAMPLES = Path(__file__).parent / "samples"
CARD = read_card(SAMPLES / "example-card.toml")
TRANSLATION = (SAMPLES / "example-card.de.toml").read_text("utf-8")


def fault_of(folder: Path, text: str) -> str:
    """Return what is said about a translation."""
    path = folder / "some-card.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CardError) as told:
        read_translation(path, CARD, "de")
    return str(told.value)


def with_field(field: str, value: str) -> str:
    """Return the example with another value in a field of one line."""
    lines = TRANSLATION.splitlines()
    assert sum(line.startswith(f"{field} = ") for line in lines) == 1
    return "\n".join(f"{field} = {value}" if line.startswith(f"{field} = ") else line for line in lines)


def test_a_translation_has_its_own_sentences_and_the_facts_of_its_card() -> None:
    there = read_translation(SAMPLES / "example-card.de.toml", CARD, "de")
    assert (there.id, there.strength, there.references) == (CARD.id, CARD.strength, CARD.references)
    assert there.title == "Hilft Tee beim Ausruhen?"
    assert [group.number for group in there.people] == [group.number for group in CARD.people]
    assert there.people[1].population == "Menschen, per Brief gefragt"
    assert there.numbers is not None
    assert CARD.numbers is not None
    assert [effect.low for effect in there.numbers.effects] == [e.low for e in CARD.numbers.effects]
    assert there.numbers.effects[0].label == "Nach dem Tee"


def test_its_numbers_are_printed_as_the_language_writes_them() -> None:
    there = read_translation(SAMPLES / "example-card.de.toml", CARD, "de")
    printed = [text for _, text in there.printed()]
    assert "1.200 Menschen, per Brief gefragt" in printed
    assert any("−0,1" in text for text in printed)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("checked", "2026-02-01", "checked: is not 2026-01-31"),
        ("title", "'Tee'", "title: is not a question"),
        ("meaning", "'Tee wirkt.'", "holds “wirkt”"),
        ("meaning", "'Du solltest 3 Tassen trinken.'", "holds “du solltest”"),
        ("limits", "'Es waren nur 41 Menschen.'", "limits: prints the numbers 41"),
        ("people", "['40 Menschen']", "people: are 1 groups; the card has 2"),
        ("people", "['41 Menschen', '1.200 Menschen']", "does not begin with 40"),
        ("people", "['40 Menschen', '1,200 Menschen']", "does not begin with 1.200"),
        ("effects", "['Nach dem Tee']", "effects: are 1; the card has 2"),
        ("short_answer", repr("Wort " * 41), "has 41 words"),
        ("watch", "''", "watch: is empty"),
    ],
)
def test_what_differs_from_the_card_or_breaks_its_rules_is_told(
    tmp_path: Path, field: str, value: str, told: str
) -> None:
    assert told in fault_of(tmp_path, with_field(field, value))


@pytest.mark.parametrize("field", [*PROSE, "people", "checked"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    lines = [line for line in TRANSLATION.splitlines() if not line.startswith(f"{field} = ")]
    assert f"{field}: is missing" in fault_of(tmp_path, "\n".join(lines))


def test_an_unknown_field_is_named(tmp_path: Path) -> None:
    assert "strength: is not a known field" in fault_of(tmp_path, f"strength = 'hoch'\n{TRANSLATION}")


def test_a_card_without_a_translation_stays_as_it_is(tmp_path: Path) -> None:
    assert read_translations(tmp_path, [CARD], "de") == (CARD,)
    (tmp_path / f"{CARD.id}.toml").write_text(TRANSLATION, "utf-8")
    (there,) = read_translations(tmp_path, [CARD], "de")
    assert there.language == "de"
