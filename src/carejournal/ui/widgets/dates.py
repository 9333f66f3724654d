"""Days and times as the person's own locale writes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from carejournal.domain.moment import Moment


def long_day(day: date) -> str:
    """Return a day in full, without the year: Sunday, 22 November."""
    locale = QLocale()
    text = locale.toString(qdate(day), _tr("dddd, d MMMM"))
    return text[:1].upper() + text[1:]


def long_day_with_year(day: date) -> str:
    """Return a day in full with its year: Sunday, 22 November 2026."""
    return f"{long_day(day)} {day.year}"


def short_day(day: date) -> str:
    """Return a day in short: Sun 22 Nov."""
    return QLocale().toString(qdate(day), _tr("ddd d MMM"))


def short_day_with_year(day: date) -> str:
    """Return a day in short with its year: 22 Nov 2026."""
    return QLocale().toString(qdate(day), _tr("d MMM yyyy"))


def month_and_year(day: date) -> str:
    """Return the month a day lies in: November 2026."""
    text = QLocale().standaloneMonthName(day.month)
    return f"{text[:1].upper()}{text[1:]} {day.year}"


def clock_time(moment: Moment) -> str:
    """Return the time of day, or "" where it is not known."""
    if not moment.time_known:
        return ""
    return QLocale().toString(QTime(moment.local.hour, moment.local.minute), QLocale.FormatType.ShortFormat)


def qdate(day: date) -> QDate:
    """Return the day as Qt's own."""
    return QDate(day.year, day.month, day.day)


def from_qdate(day: QDate) -> date:
    """Return Qt's day as Python's."""
    return date(day.year(), day.month(), day.day())


def _tr(shape: str) -> str:
    return QCoreApplication.translate("Dates", shape)
