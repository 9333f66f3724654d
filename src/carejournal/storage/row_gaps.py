"""Where rows may be missing between those that could be read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.storage.raw_rows import Run

EVERYTHING = float("inf")

Gap = tuple[float, float]
"""The first and the last number of a gap, which is of both, too, that something is missing."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The first and the last key of rows that stand side by side; `between` as of Run.

    `broken` where some beside it may be missing.
    """

    first: tuple[Any, ...]
    last: tuple[Any, ...]
    between: bool
    broken: bool

    @property
    def open(self) -> bool:
        """Whether there must, or may, be more beside it."""
        return self.between or self.broken


def spans_of(run: Run) -> list[Span]:
    """Return what a run spans; each of its rows alone where some between them may be missing."""
    keys = [tuple(row.values[:2]) for row in run.rows if not row.cut]
    if run.broken or len(keys) < len(run.rows):
        return [Span(key, key, run.between, broken=True) for key in keys]
    return [Span(keys[0], keys[-1], run.between, broken=False)]


def gaps_between_pages(spans: Sequence[Span], missing: int) -> list[Gap]:
    """Return the gaps in the first parts of the keys of a table without row numbers.

    There exactly one row stands between each two of the outermost pages. `missing` pages of the file are not
    readable, whosever they are.
    """
    ordered = sorted(spans)
    if not ordered:
        return [(-EVERYTHING, EVERYTHING)] if missing else []
    first, last = ordered[0], ordered[-1]
    gaps: list[Gap] = [
        (one.last[0], other.first[0])
        for one, other in pairwise(ordered)
        if one.between == other.between or one.broken or other.broken
    ]
    # Beside a page that was lost alone stands the row between the two.
    if first.open or missing:
        gaps.append((-EVERYTHING, first.first[0] - (missing <= 1 and not first.open)))
    if last.open or missing:
        gaps.append((last.last[0] + (missing <= 1 and not last.open), EVERYTHING))
    return gaps
