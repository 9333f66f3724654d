"""A card as a text to take along, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.passage import Part, Passage
from carejournal.evidence.card_pictures import figure_text
from carejournal.evidence.card_words import SECTIONS, checked_text, words_for
from carejournal.evidence.printed_numbers import whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.evidence.card import Card, Effect


def card_passages(card: Card) -> Iterator[Passage]:
    """Yield the card's passages; nothing of a person's own record is in them."""
    words = words_for(card)
    yield Passage(Part.TITLE, card.title)
    yield Passage(Part.TEXT, card.short_answer)
    yield Passage(Part.TEXT, f"{strength_in_words(card)} {card.strength_reason}")
    for field in SECTIONS:
        yield Passage(Part.HEADING, words.headings[field])
        yield Passage(Part.TEXT, getattr(card, field))
        for line in picture_lines(card, field):
            yield Passage(Part.ITEM, line)
    yield Passage(Part.HEADING, words.references)
    for work in card.references:
        yield Passage(Part.ITEM, f"{work.citation} doi:{work.doi}")
    yield Passage(Part.SMALL, closing_words(card))


def picture_lines(card: Card, field: str) -> Iterator[str]:
    """Yield in words what the picture of a section shows."""
    if field == "studied":
        for group in card.people:
            yield f"{whole_text(group.number, card.language)} {group.population}"
    if field == "result" and card.numbers is not None:
        yield card.numbers.scale
        for effect in card.numbers.effects:
            yield effect_in_words(card, effect)


def effect_in_words(card: Card, effect: Effect) -> str:
    """Return one of the card's effects: what it is, its value where there is one, and its range."""
    low, high = figure_text(effect.low, card.language), figure_text(effect.high, card.language)
    value = "" if effect.value is None else f"{figure_text(effect.value, card.language)}, "
    return f"{effect.label}: {value}{words_for(card).between.format(low, high)}"


def strength_in_words(card: Card) -> str:
    """Return the card's strength as a few words with a full stop."""
    words = words_for(card)
    return words.strength.format(words.strengths[card.strength])


def closing_words(card: Card) -> str:
    """Return what stands below every card: how old it is, what it is not, and what strength means."""
    words = words_for(card)
    checked = words.checked.format(checked_text(card))
    return f"{checked} {words.no_advice} {words.strength_rule}"
