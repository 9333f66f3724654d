"""The key above a chart: which mark is which kind of session, what a dot is and what the line."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from carejournal.charts.mark_drawing import draw_mark
from carejournal.charts.trend_layout import LEGEND_ROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.charts.chart_figure import ChartFigure
    from carejournal.charts.fonts import Lettering
    from carejournal.charts.session_marks import MarkStyle

BETWEEN = 1.5


class Sample(StrEnum):
    """What is explained besides the marks."""

    DOT = "dot"
    LINE = "line"
    OVER = "over"


HANDLE_WIDTH = {Sample.DOT: 0.85, Sample.LINE: 2.1, Sample.OVER: 2.1}
MARK_WIDTH = 1.15


@dataclass(frozen=True, slots=True)
class Item:
    """One thing explained by a text: the mark of a kind, a dot or a line; `x` (pixels) and `row` place it."""

    handle: MarkStyle | Sample
    text: str
    x: float = 0.0
    row: int = 0

    @property
    def handle_width(self) -> float:
        """In heights of the type."""
        return HANDLE_WIDTH[self.handle] if isinstance(self.handle, Sample) else MARK_WIDTH


def place_items(items: Sequence[Item], left: float, right: float, lettering: Lettering) -> tuple[Item, ...]:
    """Return the items in rows from the left; samples keep together, at the right where they fit."""
    marks = [item for item in items if not isinstance(item.handle, Sample)]
    samples = [item for item in items if isinstance(item.handle, Sample)]
    placed, end = _in_rows(marks, left, right, 0, lettering)
    row = placed[-1].row if placed else 0
    _, needed = _in_rows(samples, 0, math.inf, 0, lettering)
    if not marks:
        beside, _ = _in_rows(samples, left, right, 0, lettering)
    elif end + BETWEEN * lettering.height + needed <= right:
        beside, _ = _in_rows(samples, right - needed, math.inf, row, lettering)
    else:
        beside, _ = _in_rows(samples, left, right, row + 1, lettering)
    return (*placed, *beside)


def _in_rows(
    items: Sequence[Item], left: float, right: float, row: int, lettering: Lettering
) -> tuple[list[Item], float]:
    """Return the items one after the other from `left` and `row` on, and where the last one ends."""
    placed: list[Item] = []
    x = end = left
    for item in items:
        wide = item.handle_width * lettering.height + lettering.width_of(item.text)
        if x > left and x + wide > right:
            x, row = left, row + 1
        placed.append(replace(item, x=x, row=row))
        end = x + wide
        x = end + BETWEEN * lettering.height
    return placed, end


def draw_legend(figure: ChartFigure, items: Sequence[Item], top: float, lettering: Lettering) -> None:
    """Draw placed items, the first row's middle half a row below `top`."""
    unit, palette = lettering.height, figure.palette
    for item in items:
        y = top + (item.row + 0.5) * LEGEND_ROW * unit
        if item.handle is Sample.DOT:
            figure.paper.plot(
                item.x + 0.25 * unit, y, "o", ms=0.3 * lettering.size, color=palette.quiet, mew=0
            )
        elif isinstance(item.handle, Sample):
            ends = [item.x, item.x + 1.6 * unit]
            dashes: Any = (0, (3, 1.6)) if item.handle is Sample.OVER else "solid"
            figure.paper.plot(ends, [y, y], color=palette.quiet, lw=0.14 * lettering.size, ls=dashes)
        else:
            draw_mark(figure, item.handle, (item.x + 0.4 * unit, y), lettering)
        x = item.x + item.handle_width * unit
        figure.words(item.text, (x, y), lettering, palette.text)
