"""Dates, times and numbers as a reader of each language writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from carejournal.domain.month_names import MONTHS
from carejournal.reports.contents import Language

if TYPE_CHECKING:
    from datetime import date

    from carejournal.domain.moment import Moment
    from carejournal.domain.period import Period

WEEKDAYS = {
    Language.ENGLISH: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    Language.GERMAN: ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
}
SHORT_MONTHS = {
    Language.ENGLISH: (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
    Language.GERMAN: (
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez.",
    ),
}  # fmt: skip
NO_BREAK = "\u00a0"
WHOLE_FROM = 1000
"""From this size on a number is given without decimals."""
EXACT = 1e-9


def _day_number(day: date, language: Language) -> str:
    return f"{day.day}." if language is Language.GERMAN else str(day.day)


def month_year(day: date, language: Language) -> str:
    """Return the month a day lies in: "August 2026"."""
    return f"{MONTHS[language][day.month - 1]} {day.year}"


def long_date(day: date, language: Language) -> str:
    """Return a day in full: "30 August 2026", "30. August 2026"."""
    return f"{_day_number(day, language)}{NO_BREAK}{month_year(day, language)}"


def weekday_date(day: date, language: Language) -> str:
    """Return a day of a known year, short: "Mon 3 Aug", "Mo 3. Aug."."""
    month = SHORT_MONTHS[language][day.month - 1]
    return f"{WEEKDAYS[language][day.weekday()]} {_day_number(day, language)} {month}".replace(" ", NO_BREAK)


def moment_text(moment: Moment, language: Language) -> str:
    """Return a moment with its weekday and year, and with its time where that is known."""
    day = f"{WEEKDAYS[language][moment.day.weekday()]} {long_date(moment.day, language)}"
    return f"{day}, {moment.local:%H:%M}" if moment.time_known else day


def period_text(period: Period, language: Language) -> str:
    """Return a period without repeating what both ends share: "3–30 August 2026"."""
    first, last = period.first, period.last
    end = long_date(last, language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{_day_number(first, language)}–{end}"
    if first.year == last.year:
        return f"{_day_number(first, language)}{NO_BREAK}{MONTHS[language][first.month - 1]} – {end}"
    return f"{long_date(first, language)} – {end}"


def number(value: float, language: Language) -> str:
    """Return a number as it was given, to two decimals; one that has more of them, as means do, to one."""
    if abs(value) >= WHOLE_FROM:
        return localised(f"{value:.0f}", language)
    two = f"{value:.2f}"
    text = two if abs(float(two) - value) < EXACT else f"{value:.1f}"
    if float(text) == 0:  # never a zero where there was a little of something
        text = f"{value:.1g}" if value else "0"
    return localised(text.rstrip("0").rstrip(".") if "." in text else text, language)


def average(value: float, language: Language) -> str:
    """Return a mean with exactly one decimal, halves rounded up, or with none from a thousand on."""
    step = Decimal(1) if abs(value) >= WHOLE_FROM else Decimal("0.1")
    text = str(Decimal(str(value)).quantize(step, ROUND_HALF_UP))
    return localised("0.0" if text == "-0.0" else text, language)


def localised(text: str, language: Language) -> str:
    """Return a number's digits with the language's decimal sign and a true minus."""
    text = text.replace("-", "\u2212")
    return text.replace(".", ",") if language is Language.GERMAN else text
