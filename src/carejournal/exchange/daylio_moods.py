"""Daylio's moods: the names the app comes with and their levels, 5 the best and 1 the worst."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from carejournal.exchange.records import MoodName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carejournal.exchange.records import FoundEntry

PREDEFINED = ("rad", "good", "meh", "bad", "awful")
"""By the app's own number of a predefined name, 1 to 5, best first."""

DEFAULT_LEVELS = {
    name: 5.0 - place
    for names in (
        PREDEFINED,
        ("super", "gut", "ok", "schlecht", "lausig"),
        ("super", "bien", "mouais", "mauvais", "horrible"),
    )
    for place, name in enumerate(names)
}
"""The level of the names the app comes with in English, German and French, case-folded."""


def default_level(name: str) -> float | None:
    """Return the level of a name the app comes with, None for any other."""
    return DEFAULT_LEVELS.get(name.strip().casefold())


def mood_names(entries: Iterable[FoundEntry], levels: Mapping[str, float | None]) -> tuple[MoodName, ...]:
    """Return the moods that occur in the entries, in their first order, counted; the rest have no level."""
    counts = Counter(entry.mood for entry in entries if entry.mood)
    return tuple(MoodName(name, levels.get(name), count) for name, count in counts.items())
