"""The words of a chart on the screen, in the person's language and locale."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from carejournal.charts.labels import ChartLabels, Grain, neutral_number
from carejournal.ui.widgets.dates import long_day_with_year, qdate, short_day_with_year
from carejournal.ui.widgets.numbers import in_own_writing

if TYPE_CHECKING:
    from datetime import date

    from carejournal.charts.trend_data import TrendData
    from carejournal.domain.period import Period


def chart_labels() -> ChartLabels:
    """Return what a chart on the screen writes."""
    return ChartLabels(
        tick=_tick,
        day=short_day_with_year,
        number=_number,
        week_starts=QLocale().firstDayOfWeek().value - 1,
        yes=_tr("yes"),
        no=_tr("no"),
        not_recorded=_tr("not recorded"),
        dot_day=_tr("a day"),
        dot_week=_tr("mean of a week"),
        dot_month=_tr("mean of a month"),
        line_day=_tr("mean of 7 days"),
        line_week=_tr("mean of a month"),
        line_month=_tr("mean of a year"),
        coarse_week=_tr(
            "Over so long a time each dot is the mean of a week, and the line that of each month."
        ),
        coarse_month=_tr(
            "Over so long a time each dot is the mean of a month, and the line that of each year."
        ),
        over=_tr("the line of {first} to {last}"),
        panel_over=_tr("{name} from {first} to {last}, laid over: mean {mean} of its line."),
        events=_tr("Marked: {events}."),
        event_days=_tr("{word} ({first} to {last})"),
        event_day=_tr("{word} ({first})"),
        coarse_marks=_tr("Sessions stand close here: a mark may stand for several of its kind."),
        days_count=_tr("{n} days"),
        days_count_one=_tr("1 day"),
        period=_tr("{first} to {last} ({days})."),
        one_day=_tr("{first} ({days})."),
        panel=_tr(
            "{name}: recorded on {recorded} of {days}, mean {mean}, lowest {lowest}, highest {highest}."
        ),
        panel_yes_no=_tr("{name}: recorded on {recorded} of {days}, yes on {yes}."),
        panel_blank=_tr("{name}: not recorded."),
        sessions=_tr("Sessions: {kinds}."),
        no_sessions=_tr("No sessions."),
    )


def day_words(data: TrendData, day: date) -> str:
    """Return what is recorded on a day of the chart, a line each."""
    labels = chart_labels()
    number = (day - data.period.first).days
    parts = [long_day_with_year(day)]
    for panel in data.panels:
        value = float(panel.values[number])
        shown = labels.not_recorded if math.isnan(value) else f"{labels.number(value)} {panel.unit}".strip()
        parts.append(f"{panel.name}: {shown}")
    parts += [mark.kind_name for mark in data.marks if mark.day == day]
    parts += [event.word for event in data.events if day in event.period]
    return "\n".join(parts)


def brushed_words(chosen: Period) -> str:
    """Return which days are chosen, and how they are shown alone."""
    return _tr("{0} to {1}: {2} days. Enter shows them alone.").format(
        short_day_with_year(chosen.first), short_day_with_year(chosen.last), len(chosen)
    )


def _number(value: float) -> str:
    return in_own_writing(neutral_number(value))


def _tick(day: date, grain: Grain) -> str:
    locale = QLocale()
    if grain is Grain.YEAR:
        return str(day.year)
    if grain is Grain.MONTH:
        return locale.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return locale.toString(qdate(day), "d MMM")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartWords", text)
