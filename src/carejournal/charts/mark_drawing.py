"""Draws the marks of sessions, and the thin lines that carry them down through the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.charts.trend_layout import MARK_ROW

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from carejournal.charts.chart_figure import ChartFigure
    from carejournal.charts.fonts import Lettering
    from carejournal.charts.session_marks import MarkStyle, PlacedMark, PlacedMarks

MARK = 0.78
"""The size of a mark in heights of the type."""
EDGE = 0.09
SESSION_LINE = 0.1
LINES_NOT_CLOSER = 0.4
"""Closer than this, in heights of the type, lines would become a wash and are left out."""
MANY_LINES = 2.5
"""Closer than this they are paler."""


def draw_mark(figure: ChartFigure, style: MarkStyle, at: tuple[float, float], lettering: Lettering) -> None:
    """Draw one mark with its middle at the given pixel."""
    _draw(figure, style, [at[0]], [at[1]], lettering)


def draw_session_marks(
    figure: ChartFigure,
    placed: PlacedMarks,
    styles: Mapping[str, MarkStyle],
    floor: float,
    lettering: Lettering,
) -> None:
    """Draw all marks of the strip whose foot is at `floor`, and the counts above those that found no room."""
    for key, style in styles.items():
        own = [mark for mark in placed.marks if mark.kind_key == key]
        heights = [_height(mark, floor, lettering) for mark in own]
        _draw(figure, style, [mark.x for mark in own], heights, lettering)
    for mark in placed.marks:
        if mark.more:
            y = _height(mark, floor, lettering) - MARK_ROW * lettering.height
            figure.words(f"+{mark.more}", (mark.x, y), lettering, figure.palette.quiet, "center")


def draw_session_lines(
    figure: ChartFigure,
    placed: PlacedMarks,
    styles: Mapping[str, MarkStyle],
    floor: float,
    foot: float,
    lettering: Lettering,
) -> None:
    """Draw a line from each mark in the strip above `floor` down to `foot`, unless they stand too close."""
    apart = _apart({mark.x for mark in placed.marks}) / lettering.height
    if not placed.one_by_one or apart < LINES_NOT_CLOSER:
        return
    for key, style in styles.items():
        top_of = {mark.x: _height(mark, floor, lettering) for mark in placed.marks if mark.kind_key == key}
        figure.under.vlines(
            list(top_of),
            list(top_of.values()),
            foot,
            colors=figure.palette.session_line(style.role, many=apart < MANY_LINES),
            linewidths=SESSION_LINE * lettering.size,
            linestyles=style.line,
        )


def _height(mark: PlacedMark, floor: float, lettering: Lettering) -> float:
    return floor - (mark.row + 0.5) * MARK_ROW * lettering.height


def _apart(places: Collection[float]) -> float:
    """Return how far apart neighbours are on the whole."""
    return (max(places) - min(places)) / (len(places) - 1) if len(places) > 1 else float("inf")


def _draw(
    figure: ChartFigure, style: MarkStyle, xs: Sequence[float], ys: Sequence[float], lettering: Lettering
) -> None:
    colour, surface = figure.palette.of(style.role), figure.palette.surface
    size = MARK * style.size * lettering.size
    # An edge in the colour of the surface keeps neighbours that overlap apart.
    edge = colour if style.hollow else surface
    figure.paper.plot(
        xs,
        ys,
        style.shape,
        linestyle="none",
        ms=size * (0.85 if style.hollow else 1),
        mfc=surface if style.hollow else colour,
        mec=edge,
        mew=EDGE * lettering.size * (1.4 if style.hollow else 1),
        clip_on=False,
    )
