"""matplotlib writes to the folder it is given and nowhere else."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import matplotlib as mpl

from carejournal.charts.cache_folder import use_cache_folder

if TYPE_CHECKING:
    from pathlib import Path

DRAW = """
import sys
from pathlib import Path
from carejournal.charts.cache_folder import use_cache_folder
assert use_cache_folder(Path(sys.argv[1]))
from datetime import date
from carejournal.charts.palette import LIGHT
from carejournal.charts.render import render_picture, render_svg
from carejournal.charts.trend import trend_figure
from carejournal.charts.trend_data import TrendData
from carejournal.domain.period import Period
figure = trend_figure(TrendData(Period.ending(date(2026, 12, 2), 28), ()), LIGHT, 400, 200)
render_picture(figure), render_svg(figure)
assert use_cache_folder(Path(sys.argv[1]))
assert not use_cache_folder(Path(sys.argv[1]) / "other")
print("matplotlib.pyplot" in sys.modules, any(name.startswith("PySide6") for name in sys.modules))
"""


def test_drawing_writes_only_into_the_given_private_folder(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "state" / "fonts"
    home.mkdir()
    elsewhere = {"HOME": str(home), "USERPROFILE": str(home), "TMPDIR": str(home)}
    without = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "MPL"))}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", DRAW, str(folder)],
        env=without | elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["False", "False"]
    assert list(home.iterdir()) == []
    assert [path.suffix for path in folder.iterdir()] == [".json"]
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_once_matplotlib_is_loaded_another_folder_comes_too_late(tmp_path: Path) -> None:
    assert mpl.get_configdir()
    assert not use_cache_folder(tmp_path / "late")
    assert not (tmp_path / "late").exists()


def test_a_busy_computer_is_not_told_of_in_matplotlibs_own_words(tmp_path: Path) -> None:
    chatter = "Matplotlib is building the font cache; this may take a moment."
    script = (
        "import sys, logging; from pathlib import Path;"
        "from carejournal.charts.cache_folder import use_cache_folder;"
        "use_cache_folder(Path(sys.argv[1])); log = logging.getLogger('matplotlib.font_manager');"
        "log.warning(sys.argv[2]); log.warning('A font is missing.')"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "fonts"), chatter]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "A font is missing.\n")
