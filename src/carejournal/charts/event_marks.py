"""The person's own marks on the time axis: a word above, and its days as a band behind the panels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.charts.fonts import drawable
from carejournal.charts.light_matplotlib import Rectangle
from carejournal.charts.palette import blend
from carejournal.charts.trend_layout import EVENT_ROW, LEGEND_ROW

if TYPE_CHECKING:
    from carejournal.charts.chart_figure import ChartFigure
    from carejournal.charts.fonts import Lettering
    from carejournal.charts.trend_data import TrendData
    from carejournal.charts.trend_layout import Across

MOST_ROWS = 3
LONGEST_WORD = 0.3
"""Of the width there is."""
BESIDE = 0.5
BAND = 0.09
"""How much of the text's colour lies on the surface: seen, and nothing on it is harder to read."""
LINE = 0.08


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """A word at `x` pixels in a row counted downwards, and where its days reach from and to."""

    text: str
    x: float
    row: int
    left: float
    right: float


def place_events(data: TrendData, sides: Across, lettering: Lettering) -> tuple[PlacedEvent, ...]:
    """Return a place for each mark; a word that finds no room is left out, its days are still shown."""
    free_from = [float("-inf")] * MOST_ROWS
    placed = []
    half = sides.time.step / 2
    for event in data.events:
        left = max(sides.time.x_of(event.period.first) - half, sides.left)
        right = min(sides.time.x_of(event.period.last) + half, sides.right)
        text = lettering.shortened(drawable(event.word), LONGEST_WORD * (sides.right - sides.left))
        wide = lettering.width_of(text)
        x = max(min(left, sides.right - wide), 0.0)
        row = next((n for n, free in enumerate(free_from) if x >= free), None)
        if row is not None:
            free_from[row] = x + wide + BESIDE * lettering.height
        placed.append(PlacedEvent(text if row is not None else "", x, row or 0, left, right))
    return tuple(placed)


def event_rows(placed: tuple[PlacedEvent, ...]) -> int:
    """Return how many rows of words there are."""
    return max((event.row + 1 for event in placed if event.text), default=0)


def draw_events(
    figure: ChartFigure,
    placed: tuple[PlacedEvent, ...],
    legend_rows: int,
    top: float,
    foot: float,
    lettering: Lettering,
) -> None:
    """Draw words below the key that begins at `top`, and bands from there down to `foot`."""
    unit, palette = lettering.height, figure.palette
    first = top + legend_rows * LEGEND_ROW * unit
    for event in placed:
        y = first + (event.row + 0.5) * EVENT_ROW * unit
        width = max(event.right - event.left, 1.0)
        colour = blend(palette.text, palette.surface, BAND)
        band = Rectangle((event.left, y), width, foot - y, facecolor=colour, edgecolor="none", zorder=0)
        figure.under.add_patch(band)
        figure.under.vlines(
            event.left, y, foot, colors=palette.outline, linewidths=LINE * lettering.size, linestyles="dotted"
        )
        if event.text:
            figure.words(event.text, (event.x, y - 0.15 * unit), lettering, palette.text)
