"""What could be read of a damaged journal, table by table, and what is known of the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from carejournal.domain.storable_text import storable
from carejournal.storage.raw_rows import Shape, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from carejournal.storage.connection import Connection
    from carejournal.storage.raw_pages import RawPages
    from carejournal.storage.raw_rows import RawRow, Run

BY_MOMENT = Shape(
    "(by moment)", ("moment", "id", "row"), ("TEXT", "INTEGER", "INTEGER"), (False,) * 3, None, in_index=True
)
BY_NUMBER = Shape("(by number)", ("number", "id"), ("INTEGER", "INTEGER"), (False,) * 2, None, in_index=True)
"""Indexes, which also know of rows whose own page is lost; of each kind there are several."""

MEANT_FOR_PEOPLE = {
    "name",
    "title",
    "note",
    "text",
    "provider",
    "place",
    "given_by",
    "questionnaire",
    "record",
}
"""Texts of which a part is worth keeping; of any other column it would be wrong."""
TIMES = {"moment", "recorded_at", "trashed_at", "created_at", "kept_at", "imported_at"}
DAYS = {"day", "due"}
LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
UTC = re.compile(LOCAL.pattern + "Z")
EVERYTHING = float("inf")


@dataclass(slots=True)
class RescuedRows:
    """The readable rows by table, each with its values in order of the shape's columns.

    `in_part` are the numbers of rows of which something is missing, by table; `doubtful` are spans of the
    numbers of entries of which a table's rows may be missing; `seen` is what stands on each page of an index.
    """

    shapes: dict[str, Shape]
    rows: dict[str, list[list[Any]]] = field(default_factory=lambda: defaultdict(list))
    in_part: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    doubtful: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    seen: list[dict[Any, Any]] = field(default_factory=list)

    def column(self, table: str, name: str) -> list[Any]:
        """Return one column of all rows of a table."""
        number = self.shapes[table].columns.index(name)
        return [row[number] for row in self.rows[table]]

    def indexed(
        self, sample: dict[Any, Any], others: AbstractSet[tuple[Any, Any]] = frozenset()
    ) -> dict[Any, Any]:
        """Return all that stands in the index to which this sample belongs, as far as it can be read.

        Where everything on a page is among what `others` say, it is a page of another index.
        """
        return {
            key: value
            for page in self.seen
            if not page.items() <= others
            and sum(sample.get(key) == page[key] for key in page) > sum(key in sample for key in page) / 2
            for key, value in page.items()
        }


def shapes_of(connection: Connection) -> dict[str, Shape]:
    """Return the shapes of all tables of a new journal in which something of the person's stands."""
    from carejournal.storage.migrations import columns_as_made

    as_made = columns_as_made()
    tables = connection.execute("SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND strict")
    return {
        name: _shape(connection, name, as_made[name], in_index=bool(without))
        for name, without in tables.fetchall()
        if not name.startswith("_")  # what sqlite-utils keeps for itself
    }


def rescued_rows(pages: RawPages, shapes: dict[str, Shape], told: Callable[[float], None]) -> RescuedRows:
    """Gather what stands on the pages."""
    rescued = RescuedRows(shapes)
    spans: dict[str, list[_Span]] = defaultdict(list)
    for run in runs(pages, [*shapes.values(), BY_MOMENT, BY_NUMBER], told):
        if run.shape is BY_MOMENT:
            rescued.seen.append(
                {row.values[1]: row.values[0] for row in run.rows if _readable("moment", row.values[0])}
            )
            continue
        if run.shape is BY_NUMBER:
            found = dict(each.values for each in run.rows)
            if len(found) == len(run.rows):  # else its numbers are not those of one row each
                rescued.seen.append(found)
            continue
        for row in run.rows:
            _take(rescued, run.shape, row)
        spans[run.shape.table] += _spans(run)
    for table in ("readings", "entry_tags"):
        rescued.doubtful[table] = _gaps_between_pages(spans[table], something_is_missing=pages.missing > 0)
    rescued.doubtful["originals"] = _without_origin(rescued, pages)
    return rescued


def _shape(connection: Connection, table: str, as_made: int, *, in_index: bool) -> Shape:
    columns = [row for row in connection.execute(f"PRAGMA table_xinfo({table})") if not row[6]]
    numbers = [n for n, row in enumerate(columns) if row[5] and row[2] == "INTEGER" and not in_index]
    return Shape(
        table,
        columns=tuple(row[1] for row in columns),
        types=tuple(row[2] for row in columns),
        optional=tuple(not row[3] and not row[5] for row in columns),
        row_id=numbers[0] if numbers else None,
        in_index=in_index,
        added=tuple(_otherwise(connection, row[4]) for row in columns[as_made:]),
    )


