"""What every card's words and numbers keep to, beyond having the right fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.evidence.printed_numbers import numbers_in
from carejournal.evidence.words import banned_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carejournal.evidence.card import Card

MOST_WORDS_IN_SHORT_ANSWER = 40


def translation_faults(card: Card, original: Card) -> Iterator[tuple[str, str]]:
    """Yield (field, what is wrong with it) for each rule that a translated card breaks.

    Every part prints the same numbers as the original's, so that the original's sources hold for them too.
    """
    yield from _shape(card)
    printed = list(card.printed())
    for field, text in printed:
        for phrase in banned_in(text, card.language):
            yield field, f"holds “{phrase}”, which cards do not say"
    for (field, text), (_, first) in zip(printed, original.printed(), strict=True):
        ours, theirs = sorted(numbers_in(text, card.language)), sorted(numbers_in(first))
        if ours != theirs:
            yield field, f"prints the numbers {', '.join(ours)}; the original prints {', '.join(theirs)}"


def faults(card: Card) -> Iterator[tuple[str, str]]:
    """Yield (field, what is wrong with it) for each rule that the card breaks."""
    yield from _shape(card)
    printed = list(card.printed())
    whole = " ; ".join(text for _, text in printed)  # looked through at once: much faster than field by field
    for phrase in banned_in(whole):
        yield _field_with(phrase, printed, banned_in), f"holds “{phrase}”, which cards do not say"
    numbers = set(numbers_in(whole))
    for source in card.sources:
        if source.number not in numbers:
            yield "sources", f"“{source.number}” of {source.block} is printed nowhere on the card"
    for number in sorted(numbers - {source.number for source in card.sources}):
        yield _field_with(number, printed, numbers_in), f"prints {number}, which no source is named for"


def _shape(card: Card) -> Iterator[tuple[str, str]]:
    if not card.title.endswith("?"):
        yield "title", "is not a question"
    words = len(card.short_answer.split())
    if words > MOST_WORDS_IN_SHORT_ANSWER:
        yield "short_answer", f"has {words} words; {MOST_WORDS_IN_SHORT_ANSWER} is the most"
    for effect in () if card.numbers is None else card.numbers.effects:
        middle = effect.low if effect.value is None else effect.value
        if not effect.low <= middle <= effect.high:
            yield "numbers", f"“{effect.label}” lies outside its own range"


def _field_with(found: str, printed: list[tuple[str, str]], all_in: Callable[[str], list[str]]) -> str:
    return next(field for field, text in printed if found in all_in(text))
