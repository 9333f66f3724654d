"""What the insights engine is given, gathered from the journal as plain values that a thread may have."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from carejournal.domain.day_value import ONCE_A_NIGHT
from carejournal.domain.measure import Form
from carejournal.domain.session import Status
from carejournal.insights.daily import daily_series
from carejournal.insights.factor_key import FactorSort, factor_key
from carejournal.insights.finding import Family
from carejournal.insights.naming import FactorName, MeasureName, Names
from carejournal.insights.observed import Factor, Observed, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from carejournal.domain.measure import Measure
    from carejournal.domain.moment import Moment
    from carejournal.domain.period import Period
    from carejournal.domain.reading import Reading
    from carejournal.domain.session import Kind, Session


@dataclass(frozen=True, slots=True)
class InsightMaterial:
    """A period's readings, tags and sessions, with the catalogue's names for them.

    `tag_days` has the day and the tags of each entry: a day without an entry cannot tell whether a tag's
    thing happened. `chosen` are the pairs that a person asked about beforehand.
    """

    period: Period
    readings: Iterable[Reading]
    tag_days: Sequence[tuple[date, tuple[str, ...]]]
    sessions: Sequence[Session]
    measures: Sequence[Measure]
    kinds: Sequence[Kind]
    chosen: frozenset[tuple[str, str]] = frozenset()


def observed(material: InsightMaterial) -> Observed:
    """Return the material as one number a day of each measure and each factor."""
    by_measure: dict[str, list[Reading]] = defaultdict(list)
    for reading in material.readings:
        by_measure[reading.measure].append(reading)
    rated = [
        _outcome(measure, by_measure[measure.key], material.period)
        for measure in material.measures
        if measure.key in by_measure
    ]
    as_factors = [
        Factor.untimed(factor_key(FactorSort.MEASURE, each.measure), Family.TAGS, each.values)
        for each in rated
        if each.yes_no and (each.values == 1).any()
    ]
    factors = (*_session_factors(material), *_tag_factors(material), *as_factors)
    return Observed(material.period.first, tuple(rated), factors, material.chosen)


def names_in(material: InsightMaterial) -> Names:
    """Return what everything in the material is called in the journal itself."""
    kinds = {kind.key: kind.name for kind in material.kinds}
    factors: dict[str, FactorName] = {}
    for session in material.sessions:
        name = kinds.get(session.kind, session.kind)
        factors[factor_key(FactorSort.SESSION, session.kind)] = FactorName(FactorSort.SESSION, name)
        for sort, refinement in _refinements(session):
            factors[factor_key(sort, f"{session.kind}/{refinement}")] = FactorName(
                sort, refinement, session.kind, name
            )
    for _, tags in material.tag_days:
        for tag in tags:
            factors[factor_key(FactorSort.TAG, tag)] = FactorName(FactorSort.TAG, tag)
    for measure in material.measures:
        factors[factor_key(FactorSort.MEASURE, measure.key)] = FactorName(FactorSort.MEASURE, measure.name)
    measures = {m.key: MeasureName(m.name, m.form, m.unit) for m in material.measures}
    return Names(factors, measures)


def _outcome(measure: Measure, readings: Sequence[Reading], period: Period) -> Outcome:
    """Return the measure's days; a night is over before the day's sessions, whenever it is written down."""
    rated_from, rated_until = np.full(len(period), np.nan), np.full(len(period), np.nan)
    night = measure.key in ONCE_A_NIGHT
    by_day: dict[int, list[Moment]] = defaultdict(list)
    for reading in readings:
        by_day[(reading.day - period.first).days].append(reading.moment)
    for day, moments in by_day.items():
        if all(moment.time_known for moment in moments):
            minutes = [0.0 if night else _minute(moment) for moment in moments]
            rated_from[day], rated_until[day] = min(minutes), max(minutes)
    values = daily_series(readings, measure, period).values
    return Outcome(measure.key, values, rated_from, rated_until, measure.form is Form.YES_NO)


def _session_factors(material: InsightMaterial) -> Iterator[Factor]:
    """Yield a factor for each kind, and for each method and provider of it, that was attended."""
    attended: dict[tuple[str, str], list[Session]] = defaultdict(list)
    for session in material.sessions:
        if session.status is not Status.ATTENDED or session.moment.day not in material.period:
            continue
        kind = factor_key(FactorSort.SESSION, session.kind)
        attended[kind, ""].append(session)
        for sort, name in _refinements(session):
            attended[factor_key(sort, f"{session.kind}/{name}"), kind].append(session)
    for (key, part_of), sessions in sorted(attended.items(), key=lambda item: (item[0][1], item[0][0])):
        yield _session_factor(key, part_of, sessions, material.period)


def _session_factor(key: str, part_of: str, sessions: Iterable[Session], period: Period) -> Factor:
    happened = np.zeros(len(period))
    starts, ends = np.full(len(period), np.inf), np.full(len(period), -np.inf)
    for session in sessions:
        day = (session.moment.day - period.first).days
        happened[day] = 1
        start = _minute(session.moment) if session.moment.time_known else np.nan
        # min() and max() of numpy keep a time that is not known as not known.
        starts[day] = np.minimum(starts[day], start)
        ends[day] = np.maximum(
            ends[day], start + (session.minutes or 0) if _booked_ahead(session) else np.nan
        )
    none = happened == 0
    starts[none] = ends[none] = np.nan
    return Factor(key, Family.SESSIONS, happened, starts, ends, part_of)


def _booked_ahead(session: Session) -> bool:
    """Say whether the session was written down before its day.

    Else it may have been decided on because of how the day was. A rating given afterwards then hides that
    bad start from the forecast, and the days after would look worse than foretold.
    """
    recorded = session.recorded_at
    if recorded is None:
        return False
    local = recorded.replace(tzinfo=None) + timedelta(minutes=session.moment.utc_offset or 0)
    return local.date() < session.moment.day


def _tag_factors(material: InsightMaterial) -> Iterator[Factor]:
    told = _days((day for day, _ in material.tag_days), material.period)
    days_of: dict[str, list[date]] = defaultdict(list)
    for day, tags in material.tag_days:
        for tag in tags:
            days_of[tag].append(day)
    for tag, days in sorted(days_of.items()):
        happened = np.where(told, 0.0, np.nan)
        happened[_days(days, material.period)] = 1
        yield Factor.untimed(factor_key(FactorSort.TAG, tag), Family.TAGS, happened)


def _refinements(session: Session) -> Iterator[tuple[FactorSort, str]]:
    if session.method:
        yield FactorSort.METHOD, session.method
    if session.provider.strip():
        yield FactorSort.PROVIDER, session.provider.strip()


def _days(days: Iterable[date], period: Period) -> NDArray[np.bool_]:
    there = np.zeros(len(period), dtype=np.bool_)
    for day in days:
        there[(day - period.first).days] = True
    return there


def _minute(moment: Moment) -> float:
    return moment.local.hour * 60.0 + moment.local.minute
