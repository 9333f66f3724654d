"""Figures become pixels for a screen or an SVG for a document, without any window system."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.charts.chart_figure import A_THOUSANDTH
from carejournal.charts.drawing_settings import DOTS_PER_INCH, our_settings

if TYPE_CHECKING:
    from datetime import date

    from carejournal.charts.chart_figure import Box, ChartFigure, TimeScale

WITHOUT_DATE_OR_MAKER = {"Date": None, "Creator": None, "Format": None, "Type": None}


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn figure: `rgba` holds four bytes a pixel, row by row from the top, without padding.

    All places are in these pixels. `boxes` are the panels from top to bottom.
    """

    width: int
    height: int
    rgba: bytes
    time: TimeScale | None
    boxes: tuple[Box, ...]

    def day_at(self, x: float) -> date | None:
        """Return the day drawn at `x`, None beside the time axis or where there is no such axis."""
        return None if self.time is None else self.time.day_at(x)

    def x_of(self, day: date) -> float:
        """Return the middle of a day; raise ValueError where the figure has no time axis."""
        if self.time is None:
            raise ValueError("this figure has no time axis")
        return self.time.x_of(day)


def render_picture(figure: ChartFigure, scale: float = 1.0) -> Picture:
    """Return the figure with `scale` device pixels to each logical one. Safe in any thread."""
    target = io.BytesIO()
    with our_settings():
        figure.savefig(target, format="rgba", dpi=DOTS_PER_INCH * scale)
    width, height = (int((size + A_THOUSANDTH) * scale) for size in (figure.width, figure.height))
    time = figure.time and figure.time.scaled(scale)
    return Picture(width, height, target.getvalue(), time, tuple(box.scaled(scale) for box in figure.boxes))


def render_png(figure: ChartFigure, scale: float = 1.0) -> bytes:
    """Return the figure as a PNG file without a date or a maker in it. Safe in any thread."""
    target = io.BytesIO()
    with our_settings():
        figure.savefig(target, format="png", dpi=DOTS_PER_INCH * scale, metadata={"Software": None})
    return target.getvalue()


def render_svg(figure: ChartFigure) -> bytes:
    """Return the figure as SVG with its text as outlines; the same figure gives the same bytes."""
    target = io.BytesIO()
    with our_settings():
        figure.savefig(target, format="svg", metadata=WITHOUT_DATE_OR_MAKER)
    return target.getvalue()
