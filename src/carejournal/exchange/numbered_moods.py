"""Moods that a source gives as numbers: each number is a name with its own level."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from carejournal.exchange.amounts import number_in, place_in
from carejournal.exchange.questions import Asked, Question, Scale
from carejournal.exchange.records import MoodName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.exchange.records import FoundEntry

USUAL_SCALES = ("1-5", "1-10", "0-10", "0-5")


def mood_text(value: float) -> str:
    """Return a number as the name of a mood."""
    return f"{value:g}"


def numbered_moods(entries: Iterable[FoundEntry], scale: Scale | None) -> tuple[MoodName, ...]:
    """Return the moods that occur, counted; numbers on the scale are their own levels, the rest have none.

    "3/5" has its place whatever the scale; where none is known, that place is one from 0 to 10.
    """
    counts = Counter(entry.mood for entry in entries if entry.mood)
    return tuple(MoodName(name, _level(name, scale), count) for name, count in counts.items())


def ends(scale: Scale | None) -> dict[str, float]:
    """Return the ends of the mood scale as Found takes them; from 0 to 10 while it is not known."""
    return {"mood_low": scale.low if scale else 0.0, "mood_high": scale.high if scale else 10.0}


def scale_question(sentence: str, choices: tuple[str, ...] = USUAL_SCALES) -> Question:
    """Return the question for the scale of the numbers."""
    return Question(Asked.SCALE, sentence, choices)


def _level(name: str, scale: Scale | None) -> float | None:
    low, high = ends(scale).values()
    if place := place_in(name):
        return low + place[0] / place[1] * (high - low)
    number = number_in(name)
    if scale is None or number is None or not low <= number <= high:
        return None
    return number
