"""A period in numbers and as the chart's data: honest descriptions, nothing compared.

Loads numpy, so it is itself loaded with the first chart or report.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from carejournal.charts.trend_data import EventMark, SessionMark, TrendData, TrendPanel, panel_of
from carejournal.domain.measure import MOOD, SLEEP_HOURS, STRESS, Measure
from carejournal.domain.period import Period
from carejournal.domain.session import Status
from carejournal.insights.daily import DailySeries, daily_series
from carejournal.insights.description import Description, describe, recorded_days
from carejournal.insights.smoothing import DAYS, seven_day_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from carejournal.domain.life_event import LifeEvent
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


@dataclass(frozen=True, slots=True)
class TrendChoice:
    """What of a journal the chart shows: measures by key, kinds of session left out, a period laid over.

    `over` is as long as the period itself.
    """

    measures: tuple[str, ...] = tuple(measure.key for measure in CHART_MEASURES)
    hidden_kinds: frozenset[str] = frozenset()
    over: Period | None = None


USUAL_CHOICE = TrendChoice()


@dataclass(frozen=True, slots=True)
class PeriodMaterial:
    """What a period's overview and chart are worked out from; plain values that a thread may have."""

    period: Period
    choice: TrendChoice
    readings: Iterable[Reading]
    over: Iterable[Reading]
    attended: Sequence[tuple[date, str]]
    measures: Sequence[Measure]
    kinds: Sequence[Kind]
    events: tuple[LifeEvent, ...] = ()


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
        return described(self.gather(period), name_of)[1]

    def gather(
        self, period: Period, choice: TrendChoice = USUAL_CHOICE, events: tuple[LifeEvent, ...] = ()
    ) -> PeriodMaterial:
        """Read what `described` works from: all that the window's thread has to do."""
        looking_back = self._looking_back
        over = choice.over
        return PeriodMaterial(
            period=period,
            choice=choice,
            readings=looking_back.fetched_readings(with_lead_in(period)),
            over=looking_back.fetched_readings(with_lead_in(over), choice.measures) if over else (),
            attended=looking_back.attended_days(period),
            measures=looking_back.measures(),
            kinds=looking_back.kinds(),
            events=events,
        )


def described(
    material: PeriodMaterial, name_of: Callable[[Measure], str]
) -> tuple[PeriodOverview, TrendData]:
    """Return a period in numbers and as the chart's data; pure, so it may run in a thread."""
    period, choice = material.period, material.choice
    by_measure: dict[str, list[Reading]] = defaultdict(list)
    for reading in material.readings:
        by_measure[reading.measure].append(reading)
    inside = [reading for readings in by_measure.values() for reading in readings if reading.day in period]
    overview = PeriodOverview(
        period,
        recorded_days(inside, period),
        tuple(
            (each, describe(daily_series(by_measure[each.key], each, period))) for each in material.measures
        ),
    )
    shown = [each for each in material.measures if each.key in choice.measures]
    over: list[Reading] = list(material.over)
    panels = tuple(
        replace(
            _panel(by_measure[each.key], each, period, name_of(each)),
            over=_panel(over, each, choice.over, "").line if choice.over else None,
        )
        for each in shown
    )
    attended = [each for each in material.attended if each[1] not in choice.hidden_kinds]
    marks = _marks(attended, material.kinds)
    events = tuple(EventMark(each.word, each.period) for each in material.events)
    return overview, TrendData(period, panels, marks, events, choice.over)


def overview_of(readings: Sequence[Reading], measures: Sequence[Measure], period: Period) -> PeriodOverview:
    """Return readings described over a period, a description for each measure in its order."""
    each_measure = tuple((each, describe(daily_series(readings, each, period))) for each in measures)
    return PeriodOverview(period, recorded_days(readings, period), each_measure)


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
    attended = [
        (session.moment.day, session.kind)
        for session in sessions
        if session.status is Status.ATTENDED and session.moment.day in period
    ]
    return TrendData(period, panels, _marks(attended, kinds))


def _marks(attended: Iterable[tuple[date, str]], kinds: Sequence[Kind]) -> tuple[SessionMark, ...]:
    by_key = {kind.key: kind for kind in kinds}
    return tuple(SessionMark(day, by_key[key].name, by_key[key].mark, key) for day, key in attended)


def with_lead_in(period: Period) -> Period:
    """Return the period with the days before it that the 7-day line of its first day needs."""
    days_before = min(DAYS - 1, (period.first - date.min).days)
    return Period(period.first - timedelta(days=days_before), period.last)


def _panel(readings: Sequence[Reading], measure: Measure, period: Period, name: str) -> TrendPanel:
    whole: DailySeries = daily_series(readings, measure, with_lead_in(period))
    days = len(period)
    return panel_of(measure, whole.values[-days:], seven_day_line(whole)[-days:], name)
