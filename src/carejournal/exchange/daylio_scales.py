"""The scales in a Daylio CSV: "Sleep Quality: 6/10 points | Energy: 2 | Sleep Time: 7:30"."""

from __future__ import annotations

import re

from carejournal.exchange.records import FoundReading

NUMBER = r"\d{1,9}(?:[.,]\d{1,2})?"
"""Three digits after the point could as well be thousands: such a value is not guessed at."""
OF_HIGHEST = re.compile(rf"({NUMBER})\s*/\s*({NUMBER})\s*(\D{{0,30}})")
HOURS_MINUTES = re.compile(r"(\d{1,3}):([0-5]\d)")
PLAIN = re.compile(rf"(-?{NUMBER})\s*([^\d/:,]{{0,30}})")
SEPARATOR = re.compile(r":\s")


def scale_readings(text: str) -> tuple[tuple[FoundReading, ...], bool]:
    """Return the readings in the column's text, and whether all of it could be read.

    "6/10" is on a scale from 0 to 10, "7:30" is 7.5 h, any other number stands alone.
    """
    parts = [part.strip() for part in text.split("|")]
    readings = [_reading(part) for part in parts if part]
    return tuple(reading for reading in readings if reading), None not in readings


def _reading(part: str) -> FoundReading | None:
    *name_parts, value = SEPARATOR.split(part)
    name, value = ": ".join(name_parts).strip(), value.strip()
    if not name:
        return None
    if match := HOURS_MINUTES.fullmatch(value):
        return FoundReading(name, int(match[1]) + int(match[2]) / 60, unit="h")
    if match := OF_HIGHEST.fullmatch(value):
        number, highest = _number(match[1]), _number(match[2])
        return FoundReading(name, number, 0.0, highest, match[3].strip()) if number <= highest > 0 else None
    if match := PLAIN.fullmatch(value):
        return FoundReading(name, _number(match[1]), unit=match[2].strip())
    return None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
