"""A card as a text to take along, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.passage import Part, Passage
from carejournal.evidence.card_pictures import figure_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.evidence.card import Card, Effect

NO_ADVICE = "This is information, not medical advice, and no diagnosis."
STRENGTH_RULE = (
    "Strength says how far the answer can be relied on, by a simple rule of Care Journal’s own that is "
    "like the one called GRADE, but no official rating."
)
SECTIONS = (
    ("studied", "Who was studied"),
    ("result", "What was found"),
    ("compared_with", "Compared with what"),
    ("lasting", "For how long"),
    ("limits", "Limits"),
    ("later", "Later and contrary studies"),
    ("not_meaning", "What it does not mean"),
    ("meaning", "What it means for you"),
    ("watch", "What you could watch in your own journal"),
)
"""The fields that have a section of their own, with its heading, in their order."""


def card_passages(card: Card) -> Iterator[Passage]:
    """Yield the card's passages; nothing of a person's own record is in them."""
    yield Passage(Part.TITLE, card.title)
    yield Passage(Part.TEXT, card.short_answer)
    yield Passage(Part.TEXT, f"Strength: {strength_in_words(card)}. {card.strength_reason}")
    for field, heading in SECTIONS:
        yield Passage(Part.HEADING, heading)
        yield Passage(Part.TEXT, getattr(card, field))
        for line in picture_lines(card, field):
            yield Passage(Part.ITEM, line)
    yield Passage(Part.HEADING, "References")
    for work in card.references:
        yield Passage(Part.ITEM, f"{work.citation} doi:{work.doi}")
    yield Passage(Part.SMALL, closing_words(card))


def picture_lines(card: Card, field: str) -> Iterator[str]:
    """Yield in words what the picture of a section shows."""
    if field == "studied":
        for group in card.people:
            yield f"{group.number:,} {group.population}"
    if field == "result" and card.numbers is not None:
        yield card.numbers.scale
        for effect in card.numbers.effects:
            yield effect_in_words(effect)


def effect_in_words(effect: Effect) -> str:
    """Return one effect: what it is, its value where there is one, and its range."""
    between = f"plausibly between {figure_text(effect.low)} and {figure_text(effect.high)}"
    value = "" if effect.value is None else f"{figure_text(effect.value)}, "
    return f"{effect.label}: {value}{between}"


def strength_in_words(card: Card) -> str:
    """Return the card's strength as a word or two."""
    return card.strength.value.replace("_", " ")


def closing_words(card: Card) -> str:
    """Return what stands below every card: how old it is, what it is not, and what strength means."""
    day = f"{card.checked.day} {card.checked:%B %Y}"
    return f"Last compared with its sources on {day}. {NO_ADVICE} {STRENGTH_RULE}"
