"""Dates and times in the cells of any table."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.exchange.dates_and_times import LONGEST, date_in_words
from carejournal.exchange.gathering import Unreadable
from carejournal.exchange.written_moments import OrderUnknown, clock, here

if TYPE_CHECKING:
    from carejournal.exchange.written_moments import DateOrders

SHORT_YEAR = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{2})(?!\d)")
STAMP = re.compile(r"1\d{9}(?:\d{3})?")
"""Seconds or milliseconds since 1970, of the years 2001 to 2033."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
MILLISECONDS_DIGITS = 13
NO_DATE = "The column of the date does not hold a date that exists."
NO_TIME = "The column of the time does not hold a time of day."


def full_years(text: str) -> str:
    """Return a date's text with four digits for the year, where it stands last with two: 26 is 2026."""
    return SHORT_YEAR.sub(r"\1\2\3\g<2>20\4", text.strip(), count=1)


def table_moment(date_text: str, time_text: str, orders: DateOrders) -> Moment:
    """Return the moment of a date's cell and a time's cell that may be empty; raises Unreadable."""
    try:
        moment = _moment(full_years(date_text), orders)
    except OrderUnknown:
        raise Unreadable("Its date could have the day or the month first.") from None
    except (ValueError, OverflowError):
        raise Unreadable(NO_DATE) from None
    if not time_text.strip():
        return moment
    try:
        return Moment(datetime.combine(moment.day, clock(time_text.strip())))
    except ValueError:
        raise Unreadable(NO_TIME) from None


def is_date(text: str, orders: DateOrders) -> bool:
    """Whether the text is a date, of whatever order."""
    try:
        _moment(full_years(text), orders)
    except OrderUnknown:
        return True
    except (ValueError, OverflowError):
        return False
    return True


def _moment(text: str, orders: DateOrders) -> Moment:
    if len(text) > LONGEST:
        raise ValueError("too long for a moment")
    if STAMP.fullmatch(text):
        seconds = int(text) / (1000 if len(text) == MILLISECONDS_DIGITS else 1)
        return here(datetime.fromtimestamp(seconds, UTC))
    try:
        return orders.moment(text)
    except OrderUnknown:
        raise
    except ValueError:
        return Moment.on(_day_in_words(text))


def _day_in_words(text: str) -> date:
    year = YEAR.search(text)
    if year is None:
        raise ValueError("no year")
    return date_in_words(year[0], text[: year.start()] + " " + text[year.end() :])
