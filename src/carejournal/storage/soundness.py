"""What is wrong inside a journal's file, told by reading all of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from carejournal.storage.faults import DRIVER_ERRORS

if TYPE_CHECKING:
    from carejournal.storage.connection import Connection


def damage(connection: Connection) -> list[str]:
    """Return what is wrong with a file's pages and references; empty where it is sound.

    An encrypted file's pages are also compared with their own codes (HMAC), which every changed byte breaks.
    """
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    found += [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"{row[0]}: row {row[1]} refers to nothing" for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return found


def tables_agree(connection: Connection) -> bool:
    """Return whether a file of the present schema has the columns that its migrations made.

    Their names stand in the file as text, where SQLite takes a changed letter for another name.
    """
    return _columns(connection) == _columns_as_made()


@cache
def _columns_as_made() -> frozenset[tuple[str, ...]]:
    from sqlcipher3 import dbapi2

    from carejournal.storage.light_sqlite_utils import Database
    from carejournal.storage.migrations import apply_migrations

    connection = dbapi2.connect(":memory:", isolation_level=None)
    apply_migrations(Database(connection, execute_plugins=False, strict=True))
    return _columns(connection)


def _columns(connection: Connection) -> frozenset[tuple[str, ...]]:
    found = connection.execute(
        "SELECT tables.name, columns.name, columns.type FROM sqlite_schema AS tables"
        " JOIN pragma_table_xinfo(tables.name) AS columns WHERE tables.type IN ('table', 'view')"
    )
    return frozenset(tuple(map(str, row)) for row in found.fetchall())


def words_agree(connection: Connection) -> bool:
    """Return whether the index holds exactly the words of the texts; raises the driver's other errors."""
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except DRIVER_ERRORS as error:
        if not str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_CORRUPT"):
            raise
        return False
    return True
