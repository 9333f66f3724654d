"""The chart as a picture file, drawn for paper: light, large, and without a date or a name in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from carejournal.system.paths import cache_folder
from carejournal.ui.insights.chart_words import chart_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.charts.trend_data import TrendData

SIZE = (1200, 640)
DEVICE_PIXELS = 2.0
TEXT_SIZE = 10.5
SVG = ".svg"


def ask_for_picture(parent: QWidget, proposed: Path) -> Path | None:
    """Return where the person wants the picture, or None; the system's dialog asks before overwriting."""
    name, chosen = QFileDialog.getSaveFileName(parent, "", str(proposed), "PNG (*.png);;SVG (*.svg)")
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(SVG if "svg" in chosen else ".png")


def picture_of(data: TrendData, *, as_svg: bool) -> Callable[[], bytes]:
    """Return what draws the file's content; to be called in a thread."""
    labels = chart_labels()

    def work() -> bytes:
        from carejournal.charts.cache_folder import use_cache_folder

        use_cache_folder(cache_folder() / "charts")
        from carejournal.charts.palette import PRINT
        from carejournal.charts.render import render_png, render_svg
        from carejournal.charts.trend import trend_figure

        figure = trend_figure(data, PRINT, *SIZE, text_size=TEXT_SIZE, labels=labels)
        return render_svg(figure) if as_svg else render_png(figure, DEVICE_PIXELS)

    return work
