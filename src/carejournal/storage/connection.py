"""The one function through which every connection to a journal file is made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from carejournal.storage.key import Key, usable

if TYPE_CHECKING:
    from pathlib import Path

Connection = Any
"""A connection of the sqlcipher3 driver, which ships no types; the driver also opens plain SQLite files."""

ENCRYPTED_CACHE, PLAIN_CACHE, ONCE_CACHE = 128 * 1024, 16 * 1024, 4 * 1024
"""In kibibytes. Encrypted pages are dear to read twice: with the default 2 MB, queries took two to seven
times as long. Plain ones the system keeps anyway. Who reads a file once, end to end, gains nothing.
"""

BUSY_SECONDS = 5.0
STATEMENTS_KEPT = 512
"""More than there are. Once the driver's cache is full, it drops the newest statement first: those of a loop
then drop each other and are compiled anew each time, and an import took three times as long.
"""


def connect(
    path: Path, secret: str | Key | None = None, *, read_only: bool = False, once: bool = False
) -> Connection:
    """Return an open connection to an existing file, with the passphrase or key set where one is given.

    `once` is for reading or writing the whole file from end to end, a single time.

    Raises the driver's errors, for a wrong passphrase here or with the first query, and Refusal for a
    passphrase that cannot be one.
    """
    key = None if secret is None else _quoted(secret)
    connection = dbapi2.connect(
        uri_of(path, read_only=read_only),
        uri=True,
        isolation_level=None,  # transactions are ours alone: atomic() says BEGIN and COMMIT
        timeout=BUSY_SECONDS,
        cached_statements=STATEMENTS_KEPT,
    )
    try:
        # SQLCipher would write its own lines to the terminal; what went wrong is told once, by us.
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = {key}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        cache = ONCE_CACHE if once else PLAIN_CACHE if key is None else ENCRYPTED_CACHE
        connection.execute(f"PRAGMA cache_size = -{cache}")
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def uri_of(path: Path, *, read_only: bool = False) -> str:
    """Return an existing file's place as SQLite takes it, whatever its name is."""
    return f"file:{quote(os.fsencode(path.absolute()), safe='')}?mode={'ro' if read_only else 'rw'}"


def _quoted(secret: str | Key) -> str:
    """Return the passphrase or key as SQL text, which the key's PRAGMA needs: it binds no parameters."""
    if isinstance(secret, Key):
        return f'"{secret.raw}"'
    return "'" + usable(secret).replace("'", "''") + "'"
