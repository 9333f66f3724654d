"""Making a journal of rescued rows whole: what refers to something lost, and what cannot be read back."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from datetime import date
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING, Any

from carejournal.domain.measure import BUILT_IN, KEY_PATTERN
from carejournal.storage.columns import utc_text
from carejournal.storage.schema_v1 import STARTING_ROWS
from carejournal.storage.search_index import A_DAYS_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from carejournal.storage.connection import Connection
    from carejournal.storage.journal import Journal

FORGOTTEN = (
    ("agenda_items", "entry_id", "entries"),
    ("agenda_items", "session_id", "sessions"),
    ("practices", "session_id", "sessions"),
    ("practices", "tag_id", "tags"),
    ("sessions", "method_id", "methods"),
)
"""References that may be empty: table, column, and the table whose row they name."""
BELONGING = (
    ("readings", "entry_id", "entries"),
    ("entry_tags", "entry_id", "entries"),
    ("originals", "entry_id", "entries"),
    ("originals", "session_id", "sessions"),
    ("photos", "entry_id", "entries"),
)
"""Rows that are nothing without another row."""

InPart = dict[str, set[int]]
"""Numbers of rows of which something is missing, by table."""


def mend(connection: Connection, now: datetime) -> InPart:
    """Let every reference lead somewhere; return which rows lost something by that. In a transaction only."""
    in_part: InPart = defaultdict(set)
    for table, column, other in BELONGING:
        connection.execute(f"DELETE FROM {table} WHERE {_leads_nowhere(column, other)}")
    for table, column, other in FORGOTTEN:
        lost = _leads_nowhere(column, other)
        in_part[table] |= _numbers(connection, f"SELECT id FROM {table} WHERE {lost}")
        connection.execute(f"UPDATE {table} SET {column} = NULL WHERE {lost}")
    _mend_measures(connection)
    _mend_kinds(connection)
    in_part["entries"] |= _mend_tags(connection)
    _mend_imports(connection, in_part, now)
    return in_part


def number_for_search(connection: Connection) -> None:
    """Give each entry and session outside the trash its place in the search index, and fill that."""
    for table in ("entries", "sessions"):
        connection.execute(f"UPDATE {table} SET search_id = NULL")
    taken: dict[str, int] = defaultdict(int)
    for table in ("entries", "sessions"):
        rows = connection.execute(
            f"SELECT id, day FROM {table} WHERE trashed_at IS NULL ORDER BY moment, id"
        ).fetchall()
        numbers = []
        for number, day in rows:
            numbers.append((date.fromisoformat(day).toordinal() * A_DAYS_ROWS + taken[day], number))
            taken[day] += 1
        connection.executemany(f"UPDATE {table} SET search_id = ? WHERE id = ?", numbers)
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def drop_unreadable(connection: Connection, journal: Journal) -> InPart:
    """Remove what fits the tables but that the program would refuse to read; return which rows lost a part.

    In a transaction only.
    """
    small: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("measures", journal.catalogue.measures),
        ("tags", journal.catalogue.tags),
        ("kinds", journal.catalogue.kinds),
        ("imports", journal.origins.imports),
        ("agenda_items", journal.follow_ups.agenda_items),
        ("practices", journal.follow_ups.practices),
        ("scores", journal.follow_ups.scores),
        ("drafts", journal.drafts.all),
        ("photos", journal.photos.all),
        ("templates", journal.writing.templates),
    )
    with _out_of_the_trash(connection):
        bad = [(table, row) for table, read in small for row in _unreadable_rows(connection, table, read)]
    for table, row in bad:
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
    in_part = {"entries": _drop_senseless_readings(connection)}
    with _out_of_the_trash(connection):
        bad = [
            (table, row)
            for table, store in (("entries", journal.entries), ("sessions", journal.sessions))
            if not _reads(store.all)
            for row, uid in connection.execute(f"SELECT id, uid FROM {table}").fetchall()
            if not _reads(partial(store.get, uid))
        ]
    for table, row in bad:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
    return in_part


@contextlib.contextmanager
def _out_of_the_trash(connection: Connection) -> Iterator[None]:
    """Let the block read what is in the trash like everything else; nothing that it changes stays."""
    connection.execute("SAVEPOINT looked")
    for table in ("entries", "sessions", "agenda_items", "practices", "scores", "photos"):
        connection.execute(f"UPDATE {table} SET trashed_at = NULL WHERE trashed_at IS NOT NULL")
    yield
    connection.execute("ROLLBACK TO looked")
    connection.execute("RELEASE looked")


def _drop_senseless_readings(connection: Connection) -> set[int]:
    """Remove readings with which an entry could not be read; return the numbers of these entries."""
    senseless = [
        (entry, measure)
        for entry, measure, value in connection.execute("SELECT entry_id, measure, value FROM readings")
        if not (_reads(partial(BUILT_IN[measure].accept, value)) if measure in BUILT_IN else isfinite(value))
    ]
    connection.executemany("DELETE FROM readings WHERE entry_id = ? AND measure = ?", senseless)
    return {entry for entry, _ in senseless}


def _unreadable_rows(connection: Connection, table: str, read: Callable[[], Any]) -> list[int]:
    """Return the rows of a table that cannot be read."""
    if _reads(read):
        return []
    rows = [row[0] for row in connection.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]
    return _unreadable(connection, table, read, rows)


def _unreadable(connection: Connection, table: str, read: Callable[[], Any], rows: list[int]) -> list[int]:
    """Return those of neighbouring rows that cannot be read, found by halves: each is read without others."""
    connection.execute("SAVEPOINT some")
    connection.execute(f"DELETE FROM {table} WHERE rowid NOT BETWEEN ? AND ?", (rows[0], rows[-1]))
    good = _reads(read)
    connection.execute("ROLLBACK TO some")
    connection.execute("RELEASE some")
    if good or len(rows) == 1:
        return [] if good else rows
    half = len(rows) // 2
    return [row for some in (rows[:half], rows[half:]) for row in _unreadable(connection, table, read, some)]


def _leads_nowhere(column: str, other: str) -> str:
    # Without the first half, "no value" would count as leading nowhere where the other table is empty.
    return f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {other})"


def _reads(read: Callable[[], Any]) -> bool:
    with contextlib.suppress(Exception):  # whatever stands there is the damage's doing, not ours
        read()
        return True
    return False


def _mend_measures(connection: Connection) -> None:
    missing = "SELECT DISTINCT measure FROM readings WHERE measure NOT IN (SELECT key FROM measures)"
    for (key,) in connection.execute(missing).fetchall():
        if KEY_PATTERN.fullmatch(key):
            _put(connection, "measures", key, {"name": key, "form": "number", "better": "neither"})
        else:
            connection.execute("DELETE FROM readings WHERE measure = ?", (key,))


def _mend_kinds(connection: Connection) -> None:
    used = "SELECT kind FROM sessions UNION SELECT kind FROM agenda_items UNION SELECT kind FROM methods"
    missing = f"SELECT kind FROM ({used}) WHERE kind IS NOT NULL AND kind NOT IN (SELECT key FROM kinds)"
    for (key,) in connection.execute(missing).fetchall():
        if KEY_PATTERN.fullmatch(key):
            _put(connection, "kinds", key, {"name": key, "mark": "square"})
            continue
        for table in ("sessions", "agenda_items", "methods"):
            connection.execute(f"DELETE FROM {table} WHERE kind = ?", (key,))


def _mend_tags(connection: Connection) -> set[int]:
    lost = "tag_id NOT IN (SELECT id FROM tags)"
    entries = _numbers(connection, f"SELECT entry_id FROM entry_tags WHERE {lost}")
    for (number,) in connection.execute(f"SELECT DISTINCT tag_id FROM entry_tags WHERE {lost}").fetchall():
        name = f"lost tag {number}"
        connection.execute(
            "INSERT OR IGNORE INTO tags (id, name, folded) VALUES (?, ?, ?)", (number, name, name)
        )
    connection.execute(f"DELETE FROM entry_tags WHERE {lost}")
    return entries


def _mend_imports(connection: Connection, in_part: InPart, now: datetime) -> None:
    lost = "import_id NOT IN (SELECT id FROM imports)"
    for table, column in (("entries", "entry_id"), ("sessions", "session_id")):
        in_part[table] |= _numbers(connection, f"SELECT {column} FROM originals WHERE {lost}")
    connection.execute(
        "INSERT OR IGNORE INTO imports (id, uid, format, program, source_name, imported_at)"
        f" SELECT import_id, 'rescued-' || import_id, '', min(program), '', ? FROM originals WHERE {lost}"
        " GROUP BY import_id",
        (utc_text(now),),
    )


def _put(connection: Connection, table: str, key: str, otherwise: dict[str, Any]) -> None:
    """Put in what every journal starts with under this key, or what can be said of an unknown one."""
    row = next((row for row in STARTING_ROWS[table] if row["key"] == key), {"key": key} | otherwise)
    names = ", ".join(row)
    values = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", tuple(row.values()))


def _numbers(connection: Connection, sql: str) -> set[int]:
    return {row[0] for row in connection.execute(sql) if row[0] is not None}
