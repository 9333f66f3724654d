"""Patterns of the record that need no test: by weekday, by month, a night beside its day, and tags.

Plain means with their numbers of days; nothing here says that one thing goes with another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from carejournal.domain.measure import MOOD, SLEEP_HOURS, Form
from carejournal.insights.daily import daily_series
from carejournal.insights.profiles import by_month, by_weekday, longest_gap, spread, yes_days

if TYPE_CHECKING:
    from datetime import date

    from carejournal.domain.measure import Measure
    from carejournal.domain.period import Period
    from carejournal.domain.reading import Reading
    from carejournal.insights.daily import DailySeries
    from carejournal.insights.description import Description
    from carejournal.insights.profiles import Count, OfPeriod, YesDays
    from carejournal.services.insight_material import InsightMaterial

MOST_CLASSES = 24


@dataclass(frozen=True, slots=True)
class MeasurePatterns:
    """One measure on Mondays to Sundays and in each month of the record, its values and its longest gap.

    `yes_days` are there for a yes-or-no measure alone.
    """

    measure: Measure
    weekdays: tuple[Description, ...]
    months: tuple[OfPeriod, ...]
    values: tuple[Count, ...]
    yes_days: tuple[YesDays, ...]
    longest_gap: Period | None


@dataclass(frozen=True, slots=True)
class NightAndDay:
    """On how many days a night of so many hours (to the half hour) came before a mood (to the whole)."""

    hours: float
    mood: float
    days: int


@dataclass(frozen=True, slots=True)
class TagPattern:
    """A tag, on how many days it is, and the mean of each measure over those days, with their number."""

    tag: str
    days: int
    means: tuple[tuple[str, float, int], ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns of a period; measures without a reading and tags without a day are not there."""

    period: Period
    measures: tuple[MeasurePatterns, ...]
    nights: tuple[NightAndDay, ...]
    tags: tuple[TagPattern, ...]


def patterns_of(material: InsightMaterial) -> Patterns:
    """Work out the patterns of gathered material; pure, so it may run in a thread."""
    by_measure: dict[str, list[Reading]] = defaultdict(list)
    for reading in material.readings:
        by_measure[reading.measure].append(reading)
    series = {
        measure.key: daily_series(by_measure[measure.key], measure, material.period)
        for measure in material.measures
        if measure.key in by_measure
    }
    measures = tuple(
        _measure(measure, series[measure.key]) for measure in material.measures if measure.key in series
    )
    return Patterns(material.period, measures, _nights(series), _tags(material, series))


def _measure(measure: Measure, series: DailySeries) -> MeasurePatterns:
    return MeasurePatterns(
        measure,
        by_weekday(series),
        by_month(series),
        spread(series, _width(measure, series)),
        yes_days(series) if measure.form is Form.YES_NO else (),
        longest_gap(series),
    )


def _width(measure: Measure, series: DailySeries) -> float:
    """Return how wide a class of values is: a step of the scale, half an hour, or what gives few classes."""
    if measure.form is not Form.NUMBER:
        return 1.0
    if measure.key == SLEEP_HOURS.key:
        return 0.5
    recorded = series.values[series.recorded]
    reach = float(recorded.max() - recorded.min()) if recorded.size else 0.0
    width = 1.0
    while reach / width > MOST_CLASSES:
        width *= 10
    return width / 2 if width > 1 and 2 * reach / width <= MOST_CLASSES else width


def _nights(series: dict[str, DailySeries]) -> tuple[NightAndDay, ...]:
    """Pair each night with the mood of the day it ended on: a night belongs to the day of waking."""
    if SLEEP_HOURS.key not in series or MOOD.key not in series:
        return ()
    hours, moods = series[SLEEP_HOURS.key].values, series[MOOD.key].values
    both = ~np.isnan(hours) & ~np.isnan(moods)
    pairs = Counter(
        (float(np.floor(hour * 2 + 0.5) / 2), float(np.floor(mood + 0.5)))
        for hour, mood in zip(hours[both], moods[both], strict=True)
    )
    return tuple(NightAndDay(hour, mood, days) for (hour, mood), days in sorted(pairs.items()))


def _tags(material: InsightMaterial, series: dict[str, DailySeries]) -> tuple[TagPattern, ...]:
    days_of: dict[str, set[date]] = defaultdict(set)
    for day, tags in material.tag_days:
        for tag in tags:
            days_of[tag].add(day)
    shown = [m.key for m in material.measures if m.form is Form.SCALE and m.key in series]
    return tuple(
        TagPattern(tag, len(days), _means(days, shown, series, material.period))
        for tag, days in sorted(days_of.items(), key=lambda item: (-len(item[1]), item[0].casefold()))
    )


def _means(
    days: set[date], shown: list[str], series: dict[str, DailySeries], period: Period
) -> tuple[tuple[str, float, int], ...]:
    found = []
    for key in shown:
        values = [float(series[key].values[(day - period.first).days]) for day in days]
        recorded = [value for value in values if value == value]  # noqa: PLR0124 - NaN alone is not itself
        if recorded:
            found.append((key, fmean(recorded), len(recorded)))
    return tuple(found)
