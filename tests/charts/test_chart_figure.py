"""The time scale and the sheet a chart is laid out on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.chart_figure import PANEL, Box, ChartFigure, TimeScale
from carejournal.charts.palette import LIGHT

FIRST = date(2026, 1, 1)


@given(st.integers(1, 40_000), st.floats(0, 200), st.floats(0.01, 900), st.floats(0.5, 4), st.data())
def test_the_day_at_a_days_place_is_that_day(
    days: int, left: float, step: float, factor: float, pick: st.DataObject
) -> None:
    scale = TimeScale(FIRST, days, left, step).scaled(factor)
    day = FIRST + timedelta(pick.draw(st.integers(0, days - 1)))
    assert scale.day_at(scale.x_of(day)) == day


@pytest.mark.parametrize("x", [-1000, 94.9, 135.1, 5000])
def test_beside_the_days_there_is_none(x: float) -> None:
    assert TimeScale(FIRST, 4, 100, 10).day_at(x) is None


def test_axes_fill_the_box_they_are_given() -> None:
    figure = ChartFigure(800, 400, LIGHT)
    extent = figure.axes_in(Box(100, 50, 300, 200), PANEL).get_window_extent()
    assert (extent.x0, extent.x1) == (pytest.approx(100, abs=0.01), pytest.approx(400, abs=0.01))
    assert (400 - extent.y1, 400 - extent.y0) == (pytest.approx(50, abs=0.01), pytest.approx(250, abs=0.01))