def _otherwise(connection: Connection, sql: str | None) -> Any:  # noqa: ANN401 - whatever stands in a column
    """Return the value that a column has where none is given."""
    return connection.execute(f"SELECT {sql or 'NULL'}").fetchone()[0]


def _take(rescued: RescuedRows, shape: Shape, row: RawRow) -> None:
    """Keep a row that is whole, or of which so much is left that it is worth keeping."""
    if row.older and shape.table == "kinds":  # that of a massage was told of the body by the same migration
        row.values[-1] = int(row.values[0] == "massage")
    whole = not row.cut
    for number in row.cut:
        name = shape.columns[number]
        if name == "trashed_at" or not (shape.optional[number] or name in MEANT_FOR_PEOPLE):
            return
        if row.values[number] is None and not shape.optional[number]:
            return
    for number, (name, value) in enumerate(zip(shape.columns, row.values, strict=True)):
        if value is None or _readable(name, value):
            continue
        whole = False
        if name in MEANT_FOR_PEOPLE:
            row.values[number] = storable(value)
        elif shape.optional[number] and name != "trashed_at":
            row.values[number] = None
        else:
            return
    rescued.rows[shape.table].append(row.values)
    if not whole and shape.row_id is not None:
        rescued.in_part[shape.table].add(row.values[shape.row_id])


def _readable(name: str, value: Any) -> bool:  # noqa: ANN401 - whatever stands in a column
    if not isinstance(value, str):
        return True
    try:
        if name in TIMES:
            datetime.fromisoformat(value)
            return (LOCAL if name == "moment" else UTC).fullmatch(value) is not None
        if name in DAYS:
            return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
    return storable(value) == value


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    first: tuple[Any, ...]
    last: tuple[Any, ...]
    between: bool
    broken: bool

    @property
    def open(self) -> bool:
        """Whether there must, or may, be more beside it."""
        return self.between or self.broken


def _spans(run: Run) -> list[_Span]:
    """Return what a run spans; each of its rows alone where some between them may be missing."""
    keys = [tuple(row.values[:2]) for row in run.rows]
    if run.broken:
        return [_Span(key, key, run.between, broken=True) for key in keys]
    return [_Span(keys[0], keys[-1], run.between, broken=False)]


def _gaps_between_pages(spans: Sequence[_Span], *, something_is_missing: bool) -> list[tuple[float, float]]:
    """Return the spans of entries of which rows may be missing.

    In a table without row numbers, exactly one row stands between each two of its outermost pages.
    """
    ordered = sorted(spans)
    if not ordered:
        return [(-EVERYTHING, EVERYTHING)] if something_is_missing else []
    first, last = ordered[0], ordered[-1]
    gaps: list[tuple[float, float]] = [
        (one.last[0], other.first[0])
        for one, other in pairwise(ordered)
        if one.between == other.between or one.broken or other.broken
    ]
    if first.open or something_is_missing:
        gaps.append((-EVERYTHING, first.first[0] - (not first.open)))
    if last.open or something_is_missing:
        gaps.append((last.last[0] + (not last.open), EVERYTHING))
    return gaps


def _without_origin(rescued: RescuedRows, pages: RawPages) -> list[tuple[float, float]]:
    """Return the spans of entries whose original may be missing."""
    columns = (rescued.column("originals", name) for name in ("entry_id", "id"))
    found = {entry: number for entry, number in zip(*columns, strict=True) if entry is not None}
    if not found:
        were_there = (
            rescued.rows["imports"] or pages.missing > len(pages.pages) / 4
        )  # else both would be lost
        return [(-EVERYTHING, EVERYTHING)] if pages.missing and were_there else []
    indexed = rescued.indexed(found, _in_other_indexes(rescued))
    gaps: list[tuple[float, float]] = [(entry, entry) for entry in indexed]
    if pages.missing:  # originals are written in the order of entries
        in_order = sorted((number, entry) for entry, number in found.items())
        for (number, one), (next_number, other) in pairwise(in_order):
            if next_number != number + 1:
                gaps.append((min(one, other), max(one, other)))
        if pages.missing > 1 or not indexed:  # the index may be lost too
            gaps += [(-EVERYTHING, in_order[0][1]), (in_order[-1][1], EVERYTHING)]
    return gaps


def _in_other_indexes(rescued: RescuedRows) -> set[tuple[Any, Any]]:
    """Return what stands in the indexes that look like the one of originals by entry."""
    pairs = (
        ("photos", "entry_id", "id"),
        ("entry_tags", "tag_id", "entry_id"),
        ("originals", "import_id", "id"),
        ("originals", "session_id", "id"),
    )
    return {
        pair
        for table, number, row in pairs
        for pair in zip(rescued.column(table, number), rescued.column(table, row), strict=True)
    }
