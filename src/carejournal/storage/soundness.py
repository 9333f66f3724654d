"""What is wrong inside a journal's file, told by reading all of it."""

from __future__ import annotations

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


def words_agree(connection: Connection) -> bool:
    """Return whether the index holds exactly the words of the texts; raises the driver's other errors."""
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except DRIVER_ERRORS as error:
        if not str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_CORRUPT"):
            raise
        return False
    return True
