"""Invented records to draw, always the same for the same wishes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pytest

from carejournal.charts.trend_data import SessionMark, TrendData, panel_of
from carejournal.domain.measure import MOOD, SLEEP_HOURS, STRESS
from carejournal.domain.period import Period
from carejournal.domain.session import Mark
from carejournal.insights.daily import DailySeries
from carejournal.insights.smoothing import seven_day_line

if TYPE_CHECKING:
    from carejournal.charts.trend_data import TrendPanel
    from carejournal.domain.measure import Measure

LAST = date(2026, 12, 2)


class MakeTrend(Protocol):
    def __call__(
        self, days: int, *, recorded: float = 0.8, sessions: bool = True, names: tuple[str, ...] = ()
    ) -> TrendData: ...


def _panel(measure: Measure, period: Period, recorded: float, name: str) -> TrendPanel:
    dice = np.random.default_rng(measure.position)
    values = dice.integers(3, 10, len(period)).astype(float)
    values[dice.random(len(period)) >= recorded] = np.nan
    return panel_of(measure, values, seven_day_line(DailySeries(measure.key, period, values)), name)


def _mark(period: Period, n: int) -> SessionMark:
    day = period.first + timedelta(days=n)
    if n % 4 == 1:
        return SessionMark(day, "massage", Mark.DIAMOND, "massage")
    return SessionMark(day, "therapy", Mark.TRIANGLE, "therapy")


@pytest.fixture(scope="session")
def make_trend() -> MakeTrend:
    """Return a maker of trends over mood, stress and sleep with a session every seventh day."""

    def make(
        days: int, *, recorded: float = 0.8, sessions: bool = True, names: tuple[str, ...] = ()
    ) -> TrendData:
        period = Period.ending(LAST, days)
        measures = (MOOD, STRESS, SLEEP_HOURS)
        named = names or tuple(measure.name for measure in measures)
        panels = tuple(_panel(m, period, recorded, name) for m, name in zip(measures, named, strict=True))
        marks = tuple(_mark(period, n) for n in range(0, days, 7)) if sessions else ()
        return TrendData(period, panels, marks)

    return make
