"""What the values of search filters mean: days, numbers, yes or no, and names, or how they begin."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from carejournal.domain.measure import Form, Measure
from carejournal.domain.period import Period
from carejournal.domain.refusal import BadValueRefusal

if TYPE_CHECKING:
    from collections.abc import Sequence

DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
DAY_OF_ANY_YEAR = re.compile(r"(\d{1,2})-(\d{1,2})")
NUMBER = r"-?\d+(?:[.,]\d+)?"
NUMBERS = re.compile(rf"({NUMBER})(?:(?:-|–|\.\.)({NUMBER}))?")
YES, NO = frozenset({"yes", "1", "true"}), frozenset({"no", "0", "false"})
A_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Named:
    """Something a filter can name: `key` is what is meant, `name` what it is called."""

    key: str
    name: str


def dates_meant(end: str, value: str, typed: str) -> Period:
    """Return the days that "from", "until" or "on" a year, a month or a day leaves; `typed` is its name."""
    found = DATE.fullmatch(value)
    try:
        first, last = (
            _ends(*(int(part) if part else None for part in found.groups())) if found else (None, None)
        )
    except ValueError:
        first = last = None
    if first is None or last is None:
        raise BadValueRefusal(f"“{typed}:{value}” needs a date, as in {typed}:2026-11-22 or {typed}:2026-11.")
    match end:
        case "from":
            return Period(first, date.max)
        case "until":
            return Period(date.min, last)
        case _:
            return Period(first, last)


def _ends(year: int | None, month: int | None, day: int | None) -> tuple[date, date]:
    assert year is not None
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, monthrange(year, last_month)[1])


def day_of_any_year(value: str, typed: str) -> tuple[int, int] | None:
    """Return month and day of a value such as 11-22, or None where it is none."""
    found = DAY_OF_ANY_YEAR.fullmatch(value)
    if found is None:
        return None
    month, day = int(found[1]), int(found[2])
    try:
        date(A_LEAP_YEAR, month, day)
    except ValueError:
        raise BadValueRefusal(
            f"“{typed}:{value}” is no day; write month and day, as in {typed}:11-22."
        ) from None
    return month, day


def numbers_meant(value: str, measure: Measure) -> tuple[float, float] | None:
    """Return the lowest and highest number of a value such as 4 or 4-6, of yes and no 1 and 0; else None."""
    yes = yes_meant(value.casefold()) if measure.form is Form.YES_NO else None
    if yes is not None:
        return float(yes), float(yes)
    found = NUMBERS.fullmatch(value)
    if found is None:
        return None
    low = float(found[1].replace(",", "."))
    high = low if found[2] is None else float(found[2].replace(",", "."))
    return min(low, high), max(low, high)


def yes_meant(value: str) -> bool | None:
    """Return whether yes or no is meant, in lower case; None where neither is."""
    return value in YES if value in YES | NO else None


def names_meant(value: str, known: Sequence[Named], what: str) -> tuple[str, ...]:
    """Return the keys of what is called so, or else of all whose name begins so; there must be one."""
    folded = value.casefold()
    exact = tuple(each.key for each in known if folded in {each.name.casefold(), each.key.casefold()})
    begun = tuple(each.key for each in known if folded and each.name.casefold().startswith(folded))
    if not exact and not begun:
        raise BadValueRefusal(f"There is no {what} called “{value}”." if value else f"Which {what} is meant?")
    return exact or begun
