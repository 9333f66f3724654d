"""The chart as a picture file, drawn for paper: light, large, and without a date or a name in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.system.paths import cache_folder
from carejournal.ui.insights.chart_words import chart_labels
from carejournal.ui.saving_place import ask_where_to_save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from carejournal.charts.trend_data import TrendData

SIZE = (1200, 640)
DEVICE_PIXELS = 2.0
TEXT_SIZE = 10.5
SVG = ".svg"


def ask_for_picture(parent: QWidget, proposed: Path) -> Path | None:
    """Return where the person wants the picture, or None."""
    return ask_where_to_save(parent, proposed, "PNG (*.png)", "SVG (*.svg)")


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
