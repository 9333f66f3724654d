"""Every card we ship is translated into every language of the screen, and says the same there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.month_names import MONTHS
from carejournal.evidence.card import PROSE, Strength
from carejournal.evidence.card_words import SECTIONS, WORDS
from carejournal.evidence.shelf import read_shelf
from carejournal.evidence.translation import read_translation
from carejournal.evidence.words import preferred_in
from carejournal.ui.language import NAMES, SOURCE

if TYPE_CHECKING:
    from carejournal.evidence.card import Card

SHELF = Path(__file__).parents[2] / "resources" / "evidence"
CARDS = {card.id: card for card in read_shelf(SHELF)}
LANGUAGES = [language for language in NAMES if language != SOURCE]
DOUBT = {
    "de": re.compile(
        r"\b(nicht|nichts|kein|keine|keinen|keiner|niemand|nie|unklar|unbekannt|kaum|vielleicht|schwach|offen|uneins|uneinig"
        r"|widersprechen)\b",
        re.IGNORECASE,
    )
}
PAIRS = [
    pytest.param(card, language, id=f"{language}-{card.id}")
    for card in CARDS.values()
    for language in LANGUAGES
]
each_pair = pytest.mark.parametrize(("card", "language"), PAIRS)


def translated(card: Card, language: str) -> Card:
    return read_translation(SHELF / language / f"{card.id}.toml", card, language)


@each_pair
def test_each_card_is_translated_and_keeps_the_rules(card: Card, language: str) -> None:
    there = translated(card, language)
    assert there.language == language
    assert preferred_in(" ".join(text for _, text in there.printed()), language)


@each_pair
def test_no_sentence_is_left_in_english(card: Card, language: str) -> None:
    there = translated(card, language)
    assert [field for field in PROSE if getattr(there, field) == getattr(card, field)] == []
    groups = zip(there.people, card.people, strict=True)
    assert [ours for ours, theirs in groups if ours.population == theirs.population] == []


@each_pair
def test_no_limit_of_a_card_is_lost_in_translation(card: Card, language: str) -> None:
    there = translated(card, language)
    assert DOUBT[language].search(there.not_meaning)
    assert len(there.limits) > len(card.limits) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_no_translation_without_its_card(language: str) -> None:
    assert {path.stem for path in (SHELF / language).iterdir()} == set(CARDS)


@pytest.mark.parametrize("language", NAMES)
def test_every_language_of_the_screen_has_the_words_around_a_card(language: str) -> None:
    assert set(WORDS[language].headings) == set(SECTIONS)
    assert len(set(MONTHS[language])) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_on_paper_has_the_words_that_it_has_in_the_window(language: str) -> None:
    table = json.loads((SHELF.parent / "translations" / f"{language}.json").read_text("utf-8"))["everywhere"]
    ours, english = WORDS[language], WORDS[SOURCE]
    said = [(english.headings[field], ours.headings[field]) for field in SECTIONS]
    said += [(english.strengths[strength], ours.strengths[strength]) for strength in Strength]
    said += [
        (english.references, ours.references),
        (english.dots, ours.dots),
        (english.one_dot, ours.one_dot),
    ]
    assert [(first, there) for first, there in said if table[first] != there] == []
