"""The chart's data keeps panels, days and sessions together."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import numpy as np
import pytest

from carejournal.charts.palette import Role
from carejournal.charts.trend_data import SessionMark, TrendData, TrendPanel, panel_of
from carejournal.domain.measure import ILL, MOOD, SLEEP_HOURS, SLEEP_QUALITY, Form, Measure
from carejournal.domain.period import Period
from carejournal.domain.session import Mark

FIRST = date(2026, 9, 1)
WEEK = Period(FIRST, FIRST + timedelta(days=6))
BLANK = np.full(7, np.nan)


def mark(day: int, key: str, name: str = "") -> SessionMark:
    return SessionMark(date(2026, 9, day), name or key, Mark.SQUARE, key)


def test_kinds_are_counted_with_therapy_first_and_massage_second() -> None:
    marks = (
        mark(1, "yoga", "Yoga"),
        mark(1, "massage"),
        mark(2, "art", "Art"),
        mark(3, "therapy"),
        mark(4, "yoga", "Yoga"),
    )
    found = [(kind.kind_key, count) for kind, count in TrendData(WEEK, (), marks).kinds()]
    assert found == [("therapy", 1), ("massage", 1), ("art", 1), ("yoga", 2)]


def test_sessions_outside_the_period_are_left_out_and_the_rest_is_in_order() -> None:
    marks = (mark(8, "therapy"), mark(5, "massage"), mark(5, "therapy"), mark(2, "therapy"))
    kept = [(m.day.day, m.kind_key) for m in TrendData(WEEK, (), marks).marks]
    assert kept == [(2, "therapy"), (5, "therapy"), (5, "massage")]


@pytest.mark.parametrize("wrong", ["values", "line"])
def test_a_panel_of_another_length_is_our_mistake(wrong: str) -> None:
    arrays = {"values": BLANK, "line": BLANK, wrong: BLANK[:3]}
    panel = TrendPanel("Mood", "", 0, 10, arrays["values"], arrays["line"], Role.MOOD)
    with pytest.raises(ValueError, match="one value for each day"):
        TrendData(WEEK, (panel,))


def test_therapy_and_massage_have_colours_of_their_own_and_other_kinds_are_quiet() -> None:
    roles = [mark(1, key).role for key in ("therapy", "massage", "yoga")]
    assert roles == [Role.THERAPY, Role.MASSAGE, Role.QUIET]


def test_a_panel_takes_scale_and_colour_from_its_measure() -> None:
    coffee = Measure("coffee", "Coffee", Form.NUMBER, unit="cups", low=0)
    panels = [panel_of(measure, BLANK, BLANK) for measure in (MOOD, SLEEP_QUALITY, coffee)]
    assert [(p.low, p.high, p.role) for p in panels] == [
        (0, 10, Role.MOOD),
        (0, 10, Role.SLEEP),
        (0, None, Role.QUIET),
    ]
    assert panels[2].unit == "cups"


def test_sleep_hours_show_the_usual_nights_and_not_all_24_hours() -> None:
    panel = panel_of(SLEEP_HOURS, BLANK, BLANK, "Schlafdauer")
    assert (panel.name, panel.low, panel.high) == ("Schlafdauer", 4, 10)


def test_yes_and_no_are_known_as_such() -> None:
    assert panel_of(ILL, BLANK, BLANK).yes_no
    assert not panel_of(MOOD, BLANK, BLANK).yes_no


def test_palette_and_data_load_neither_numpy_nor_matplotlib() -> None:
    code = (
        "import sys\n"
        "from carejournal.charts import cache_folder, labels, palette, trend_data\n"
        "print({'numpy', 'matplotlib'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
