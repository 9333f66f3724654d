"""How single values stand in the `json` form."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

LARGEST_WHOLE = 10**9

READ_ERRORS = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What reading a record that was not written by this program may raise; a Refusal is a ValueError too
where it is about a value."""


def short_number(value: float | None) -> float | None:
    """Return the value without a needless fraction: 7.0 and 7 are one number."""
    return int(value) if value is not None and value == int(value) else value


def utc_text(moment: datetime | None) -> str | None:
    """Return an aware UTC time as text that ends in Z, or None."""
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z" if moment else None


def utc_or_none(text: str | None) -> datetime | None:
    """Return the time that utc_text wrote, or None; ValueError or TypeError where it is neither."""
    return utc_time(text) if text else None


def utc_time(text: str) -> datetime:
    """Return the time that utc_text wrote, UTC where it names no zone; ValueError or TypeError otherwise."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def texts(value: object) -> tuple[str, ...]:
    """Return the list as a tuple of texts; TypeError where it is anything else."""
    if not isinstance(value, list):
        raise TypeError
    return tuple(text_of(each) for each in value)


def text_of(value: object) -> str:
    """Return the value if it is text that can be written; TypeError or ValueError where it is not."""
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # half a character (a lone surrogate) can be read from JSON, but never written again
    return value


def text_or_none(value: object) -> str | None:
    """Return the value as text_of does, or None."""
    return None if value is None else text_of(value)


def number_of(value: object) -> float:
    """Return the value as a float; TypeError or OverflowError where it is no number of sane size."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise TypeError
    return float(value)


def number_or_none(value: object) -> float | None:
    """Return the value as number_of does, or None."""
    return None if value is None else number_of(value)


def flag_of(given: Json, name: str) -> bool:
    """Return a yes or no of the record, no where none is given; TypeError where it is neither.

    To take anything else for a no could make public what was meant to be private.
    """
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise TypeError
    return value


def whole_or_none(value: object) -> int | None:
    """Return the value if it is a whole number of sane size, or None; TypeError or ValueError otherwise."""
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    if abs(value) > LARGEST_WHOLE:
        raise ValueError
    return value


def position_of(given: Json) -> int:
    """Return the record's place in its list, 0 where none is given; raises as whole_or_none does."""
    return whole_or_none(given.get("position")) or 0
