"""Numbers, lengths of time and places on a scale, as people and programs write them."""

from __future__ import annotations

import re

NUMBER = re.compile(r"[-+]?\d{1,12}(?:[.,]\d{1,9})?")
THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
"""Could be a thousand or a fraction: with a comma it is not guessed at."""
CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?\s*h?")
HOURS_MINUTES = re.compile(
    r"(?:(\d{1,3})\s*(?:h|hrs?|hours?|std|stunden?)\.?)?\s*(?:(\d{1,3})\s*(?:m|min|mins|minutes?|minuten)?\.?)?",
    re.IGNORECASE,
)
HOURS_WORD = re.compile(r"\s*(?:h|hrs?|hours?|std|stunden?)\.?\Z", re.IGNORECASE)
FRACTION = re.compile(r"([^/]{1,24})/([^/]{1,24})")
YES = frozenset({"true", "yes", "y", "on", "x", "✓", "✔", "✅", "ja", "oui", "sí"})
MINUTES_AN_HOUR = 60
LONGEST = 40


def number_in(text: str) -> float | None:
    """Return the number the text is, with point or comma; None where it is none or not plain."""
    text = text.strip()
    if len(text) > LONGEST or NUMBER.fullmatch(text) is None or ("," in text and THOUSANDS.fullmatch(text)):
        return None
    return float(text.replace(",", "."))


def hours_in(text: str) -> float | None:
    """Return the hours in "7.5", "7,5 h", "7h30", "7h 30m", "450 min" or "07:30"; None for anything else."""
    text = text.strip()
    if len(text) > LONGEST or not text:
        return None
    if match := CLOCK.fullmatch(text):
        return int(match[1]) + int(match[2]) / MINUTES_AN_HOUR
    plain = number_in(HOURS_WORD.sub("", text))
    if plain is not None:
        return plain
    match = HOURS_MINUTES.fullmatch(text)
    if match is None or not (match[1] or match[2]):
        return None
    return int(match[1] or 0) + int(match[2] or 0) / MINUTES_AN_HOUR


def place_in(text: str) -> tuple[float, float] | None:
    """Return the place and the highest of "3/5"; None where it is no such thing."""
    match = FRACTION.fullmatch(text.strip())
    if match is None:
        return None
    place, highest = number_in(match[1]), number_in(match[2])
    if place is None or highest is None or not 0 <= place <= highest or highest == 0:
        return None
    return place, highest


def is_yes(text: str) -> bool:
    """Whether the text says yes."""
    return text.strip().casefold() in YES
