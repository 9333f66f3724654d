"""How attended sessions are drawn: a shape of their own for each kind, and a place of its own for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from carejournal.domain.session import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.charts.chart_figure import TimeScale
    from carejournal.charts.palette import Role
    from carejournal.charts.trend_data import SessionMark, TrendData

SHAPES: dict[Mark, tuple[str, float]] = {
    Mark.TRIANGLE: ("^", 1.0),
    Mark.DIAMOND: ("D", 0.76),
    Mark.SQUARE: ("s", 0.8),
    Mark.STAR: ("*", 1.55),
    Mark.CROSS: ("X", 0.98),
}
"""matplotlib's name of each shape, and the size that makes them look equally large."""
LineStyle = Literal["solid"] | tuple[int, tuple[float, ...]]
DOTTED: LineStyle = (0, (1, 2.5))
LINE_STYLES: dict[Mark, LineStyle] = {Mark.TRIANGLE: "solid", Mark.DIAMOND: (0, (5, 2.5))}
MOST_ROWS = 4
MAY_OVERLAP = 0.25
"""So much of its width a mark may hide of its neighbour before it moves up a row."""
CROWDED = 1.5
"""So many marks for each width of a mark, over the whole strip, are no longer drawn one by one."""

MERGED_WIDTH = 1.2
"""So many widths of a mark share one merged mark."""


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How a kind is drawn; `hollow` tells a second kind from a first one of the same shape."""

    shape: str
    size: float
    role: Role
    hollow: bool
    line: LineStyle


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark at `x` pixels in a row counted upwards; `more` counts sessions that found no room above it."""

    x: float
    row: int
    kind_key: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class PlacedMarks:
    """All marks of a strip. `one_by_one` says whether each stands for one session."""

    marks: tuple[PlacedMark, ...]
    one_by_one: bool

    @property
    def rows(self) -> int:
        """How many rows high they stand, a count above them taking one."""
        return max((mark.row + (2 if mark.more else 1) for mark in self.marks), default=0)


def mark_styles(kinds: Sequence[SessionMark]) -> dict[str, MarkStyle]:
    """Return the style of each kind by its key."""
    taken: set[Mark] = set()
    styles = {}
    for kind in kinds:
        shape, size = SHAPES[kind.mark]
        line = LINE_STYLES.get(kind.mark, DOTTED)
        styles[kind.kind_key] = MarkStyle(shape, size, kind.role, kind.mark in taken, line)
        taken.add(kind.mark)
    return styles


def place_marks(data: TrendData, time: TimeScale, size: float) -> PlacedMarks:
    """Return a place for every session: all in one row if there is room, else each kind in rows of its own.

    Where far too many stand in the strip for marks of `size` pixels, one mark stands for all sessions of
    its kind that lie within about its width.
    """
    room = time.days * time.step + size
    different = {(mark.day, mark.kind_key) for mark in data.marks}
    if len(different) > CROWDED * room / size:
        return PlacedMarks(_merged(data, time, size), one_by_one=False)
    together, apart = _stacked(data.marks, time, size, 0), _in_lanes(data, time, size)
    fits_apart = all(mark.row < MOST_ROWS and not mark.more for mark in apart)
    in_one_row = all(mark.row == 0 for mark in together)
    return PlacedMarks(apart if fits_apart and not in_one_row else together, one_by_one=True)


def _in_lanes(data: TrendData, time: TimeScale, size: float) -> tuple[PlacedMark, ...]:
    placed: list[PlacedMark] = []
    floor = 0
    for kind, _ in data.kinds():
        own = [mark for mark in data.marks if mark.kind_key == kind.kind_key]
        lane = _stacked(own, time, size, floor)
        floor = max(mark.row for mark in lane) + 1
        placed.extend(lane)
    return tuple(placed)


def _stacked(
    marks: Sequence[SessionMark], time: TimeScale, size: float, floor: int
) -> tuple[PlacedMark, ...]:
    """Put each mark into the lowest row from `floor` up in which it covers no other too much."""
    free_from = [float("-inf")] * MOST_ROWS
    placed: list[PlacedMark] = []
    topmost = 0
    for mark in marks:
        x = time.x_of(mark.day)
        row = next((n for n, free in enumerate(free_from) if x >= free), None)
        if row is None:
            placed[topmost] = replace(placed[topmost], more=placed[topmost].more + 1)
            continue
        if row == MOST_ROWS - 1:
            topmost = len(placed)
        free_from[row] = x + size * (1 - MAY_OVERLAP)
        placed.append(PlacedMark(x, floor + row, mark.kind_key))
    return tuple(placed)


def _merged(data: TrendData, time: TimeScale, size: float) -> tuple[PlacedMark, ...]:
    rows = {mark.kind_key: min(n, MOST_ROWS - 1) for n, (mark, _) in enumerate(data.kinds())}
    width = size * MERGED_WIDTH
    places = {(int((time.x_of(mark.day) - time.left) / width), mark.kind_key) for mark in data.marks}
    return tuple(
        PlacedMark(time.left + (place + 0.5) * width, rows[key], key) for place, key in sorted(places)
    )
