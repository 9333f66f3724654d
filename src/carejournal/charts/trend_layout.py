"""Where everything of the trend chart stands, in logical pixels: decided before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.charts.chart_figure import Box, TimeScale

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from carejournal.charts.fonts import Lettering
    from carejournal.domain.period import Period

# All in heights of the type:
EDGE = 0.4
LEGEND_ROW = 1.75
EVENT_ROW = 1.3
MARK_ROW = 0.95
BELOW_MARKS = 0.35
NAME_ROW = 1.7
BELOW_PANEL = 0.45
TICK_ROW = 1.5
YEAR_ROW = 1.2
BESIDE_VALUES = 0.6
BESIDE_DAYS = 0.5
HALF_A_DATE = 1.6
LEAST_PANEL = 1.0


@dataclass(frozen=True, slots=True)
class Across:
    """From `left` to `right` the panels reach; `time` says where days lie between them."""

    left: float
    right: float
    time: TimeScale


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows stand above and below the panels, and which share of the height each panel takes."""

    legend: int
    marks: int
    panels: Sequence[float]
    years: bool
    events: int = 0


@dataclass(frozen=True, slots=True)
class Down:
    """The heights: where the legend begins, where marks stand, and the panels' boxes."""

    legend_top: float
    marks_floor: float
    panels: tuple[Box, ...]


def across(period: Period, width: float, value_texts: Iterable[str], lettering: Lettering) -> Across:
    """Return how far the panels reach, leaving room for the values at their left and for half a date."""
    unit = lettering.height
    values = max((lettering.width_of(text) for text in value_texts), default=0.0)
    left = max(values + (BESIDE_VALUES + EDGE) * unit, HALF_A_DATE * unit)
    right = max(width - HALF_A_DATE * unit, left + unit)
    air = min(BESIDE_DAYS * unit, (right - left) / 4)
    step = (right - left - 2 * air) / len(period)
    return Across(left, right, TimeScale(period.first, len(period), left + air + step / 2, step))


def down(width: Across, height: float, rows: Rows, lettering: Lettering) -> Down:
    """Return the rows from top to bottom; the panels share what the others leave them."""
    unit = lettering.height
    above = EDGE + rows.legend * LEGEND_ROW + rows.events * EVENT_ROW
    marks_floor = (above + rows.marks * MARK_ROW) * unit
    top = marks_floor + (BELOW_MARKS if rows.marks else 0) * unit
    foot = (EDGE + TICK_ROW + (YEAR_ROW if rows.years else 0)) * unit
    around = (NAME_ROW + BELOW_PANEL) * unit
    to_share = height - top - foot - len(rows.panels) * around
    boxes = []
    for share in rows.panels:
        tall = max(to_share * share / sum(rows.panels), LEAST_PANEL * unit)
        boxes.append(Box(width.left, top + NAME_ROW * unit, width.right - width.left, tall))
        top += tall + around
    return Down(EDGE * unit, marks_floor, tuple(boxes))
