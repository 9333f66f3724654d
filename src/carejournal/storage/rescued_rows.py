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
from carejournal.storage.row_gaps import EVERYTHING, Gap, Span, gaps_between_pages, spans_of
from carejournal.storage.seen_indexes import BY_MOMENT, SeenIndexes
from carejournal.storage.seen_indexes import SHAPES as INDEX_SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.storage.connection import Connection
    from carejournal.storage.raw_pages import RawPages
    from carejournal.storage.raw_rows import RawRow

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
INDEXED_BY_NUMBER = (
    ("photos", "id", "entry_id"),
    ("originals", "id", "entry_id"),
    ("originals", "id", "session_id"),
    ("originals", "id", "import_id"),
    ("entry_tags", "entry_id", "tag_id"),
)
"""Indexes whose pages look the same: table, its number of a row, and the column that is indexed."""
PARTS = {"photos", "originals"}
"""Tables whose rows are parts of an entry or a session."""


@dataclass(slots=True)
class RescuedRows:
    """The readable rows by table, each with its values in order of the shape's columns.

    `in_part` are the numbers of rows of which something is missing, by table; `doubtful` are spans of the
    numbers of entries of which a table's rows may be missing; `seen` is what stands in indexes.
    """

    shapes: dict[str, Shape]
    rows: dict[str, list[list[Any]]] = field(default_factory=lambda: defaultdict(list))
    in_part: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    doubtful: dict[str, list[Gap]] = field(default_factory=dict)
    seen: SeenIndexes = field(default_factory=SeenIndexes)

    def column(self, table: str, name: str) -> list[Any]:
        """Return one column of all rows of a table."""
        number = self.shapes[table].columns.index(name)
        return [row[number] for row in self.rows[table]]

    def owners(self, table: str, column: str) -> dict[Any, Any]:
        """Return of which entries or sessions the readable rows of a table are, by their numbers."""
        columns = (self.column(table, name) for name in ("id", column))
        return {row: owner for row, owner in zip(*columns, strict=True) if owner is not None}

    def indexed_owners(self, table: str, column: str) -> dict[Any, Any]:
        """Return the same as far as an index says it, of rows that are lost too."""
        of_others = {
            pair
            for other, row, number in INDEXED_BY_NUMBER
            if (other, number) != (table, column)
            for pair in zip(self.column(other, row), self.column(other, number), strict=True)
        }
        return self.seen.around(self.owners(table, column), of_others)


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
    spans: dict[str, list[Span]] = defaultdict(list)
    for run in runs(pages, [*shapes.values(), *INDEX_SHAPES], told):
        if run.shape in INDEX_SHAPES:
            rescued.seen.take(
                row.values
                for row in run.rows
                if run.shape is not BY_MOMENT or _readable("moment", row.values[0])
            )
            continue
        for row in run.rows:
            _take(rescued, run.shape, row)
        spans[run.shape.table] += spans_of(run)
    for table in ("readings", "entry_tags"):
        rescued.doubtful[table] = gaps_between_pages(spans[table], pages.missing)
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
    for number, (name, value) in enumerate(zip(shape.columns, row.values, strict=True)):
        cut = number in row.cut
        if not cut and (value is None or _readable(name, value)):
            continue
        whole = False
        if name in MEANT_FOR_PEOPLE and value is not None:
            row.values[number] = storable(value)
        elif shape.optional[number] and name != "trashed_at":
            row.values[number] = None
        else:
            _miss(rescued, shape, row)
            return
    rescued.rows[shape.table].append(row.values)
    if not whole and shape.row_id is not None:
        rescued.in_part[shape.table].add(row.values[shape.row_id])


def _miss(rescued: RescuedRows, shape: Shape, row: RawRow) -> None:
    """Let the entry or session be in part of which a row is not kept."""
    if shape.table in PARTS:
        of = dict(zip(shape.columns, row.values, strict=True))
        for table, column in (("entries", "entry_id"), ("sessions", "session_id")):
            if (owner := of.get(column)) is not None:
                rescued.in_part[table].add(owner)


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


def _without_origin(rescued: RescuedRows, pages: RawPages) -> list[Gap]:
    """Return the spans of entries whose original may be missing."""
    found = rescued.owners("originals", "entry_id")
    if not found:
        # Else both would be lost.
        were_there = rescued.rows["imports"] or pages.missing > len(pages.pages) / 4
        return [(-EVERYTHING, EVERYTHING)] if pages.missing and were_there else []
    indexed = rescued.indexed_owners("originals", "entry_id")
    gaps: list[Gap] = [(entry, entry) for entry in indexed.values()]
    if pages.missing:  # originals are written in the order of entries
        in_order = sorted(found.items())
        for (number, one), (next_number, other) in pairwise(in_order):
            if next_number != number + 1:
                gaps.append((min(one, other), max(one, other)))
        if pages.missing > 1 or not indexed:  # the index may be lost too
            gaps += [(-EVERYTHING, in_order[0][1]), (in_order[-1][1], EVERYTHING)]
    return gaps
