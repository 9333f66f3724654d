"""The trend chart: measures as panels over one time axis, with the sessions attended above them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from carejournal.charts.chart_figure import ChartFigure
from carejournal.charts.drawing_settings import our_settings
from carejournal.charts.event_marks import draw_events, event_rows, place_events
from carejournal.charts.fonts import Lettering, drawable
from carejournal.charts.labels import NEUTRAL, ChartLabels, Grain
from carejournal.charts.legend import Item, Sample, draw_legend, place_items
from carejournal.charts.mark_drawing import MARK, draw_session_lines, draw_session_marks
from carejournal.charts.reduction import dot_grain, dots_and_line
from carejournal.charts.session_marks import mark_styles, place_marks
from carejournal.charts.time_ticks import Tick, time_ticks
from carejournal.charts.trend_layout import EDGE, TICK_ROW, YEAR_ROW, Across, Rows, across, down
from carejournal.charts.trend_panel import PanelDrawing, draw_panel, value_texts
from carejournal.charts.value_ticks import value_scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carejournal.charts.palette import Palette
    from carejournal.charts.session_marks import MarkStyle
    from carejournal.charts.trend_data import TrendData, TrendPanel
    from carejournal.domain.period import Period

BETWEEN_DATES = 1.6
"""The least room between two dates, in heights of the type."""
TICK_MARK = 0.3
INSIDE = 0.1
LONGEST_NAME = 0.35
"""Of the width there is, for the name of a kind."""


def trend_figure(
    data: TrendData,
    palette: Palette,
    width: float,
    height: float,
    *,
    text_size: float = 9.0,
    labels: ChartLabels = NEUTRAL,
) -> ChartFigure:
    """Return the trend chart, `width` times `height` logical pixels large, `text_size` in points.

    Dots are days, the line is each panel's own, and both stay open where nothing is recorded. What a long
    period makes it draw more coarsely is said in the figure's `caption`. Safe in any thread.
    """
    with our_settings():
        figure = ChartFigure(width, height, palette)
        _draw(figure, data, Lettering(text_size), labels)
    return figure


def _draw(figure: ChartFigure, data: TrendData, lettering: Lettering, labels: ChartLabels) -> None:
    drawings = [_panel_drawing(panel, data.period, labels) for panel in data.panels]
    texts = [text for drawing in drawings for text in value_texts(drawing.panel, drawing.scale, labels)]
    sides = across(data.period, figure.width, texts, lettering)
    ticks = _ticks(data, sides, lettering, labels)
    styles = mark_styles([mark for mark, _ in data.kinds()])
    marks = place_marks(data, sides.time, MARK * lettering.height)
    explained = [*_kinds(data, styles, labels, sides, lettering), *_samples(data, drawings, labels)]
    key = place_items(explained, sides.left, sides.right, lettering)
    events = place_events(data, sides, lettering)
    legend_rows = key[-1].row + 1 if key else 0
    rows = Rows(
        legend_rows,
        marks.rows,
        [drawing.share for drawing in drawings] or [1.0],
        any(tick.year for tick in ticks),
        event_rows(events),
    )
    place = down(sides, figure.height, rows, lettering)

    draw_legend(figure, key, place.legend_top, lettering)
    foot = place.panels[-1].top + place.panels[-1].height
    draw_events(figure, events, legend_rows, place.legend_top, foot, lettering)
    draw_session_lines(figure, marks, styles, place.marks_floor, foot, lettering)
    draw_session_marks(figure, marks, styles, place.marks_floor, lettering)
    for drawing, box in zip(drawings, place.panels, strict=False):
        draw_panel(figure, box, sides.time, drawing, labels, lettering)
    _draw_ticks(figure, sides, ticks, foot, lettering)
    figure.time, figure.boxes = sides.time, place.panels[: len(drawings)]
    figure.caption = _caption(data, labels, one_by_one=marks.one_by_one)


def _panel_drawing(panel: TrendPanel, period: Period, labels: ChartLabels) -> PanelDrawing:
    dots, line = dots_and_line(panel, period, labels.week_starts)
    if panel.yes_no:
        line = replace(line, values=np.full(len(line.values), np.nan))  # nothing lies between yes and no
    return PanelDrawing(panel, value_scale(panel, dots.values), dots, line)


def _ticks(data: TrendData, sides: Across, lettering: Lettering, labels: ChartLabels) -> tuple[Tick, ...]:
    def days_per_label(text: str) -> float:
        return (lettering.width_of(text) + BETWEEN_DATES * lettering.height) / sides.time.step

    return time_ticks(data.period, days_per_label, labels)


def _kinds(
    data: TrendData,
    styles: Mapping[str, MarkStyle],
    labels: ChartLabels,
    sides: Across,
    lettering: Lettering,
) -> list[Item]:
    """Return the key's kinds; a name too long for it is cut, its count never."""
    room = LONGEST_NAME * (sides.right - sides.left)
    return [
        Item(
            styles[mark.kind_key],
            labels.kind_count.format(kind=lettering.shortened(drawable(mark.kind_name), room), count=count),
        )
        for mark, count in data.kinds()
    ]


def _samples(data: TrendData, drawings: Sequence[PanelDrawing], labels: ChartLabels) -> list[Item]:
    """Return what dots and lines are, as far as there are any."""
    grain = dot_grain(data.period)
    any_dot = any(not np.isnan(drawing.dots.values).all() for drawing in drawings)
    any_line = any(not np.isnan(drawing.line.values).all() for drawing in drawings)
    dot, line = Item(Sample.DOT, labels.dot(grain)), Item(Sample.LINE, labels.line(grain))
    found = [item for item, there in ((dot, any_dot), (line, any_line)) if there]
    laid_over = any(panel.over is not None and not np.isnan(panel.over).all() for panel in data.panels)
    if data.over is not None and laid_over:
        first, last = labels.day(data.over.first), labels.day(data.over.last)
        found.append(Item(Sample.OVER, labels.over.format(first=first, last=last)))
    return found


def _draw_ticks(
    figure: ChartFigure, sides: Across, ticks: Sequence[Tick], foot: float, lettering: Lettering
) -> None:
    unit, palette = lettering.height, figure.palette
    places = [sides.time.x_of(tick.day) for tick in ticks]
    figure.paper.hlines(
        foot, sides.left, sides.right, colors=palette.outline, linewidths=0.08 * lettering.size
    )
    figure.paper.vlines(
        places, foot, foot + TICK_MARK * unit, colors=palette.outline, linewidths=0.08 * lettering.size
    )
    y = foot + (TICK_MARK + EDGE + TICK_ROW / 2) * unit
    for tick, place in zip(ticks, places, strict=True):
        half = lettering.width_of(tick.text) / 2 + INSIDE * unit
        x = min(max(place, half), figure.width - half)
        figure.words(tick.text, (x, y), lettering, palette.quiet, "center")
        if tick.year:
            figure.words(tick.year, (x, y + YEAR_ROW * unit), lettering, palette.quiet, "center")


def _caption(data: TrendData, labels: ChartLabels, *, one_by_one: bool) -> str:
    """Return in words what is drawn more coarsely than it was recorded."""
    coarse = {Grain.WEEK: labels.coarse_week, Grain.MONTH: labels.coarse_month}
    sentences = [coarse.get(dot_grain(data.period), ""), "" if one_by_one else labels.coarse_marks]
    return " ".join(sentence for sentence in sentences if sentence)
