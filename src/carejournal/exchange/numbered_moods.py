"""Moods that a source gives as numbers: each number is a name with its own level."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from carejournal.exchange.amounts import number_in, place_in
from carejournal.exchange.questions import Asked, Question
from carejournal.exchange.records import MoodName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.exchange.questions import Scale
    from carejournal.exchange.records import FoundEntry

OURS = (0.0, 10.0)
USUAL_SCALES = ("1-5", "1-10", "0-10", "0-5")


def mood_text(value: float) -> str:
    """Return a number as the name of a mood."""
    return f"{value:g}"


def moods_found(
    entries: Iterable[FoundEntry],
    scale: Scale | None,
    sentence: str,
    choices: tuple[str, ...] = USUAL_SCALES,
    *,
    ask: bool = False,
) -> dict[str, Any]:
    """Return what Found takes about moods; numbers on the scale are their own levels, other names have none.

    "3/5" has its place whatever the scale; where none is known, that place is one from 0 to 10. While the
    scale of a number is not known, or of anything else the importer says to `ask` about, it is asked for.
    """
    counts = Counter(entry.mood for entry in entries if entry.mood)
    low, high = _ends(scale)
    moods = tuple(MoodName(name, _level(name, scale), count) for name, count in counts.items())
    open_number = any(number_in(name) is not None for name in counts)
    question = Question(Asked.SCALE, sentence, choices)
    return {
        "moods": moods,
        "mood_low": low,
        "mood_high": high,
        "questions": (question,) if scale is None and (open_number or ask) else (),
    }


def _ends(scale: Scale | None) -> tuple[float, float]:
    return (float(scale.low), float(scale.high)) if scale else OURS


def _level(name: str, scale: Scale | None) -> float | None:
    low, high = _ends(scale)
    if place := place_in(name):
        return low + place[0] / place[1] * (high - low)
    number = number_in(name)
    if scale is None or number is None or not low <= number <= high:
        return None
    return number
