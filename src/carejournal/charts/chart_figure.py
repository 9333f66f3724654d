"""A figure that is laid out in logical pixels and knows its time axis and its panels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from carejournal.charts.drawing_settings import DOTS_PER_INCH
from carejournal.charts.fonts import drawable
from carejournal.charts.light_matplotlib import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from carejournal.charts.fonts import Lettering
    from carejournal.charts.palette import Palette

Align = Literal["left", "center", "right"]

UNDER, PANEL, PAPER = 0, 1, 2
"""What lies over what: session lines, then panels, then words and marks."""
A_THOUSANDTH = 1e-3


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Where days lie from left to right: the middle of the first one at `left`, each `step` pixels wide."""

    first: date
    days: int
    left: float
    step: float

    def x_of(self, day: date) -> float:
        """Return the middle of a day; days outside the period lie where they would."""
        return self.left + (day - self.first).days * self.step

    def day_at(self, x: float) -> date | None:
        """Return the day drawn at `x`, None where there is none."""
        number = round((x - self.left) / self.step)
        return self.first + timedelta(days=number) if 0 <= number < self.days else None

    def scaled(self, factor: float) -> TimeScale:
        """Return the same for pixels of another size."""
        return replace(self, left=self.left * factor, step=self.step * factor)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, measured from the top left corner."""

    left: float
    top: float
    width: float
    height: float

    def scaled(self, factor: float) -> Box:
        """Return the same for pixels of another size."""
        return Box(self.left * factor, self.top * factor, self.width * factor, self.height * factor)


class ChartFigure(Figure):
    """A matplotlib Figure of `width` times `height` logical pixels (96 to the inch).

    `under` and `paper` cover all of it, drawn first and last: their coordinates are pixels from the top left
    corner. `time`, `boxes` and `caption` are filled in by whoever draws; `caption` says in words what is
    drawn more coarsely than it was recorded, and is empty where nothing is.
    """

    def __init__(self, width: float, height: float, palette: Palette) -> None:
        # The thousandth keeps matplotlib from rounding 799.99999 down by a pixel.
        inches = [(size + A_THOUSANDTH) / DOTS_PER_INCH for size in (width, height)]
        super().__init__(figsize=(inches[0], inches[1]), dpi=DOTS_PER_INCH, facecolor=palette.surface)
        self.width, self.height = width, height
        self.palette = palette
        self.time: TimeScale | None = None
        self.boxes: tuple[Box, ...] = ()
        self.caption = ""
        self.under, self.paper = self._sheet(UNDER), self._sheet(PAPER)

    def axes_in(self, box: Box, level: int) -> Axes:
        """Return bare axes that fill the box, without a frame, ticks or a background."""
        bottom = 1 - (box.top + box.height) / self.height
        place = (box.left / self.width, bottom, box.width / self.width, box.height / self.height)
        axes = self.add_axes(place, zorder=level)
        axes.set_axis_off()
        return axes

    def words(
        self,
        text: str,
        at: tuple[float, float],
        lettering: Lettering,
        colour: str,
        align: Align = "left",
        sheet: Axes | None = None,
    ) -> Text:
        """Write one line of text on `paper`, or another sheet, around the height of `at`, and return it."""
        return (sheet or self.paper).text(
            *at,
            drawable(text),
            color=colour,
            font=lettering.font,
            ha=align,
            va="center_baseline",
        )

    def _sheet(self, level: int) -> Axes:
        sheet = self.axes_in(Box(0, 0, self.width, self.height), level)
        sheet.set_xlim(0, self.width)
        sheet.set_ylim(self.height, 0)
        return sheet
