"""What tells a journal from other files, read without sqlite-utils."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.connection import Connection

APPLICATION_ID = 0x43614A6F
"""“CaJo”, kept in the header of every journal."""

SCHEMA = 4
"""The number of the present schema, equal to the number of migrations; kept in the header as user_version."""

FARTHEST_SCHEMA = 9_999
"""No version will ever have a higher one: a header that says so is damaged, not newer."""

PLAIN_START = b"SQLite format 3\x00"
HEADER_LENGTH = 100
SALT_LENGTH = 16
DAMAGED_START = "The beginning of this journal's file is damaged, so it cannot be opened."
FORMATS = frozenset({1, 2})
"""The header's two bytes that say with what kind of log a file is written and read: SQLite would take other
ones for a file that can only be read."""
PAGE_SIZES = frozenset({1, *(1 << power for power in range(9, 16))})
FRACTIONS = bytes((64, 32, 32))
"""Three bytes that are the same in every database; with others SQLite says that it is none."""


class Content(Enum):
    """What the first bytes of a file say."""

    EMPTY = "empty"
    PLAIN = "a plain journal, or a database with nothing in it"
    OTHER = "encrypted, or no journal at all"

    @property
    def is_plain(self) -> bool:
        """Whether it can be read without a passphrase."""
        return self is Content.PLAIN


@dataclass(frozen=True, slots=True)
class FileStart:
    """What a file's first bytes say; where it is encrypted they are the salt of its key."""

    content: Content
    salt: bytes


def start_of(path: Path, *, to_write: bool = True) -> FileStart:
    """Tell an empty file, a plain journal and everything else apart.

    Raises Refusal as schema_of does: a database must be known as another program's before it is opened,
    because closing it would work its write-ahead log in. Raises DamagedRefusal where the header says what no
    journal's does, OSError where the file cannot be read or, unless it is not wanted to be, written.
    """
    with path.open("r+b" if to_write else "rb") as file:
        header = file.read(HEADER_LENGTH)
    if not header:
        return FileStart(Content.EMPTY, b"")
    if not header.startswith(PLAIN_START):
        if header[68:72] == APPLICATION_ID.to_bytes(4) or not any(header):
            raise DamagedRefusal(DAMAGED_START)  # what is encrypted looks like chance, and never like that
        return FileStart(Content.OTHER, header[:SALT_LENGTH])
    # Pages, user_version and application_id (sqlite.org/fileformat2.html, section 1.3).
    pages, schema, application = (int.from_bytes(header[at : at + 4]) for at in (28, 60, 68))
    _judged(application, schema, holds_something=pages > 1)
    if application == APPLICATION_ID and not _is_possible(header):
        raise DamagedRefusal(DAMAGED_START)
    return FileStart(Content.PLAIN, b"")


def _is_possible(header: bytes) -> bool:
    """Return whether any database's header says this (sqlite.org/fileformat2.html, section 1.3)."""
    page_size = int.from_bytes(header[16:18])
    return FORMATS.issuperset(header[18:20]) and page_size in PAGE_SIZES and header[21:24] == FRACTIONS


def schema_of(connection: Connection) -> int:
    """Return the file's schema number, 0 for a database with nothing in it.

    Raises Refusal for another program's database and for a journal from a newer version, DamagedRefusal for a
    number that no version has.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return _judged(application, schema, holds_something=tables > 0)


def _judged(application: int, schema: int, *, holds_something: bool) -> int:
    if application != APPLICATION_ID:
        if application or schema or holds_something:
            raise Refusal("This file is a database of another program, not a journal.")
        return 0
    if not 0 <= schema <= FARTHEST_SCHEMA:
        raise DamagedRefusal(DAMAGED_START)
    if schema > SCHEMA:
        raise Refusal(
            "This journal was last used with a newer version of Care Journal; this version cannot read it. "
            "Nothing was changed."
        )
    return schema
