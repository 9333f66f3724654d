"""Reading a CSV file row by row into a gathering: unreadable rows skipped, unknown columns told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.exchange.csv_rows import column_names, rows
from carejournal.exchange.records import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from carejournal.exchange.csv_rows import Row
    from carejournal.exchange.gathering import Gathering
    from carejournal.exchange.source import Source


def read_rows(
    source: Source,
    needed: Collection[str],
    gathering: Gathering,
    take: Callable[[Row], None],
    known: Collection[str] | None = None,
) -> None:
    """Give each row to `take`, which may raise Unreadable; columns not among those known are told.

    Raises Refusal where the file cannot be read or a needed column is missing.
    """
    for row in rows(source, frozenset(needed)):
        if isinstance(row, Skipped):
            gathering.skip(row.where, row.reason)
            continue
        with gathering.reading(row.where):
            take(row)
    gathering.warn(*source.warnings)
    unknown = [name for name in column_names(source) if name and name not in known] if known else []
    if unknown:
        gathering.warn(f"These columns are not known and were left out: {', '.join(unknown)}.")


def is_table_with(source: Source, needed: Collection[str]) -> bool:
    """Whether the source is a CSV file whose heading has the columns."""
    if source.is_folder or source.is_zip or source.is_tar:
        return False
    return set(needed) <= set(column_names(source))
