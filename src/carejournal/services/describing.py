"""A period in numbers and as the chart's data: honest descriptions, nothing compared.

Loads numpy, so it is itself loaded with the first chart or report.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from carejournal.charts.trend_data import SessionMark, TrendData, TrendPanel, panel_of
from carejournal.domain.measure import MOOD, SLEEP_HOURS, STRESS, Measure
from carejournal.domain.period import Period
from carejournal.domain.session import Status
from carejournal.insights.daily import DailySeries, daily_series
from carejournal.insights.description import Description, describe, recorded_days
from carejournal.insights.smoothing import DAYS, seven_day_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carejournal.domain.reading import Reading
    from carejournal.domain.session import Kind, Session
    from carejournal.services.looking_back import LookingBack

CHART_MEASURES = (MOOD, STRESS, SLEEP_HOURS)


@dataclass(frozen=True, slots=True)
class PeriodOverview:
    """A period described: days with any reading, and each measure that is in use."""

    period: Period
    recorded_days: int
    measures: tuple[tuple[Measure, Description], ...]


class Describing:
    """Turns what is recorded into series, descriptions and the data of the chart."""

    def __init__(self, looking_back: LookingBack) -> None:
        self._looking_back = looking_back

    def overview(self, period: Period) -> PeriodOverview:
        """Return the period in numbers, for every measure in use."""
        readings = self._looking_back.readings(period)
        return overview_of(readings, self._looking_back.measures(), period)

    def trend(self, period: Period, name_of: Callable[[Measure], str]) -> TrendData:
        """Return the chart's data: mood, stress and sleep under the names given, sessions as marks."""
        keys = [measure.key for measure in CHART_MEASURES]
        readings = self._looking_back.readings(with_lead_in(period), keys)
        sessions = self._looking_back.sessions(period)
        return trend_of(readings, sessions, self._looking_back.kinds(), period, name_of)


def overview_of(readings: Sequence[Reading], measures: Sequence[Measure], period: Period) -> PeriodOverview:
    """Return readings described over a period, a description for each measure in its order."""
    described = tuple((each, describe(daily_series(readings, each, period))) for each in measures)
    return PeriodOverview(period, recorded_days(readings, period), described)


def trend_of(
    readings: Sequence[Reading],
    sessions: Sequence[Session],
    kinds: Sequence[Kind],
    period: Period,
    name_of: Callable[[Measure], str],
    measures: Sequence[Measure] = CHART_MEASURES,
) -> TrendData:
    """Return the chart's data from readings that begin with the period's lead-in, a panel a measure."""
    panels = tuple(_panel(readings, measure, period, name_of(measure)) for measure in measures)
    by_key = {kind.key: kind for kind in kinds}
    marks = tuple(
        SessionMark(session.moment.day, by_key[session.kind].name, by_key[session.kind].mark, session.kind)
        for session in sessions
        if session.status is Status.ATTENDED and session.moment.day in period
    )
    return TrendData(period, panels, marks)


def with_lead_in(period: Period) -> Period:
    """Return the period with the days before it that the 7-day line of its first day needs."""
    days_before = min(DAYS - 1, (period.first - date.min).days)
    return Period(period.first - timedelta(days=days_before), period.last)


def _panel(readings: Sequence[Reading], measure: Measure, period: Period, name: str) -> TrendPanel:
    whole: DailySeries = daily_series(readings, measure, with_lead_in(period))
    days = len(period)
    return panel_of(measure, whole.values[-days:], seven_day_line(whole)[-days:], name)
