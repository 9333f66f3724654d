"""Our settings hold while we draw and leave no trace."""

from __future__ import annotations

import matplotlib as mpl
import pytest

from carejournal.charts.drawing_settings import our_settings


def test_settings_are_as_before_afterwards_even_when_drawing_fails() -> None:
    before = dict(mpl.rcParams)

    def fail_while_drawing() -> None:
        with our_settings():
            assert mpl.rcParams["svg.hashsalt"] == "carejournal"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_while_drawing()
    assert dict(mpl.rcParams) == before


def test_the_computers_own_settings_do_not_reach_our_charts() -> None:
    with mpl.rc_context({"font.family": ["monospace"], "lines.linewidth": 30, "axes.facecolor": "red"}):
        with our_settings():
            assert mpl.rcParams["font.family"] == ["DejaVu Sans"]
            assert mpl.rcParams["lines.linewidth"] == mpl.rcParamsDefault["lines.linewidth"]
            assert mpl.rcParams["axes.facecolor"] == mpl.rcParamsDefault["axes.facecolor"]
        assert mpl.rcParams["lines.linewidth"] == 30
