"""SQLite files of other programs: read only, in memory or as they lie, without running what they bring."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from carejournal.domain.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carejournal.exchange.source import Source

SIGNATURE = b"SQLite format 3\0"
LONGEST_VALUE = 1 << 20
MOST_STEPS = 2_000_000_000
STEPS_BETWEEN = 1_000_000
ROLLBACK_MODE = b"\x01\x01"

FAULTS = (sqlite3.Error, sqlite3.Warning, OverflowError, MemoryError, UnicodeDecodeError)
"""What a damaged file can raise; its own words in an error message need not be UTF-8."""

Row = dict[str, Any]


class Tables:
    """The tables of one file; views and virtual tables are not among them, as they could run anything."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
        self.names = frozenset(name for (name,) in found if isinstance(name, str))

    def rows(self, table: str, wanted: tuple[str, ...]) -> Iterator[Row]:
        """Yield the table's rows with those wanted columns that it has; none where there is no such table."""
        if table not in self.names:
            return
        info = self._connection.execute(f'PRAGMA table_info("{table}")')
        present = {str(column[1]) for column in info}
        columns = [name for name in wanted if name in present]
        if not columns:
            return
        listed = ", ".join(f'"{name}"' for name in columns)
        for row in self._connection.execute(f'SELECT {listed} FROM "{table}"'):  # noqa: S608 - our own names
            yield dict(zip(columns, row, strict=True))


def read_tables(source: Source, read: Callable[[Tables], None]) -> None:
    """Let `read` look at a SQLite file's tables; raises Refusal where it is damaged or takes too long."""
    try:
        with closing(_opened(source)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace").replace("\0", "")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            connection.set_progress_handler(_patience(), STEPS_BETWEEN)
            read(Tables(connection))
    except FAULTS:
        raise Refusal("This database seems damaged or incomplete, so it could not be read.") from None


def _opened(source: Source) -> sqlite3.Connection:
    if source.path is not None:
        place = quote(str(source.path.absolute()))
        return sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
    data = source.read()
    connection = sqlite3.connect(":memory:")
    # What lies in memory has no write-ahead log beside it: the header says so, or it would not open.
    connection.deserialize(data[:18] + ROLLBACK_MODE + data[20:])
    return connection


def _patience() -> Callable[[], bool]:
    steps = 0

    def over() -> bool:
        nonlocal steps
        steps += STEPS_BETWEEN
        return steps > MOST_STEPS

    return over
