"""Draws one panel of the trend chart: its name, its scale, a dot for each day and the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from carejournal.charts.chart_figure import PANEL
from carejournal.charts.fonts import drawable
from carejournal.charts.trend_layout import BESIDE_VALUES, NAME_ROW

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from carejournal.charts.chart_figure import Box, ChartFigure, TimeScale
    from carejournal.charts.fonts import Lettering
    from carejournal.charts.labels import ChartLabels
    from carejournal.charts.palette import Palette
    from carejournal.charts.reduction import Points
    from carejournal.charts.trend_data import TrendPanel
    from carejournal.charts.value_ticks import ValueScale

LINE = 0.19
OVER_LINE = (0, (3, 1.6))
"""Dashes tell the other period's line from this one's also without colour."""
GRID = 0.08
LARGEST_DOT, SMALLEST_DOT = 0.46, 0.25
"""Sizes in heights of the type; dots shrink as days stand closer."""
YES_NO_SHARE = 0.35
NAME_HEIGHT = 0.5
"""Where in its row the name stands, from the top."""
LONGEST_NAME = 0.75
"""Of the panel's width."""
UNIT_AFTER = 0.5
VALUE_ROW = 1.15
POINTS_PER_PIXEL = 0.75


@dataclass(frozen=True, slots=True, eq=False)
class PanelDrawing:
    """Everything one panel is drawn from."""

    panel: TrendPanel
    scale: ValueScale
    dots: Points
    line: Points

    @property
    def share(self) -> float:
        """How much height it takes beside a full panel: yes and no need little."""
        return YES_NO_SHARE if self.panel.yes_no else 1.0


def value_texts(panel: TrendPanel, scale: ValueScale, labels: ChartLabels) -> tuple[str, ...]:
    """Return what the panel's axis writes beside each of its named values."""
    if panel.yes_no:
        return tuple(labels.yes if tick else labels.no for tick in scale.ticks)
    return tuple(labels.number(tick) for tick in scale.ticks)


def draw_panel(
    figure: ChartFigure,
    box: Box,
    time: TimeScale,
    drawing: PanelDrawing,
    labels: ChartLabels,
    lettering: Lettering,
) -> None:
    """Draw the panel into its box, and its words around it."""
    axes = _axes(figure, box, time, drawing.scale)
    axes.hlines(
        drawing.scale.ticks,
        *axes.get_xlim(),
        colors=figure.palette.hairline,
        linewidths=GRID * lettering.size,
        clip_on=False,
    )
    _draw_points(figure, axes, time, drawing, lettering)
    _write_name(figure, box, drawing.panel, lettering)
    _write_values(figure, box, drawing, labels, lettering)


def _axes(figure: ChartFigure, box: Box, time: TimeScale, scale: ValueScale) -> Axes:
    axes = figure.axes_in(box, PANEL)
    first = (box.left - time.left) / time.step
    axes.set_xlim(first, first + box.width / time.step)
    axes.set_ylim(scale.low, scale.high)
    return axes


def _draw_points(
    figure: ChartFigure, axes: Axes, time: TimeScale, drawing: PanelDrawing, lettering: Lettering
) -> None:
    role, dots, line = drawing.panel.role, drawing.dots, drawing.line
    room = dots.span * time.step * POINTS_PER_PIXEL
    size = min(max(room, SMALLEST_DOT * lettering.size), LARGEST_DOT * lettering.size)
    axes.plot(
        dots.days, dots.values, "o", ms=size, mew=0, color=figure.palette.dot(role), clip_on=False, zorder=2
    )
    colour, weight = figure.palette.of(role), LINE * lettering.size
    over = drawing.panel.over
    if over is not None and line.span == 1 and not drawing.panel.yes_no:
        axes.plot(
            line.days,
            over,
            color=figure.palette.text,
            lw=0.6 * weight,
            ls=OVER_LINE,
            clip_on=True,
            zorder=2.5,
        )
    axes.plot(line.days, line.values, color=colour, lw=weight, clip_on=False, zorder=3)
    alone = _alone(line.values)
    half = line.span / 2
    axes.hlines(
        line.values[alone],
        line.days[alone] - half,
        line.days[alone] + half,
        colors=colour,
        linewidths=weight,
        zorder=3,
    )


def _alone(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say which points have no neighbour, so that a line would not show them."""
    there = np.pad(~np.isnan(values), 1)
    alone: NDArray[np.bool_] = there[1:-1] & ~there[:-2] & ~there[2:]
    return alone


def _write_name(figure: ChartFigure, box: Box, panel: TrendPanel, lettering: Lettering) -> None:
    """Write name and unit below the panel and above session lines: these pass behind, no dot is hidden."""
    palette = figure.palette
    x, y = box.left, box.top - (1 - NAME_HEIGHT) * NAME_ROW * lettering.height
    for text, share, colour in (
        (panel.name, LONGEST_NAME, palette.text),
        (panel.unit, 1 - LONGEST_NAME, palette.quiet),
    ):
        if text:
            short = lettering.shortened(drawable(text), share * box.width)
            written = figure.words(short, (x, y), lettering, colour, sheet=figure.under)
            written.set_bbox(_backing(palette, 0.15 * lettering.size))
            x += lettering.width_of(short) + UNIT_AFTER * lettering.height


def _write_values(
    figure: ChartFigure, box: Box, drawing: PanelDrawing, labels: ChartLabels, lettering: Lettering
) -> None:
    palette, scale = figure.palette, drawing.scale
    x = box.left - BESIDE_VALUES * lettering.height
    named = list(zip(scale.ticks, value_texts(drawing.panel, scale, labels), strict=True))
    if box.height < VALUE_ROW * lettering.height * (len(named) - 1):
        named = [*named[:1], *named[-1:]]
    for tick, text in named:
        y = box.top + (scale.high - tick) / (scale.high - scale.low) * box.height
        figure.words(text, (x, y), lettering, palette.quiet, "right")
    if np.isnan(drawing.panel.values).all():
        middle = box.left + box.width / 2, box.top + box.height / 2
        written = figure.words(drawable(labels.not_recorded), middle, lettering, palette.quiet, "center")
        written.set_bbox(_backing(palette, 0.3 * lettering.size))


def _backing(palette: Palette, pad: float) -> dict[str, Any]:
    return {"facecolor": palette.surface, "edgecolor": "none", "pad": pad}
