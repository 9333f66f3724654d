"""matplotlib's settings for our charts, the same whatever the computer's own settings say."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

if TYPE_CHECKING:
    from collections.abc import Iterator

DOTS_PER_INCH = 96
"""Of the logical pixels that sizes are given in."""

OURS: Any = {
    "font.family": ["DejaVu Sans"],  # comes with matplotlib: looks the same on every computer
    "text.parse_math": False,  # a name may hold a dollar sign
    "text.usetex": False,
    "figure.dpi": DOTS_PER_INCH,
    "lines.solid_capstyle": "round",
    "lines.solid_joinstyle": "round",
    "svg.fonttype": "path",  # a report must not depend on the reader's fonts
    "svg.hashsalt": "carejournal",
    "svg.id": None,
}


def _changed_elsewhere() -> dict[str, Any]:
    """Return matplotlib's defaults of those settings that now are otherwise.

    To set all three hundred for each figure took about a seventh of its drawing.
    """
    found = mpl.rcParams.copy()
    return {
        key: usual
        for key, usual in mpl.rcParamsDefault.items()
        if not key.startswith("backend") and found[key] != usual
    }


_one_at_a_time = threading.RLock()


@contextlib.contextmanager
def our_settings() -> Iterator[None]:
    """Hold our settings while a figure is made or drawn, and put everything back afterwards.

    matplotlib's settings belong to the whole process, so one thread draws at a time.
    """
    with _one_at_a_time, mpl.rc_context():
        mpl.rcParams.update(_changed_elsewhere() | OURS)
        yield
