"""The cards we ship say only what the dossier supports; dossier_numbers.toml is the needed excerpt of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.measure import BUILT_IN
from carejournal.evidence.shelf import as_json, read_shelf
from carejournal.evidence.words import banned_in, preferred_in

if TYPE_CHECKING:
    from carejournal.evidence.card import Card

SHELF = Path(__file__).parents[2] / "resources" / "evidence"
DOSSIER = tomllib.loads((Path(__file__).parent / "dossier_numbers.toml").read_text(encoding="utf-8"))
CARDS = read_shelf(SHELF)
SPELLED = re.compile(
    r"\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"\b(not|no|nobody|nothing|none|never|cannot|unclear|unknown|hardly|perhaps|weak|disagree)\b",
    re.IGNORECASE,
)

each_card = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)


def texts_of(value: object) -> list[str]:
    """Return every text and number within a JSON value, as text."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_of(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    return [] if value is None else [str(value)]


def test_the_two_main_questions_are_on_the_shelf() -> None:
    assert {"therapy-and-immune-markers", "massage-and-immune-cells"} <= {card.id for card in CARDS}


@pytest.mark.parametrize("path", sorted(SHELF.rglob("*.toml")), ids=lambda path: path.name)
def test_a_file_is_named_for_its_card(path: Path) -> None:
    assert path.name in {f"{card.id}.toml" for card in CARDS}


@each_card
def test_each_declared_number_stands_in_its_block_of_the_dossier(card: Card) -> None:
    unsupported = [
        source for source in card.sources if source.number not in DOSSIER["numbers"].get(source.block, ())
    ]
    assert unsupported == []


@each_card
def test_each_digit_that_is_printed_belongs_to_a_declared_number(card: Card) -> None:
    untraced = {"id", "references", "checked", "concerns", "sources"}
    printed = [
        text for key, value in as_json(card).items() if key not in untraced for text in texts_of(value)
    ]
    # Here on purpose in another way than the reader's: bare digits, sizes compared as numbers.
    figures = {
        float(f)
        for text in printed
        for f in re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", "", text))
    }
    declared = {float(source.number.replace(",", "").replace("−", "")) for source in card.sources}
    assert figures
    assert figures <= declared


@each_card
def test_a_number_above_two_is_written_in_digits_so_that_it_can_be_traced(card: Card) -> None:
    assert [(field, SPELLED.findall(text)) for field, text in card.printed() if SPELLED.search(text)] == []


@each_card
def test_each_work_is_cited_as_in_the_dossier(card: Card) -> None:
    where = {work["doi"]: work["where"] for work in DOSSIER["works"]}
    wrong = [
        work for work in card.references if where.get(work.doi, "not in the dossier") not in work.citation
    ]
    assert wrong == []


@each_card
def test_the_works_behind_the_numbers_and_no_others_are_cited(card: Card) -> None:
    cited = {work.doi for work in card.references}
    used = {source.block for source in card.sources}
    for work in DOSSIER["works"]:
        if not used.isdisjoint(work["blocks"]):
            assert work["doi"] in cited
            cited.discard(work["doi"])
    # A work may also stand behind words without a number; then it is in the dossier all the same.
    assert cited <= {work["doi"] for work in DOSSIER["works"]}


@each_card
def test_a_card_concerns_what_every_journal_has(card: Card) -> None:
    tags = ("exercise", "people", "good food", "regular bedtime", "wind-down")
    known = (
        {"kind:therapy", "kind:massage"}
        | {f"measure:{key}" for key in BUILT_IN}
        | {f"tag:{tag}" for tag in tags}
    )
    assert set(card.concerns) <= known


@each_card
def test_no_card_promises(card: Card) -> None:
    assert [(field, banned_in(text)) for field, text in card.printed() if banned_in(text)] == []


@each_card
def test_each_card_says_in_our_words_how_little_is_known(card: Card) -> None:
    assert preferred_in(" ; ".join(text for _, text in card.printed()))


@each_card
def test_the_short_answer_begins_with_what_is_not_known_or_doubted(card: Card) -> None:
    first, second, *_ = [*card.short_answer.split(". "), ""]
    assert DOUBT.search(f"{first} {second}")


@each_card
def test_a_card_has_a_theme_and_no_theme_has_one_card_only(card: Card) -> None:
    assert all(sum(theme in each.themes for each in CARDS) > 1 for theme in card.themes)


def test_the_disagreement_on_how_long_it_lasts_is_told() -> None:
    therapy = next(card for card in CARDS if card.id == "therapy-and-immune-markers")
    assert "disputed" in therapy.lasting
    assert {"6", "−0.19", "0.18"} <= {s.number for s in therapy.sources if s.number in therapy.lasting}


@pytest.mark.parametrize("name", ["therapy-and-immune-markers", "massage-and-immune-cells"])
def test_blood_markers_are_not_called_protection_from_illness(name: str) -> None:
    card = next(card for card in CARDS if card.id == name)
    assert "keeps colds or flu away" in card.not_meaning
    assert "stand-in" in card.limits
