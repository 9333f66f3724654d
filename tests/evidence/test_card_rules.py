"""The rules of a card see each fault and name its field."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from carejournal.evidence.card import PROSE, Card, Effect, Numbers, People, Source
from carejournal.evidence.card_rules import MOST_WORDS_IN_SHORT_ANSWER, faults
from carejournal.evidence.shelf import read_card

EXAMPLE = Path(__file__).parent / "samples" / "example-card.toml"


@pytest.fixture(scope="module")
def card() -> Card:
    return read_card(EXAMPLE)


def faulty_fields(card: Card) -> list[str]:
    return [field for field, _ in faults(card)]


def with_text(card: Card, field: str, text: str) -> Card:
    changes: dict[str, Any] = {field: text}
    return replace(card, **changes)


def test_a_good_card_has_no_faults(card: Card) -> None:
    assert list(faults(card)) == []


def test_a_title_is_a_question(card: Card) -> None:
    assert faulty_fields(replace(card, title="Tea and rest")) == ["title"]


def test_a_short_answer_of_forty_words_is_the_longest(card: Card) -> None:
    longest = " ".join(["word"] * MOST_WORDS_IN_SHORT_ANSWER)
    assert faulty_fields(replace(card, short_answer=longest)) == []
    assert faulty_fields(replace(card, short_answer=f"{longest} more")) == ["short_answer"]


@pytest.mark.parametrize("field", [field for field in PROSE if field not in {"title", "short_answer"}])
def test_a_banned_word_is_told_with_its_field(card: Card, field: str) -> None:
    assert faulty_fields(with_text(card, field, f"{getattr(card, field)} It works.")) == [field]


def test_a_banned_word_across_two_fields_is_none(card: Card) -> None:
    assert faulty_fields(replace(card, meaning="Tea is for you", not_meaning="should it rain")) == []


@pytest.mark.parametrize("field", [field for field in PROSE if field not in {"title", "short_answer"}])
def test_a_number_without_a_source_is_told_with_its_field(card: Card, field: str) -> None:
    assert faulty_fields(with_text(card, field, f"{getattr(card, field)} It was seen in 56 trials.")) == [
        field
    ]


def test_numbers_of_people_and_effects_need_sources_too(card: Card) -> None:
    assert faulty_fields(replace(card, people=(*card.people, People(77, "more people")))) == ["people"]
    assert card.numbers is not None
    effect = Effect("Later", Decimal("0.50"), Decimal("0.40"), Decimal("0.70"))
    effects = Numbers(card.numbers.scale, (*card.numbers.effects, effect))
    assert faulty_fields(replace(card, numbers=effects)) == ["numbers", "numbers"]


def test_a_source_for_a_number_that_is_nowhere_printed_is_a_fault(card: Card) -> None:
    assert faulty_fields(replace(card, sources=(*card.sources, Source("99", "T1_tea")))) == ["sources"]


def test_an_effect_lies_in_its_own_range(card: Card) -> None:
    assert card.numbers is not None
    outside = Effect("After tea", Decimal("0.70"), Decimal("-0.10"), Decimal("0.30"))
    upside_down = Effect("After tea", None, Decimal("0.70"), Decimal("0.30"))
    for effect in (outside, upside_down):
        changed = replace(card, numbers=replace(card.numbers, effects=(effect, *card.numbers.effects)))
        assert faulty_fields(changed) == ["numbers"]
