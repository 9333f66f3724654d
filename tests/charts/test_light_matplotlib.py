"""What is left out of matplotlib's import stays out, and nothing that we draw or others load misses it."""

from __future__ import annotations

import subprocess
import sys

LEFT_OUT = {"fontTools.agl", "mpl_toolkits.mplot3d", "matplotlib.pyplot"}
LOADED = "import sys, carejournal.charts.render; print(*sys.modules)"
WITH_PLACES = """
import carejournal.charts.render
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
assert "%(Line2D:kwdoc)s" in Axes.plot.__doc__, "help texts are written again: half of the import"
assert Line2D.set.__doc__ is None or "Properties:" not in Line2D.set.__doc__
"""
LATER = """
import carejournal.charts.render
from fontTools.agl import toUnicode
from mpl_toolkits.mplot3d import Axes3D
assert toUnicode("A") == "A"
assert Axes3D.__module__ == "mpl_toolkits.mplot3d.axes3d"
"""


def test_names_of_glyphs_and_axes_in_space_are_not_loaded() -> None:
    loaded = _ran(LOADED).split()
    assert "matplotlib.figure" in loaded
    assert LEFT_OUT.isdisjoint(loaded)


def test_help_texts_are_not_written() -> None:
    _ran(WITH_PLACES)


def test_who_needs_what_was_left_out_gets_it_later() -> None:
    _ran(LATER)


def _ran(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
