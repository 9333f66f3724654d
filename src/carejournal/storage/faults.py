"""The database driver's errors, told apart: the world's faults become refusals, ours pass through."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from carejournal.domain.refusal import DamagedRefusal, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

DRIVER_ERRORS = (dbapi2.Error, UnicodeDecodeError)
"""What the driver raises: errors not of the standard library's family, and where SQLite's message quotes a
damaged schema, the error of reading that message."""

SENTENCES = {
    "SQLITE_FULL": "The disk is full. Nothing was changed; free some space and try again.",
    "SQLITE_IOERR": "The disk could not be read or written; it may be full. Nothing was changed.",
    "SQLITE_READONLY": "The journal cannot be written here: the file or its folder is read-only.",
    "SQLITE_CANTOPEN": "The journal's file cannot be opened: its folder cannot be read or written.",
    "SQLITE_PERM": "This user may not read or write the journal's file.",
    "SQLITE_BUSY": "Another program is writing to this journal. Close it there and try again.",
    "SQLITE_LOCKED": "Another program is writing to this journal. Close it there and try again.",
    "SQLITE_CORRUPT": "The journal's file is damaged. Nothing was changed; its backups lie beside it.",
    "SQLITE_NOTADB": "This file is not a journal, or it is encrypted with another passphrase.",
    "SQLITE_TOOBIG": "This text is too large for the journal (1 GB is the limit).",
}
"""Primary result codes of SQLite (sqlite.org/rescode.html) that are the world's doing."""

CODES_OF_WORDS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "unsupported file format": "SQLITE_CORRUPT",
}
"""The driver's backup call tells SQLite's words for a result code (sqlite3_errstr), but not the code; neither
does SQLCipher's export, whose own code is SQLITE_ERROR then, as it is where a header names no format."""

CUT_OFF = "SQLITE_IOERR_SHORT_READ"
"""The file ends before the place at which its header says that there is more."""

NOT_TEXT = "Could not decode to UTF-8"
"""How the driver says that a text is none, which it can only become by damage."""


@contextlib.contextmanager
def world_faults_refused() -> Iterator[None]:
    """Turn a driver error that the world caused into a Refusal; let every other exception pass."""
    try:
        yield
    except _both_families() as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        kind = DamagedRefusal if is_damage(error) else Refusal
        raise kind(sentence) from error


def sentence_for(error: BaseException) -> str | None:
    """Return the sentence for a driver error, or None where the error is our own fault."""
    name = str(getattr(error, "sqlite_errorname", None) or "")
    if name in {"", "SQLITE_ERROR"}:
        name = CODES_OF_WORDS.get(str(error), "")
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(NOT_TEXT) or name == CUT_OFF:
        name = "SQLITE_CORRUPT"
    for code, sentence in SENTENCES.items():
        if name == code or name.startswith(code + "_"):
            return sentence
    return None


def is_damage(error: BaseException) -> bool:
    """Return whether a driver error says that the file is damaged."""
    return sentence_for(error) == SENTENCES["SQLITE_CORRUPT"]


def is_not_a_database(error: BaseException | None) -> bool:
    """Return whether a driver error says that the first page makes no sense, at least not with this key."""
    return getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB"


def _both_families() -> tuple[type[Exception], ...]:
    # sqlite-utils may raise the standard library's errors too; only it loads that module.
    standard = sys.modules.get("sqlite3")
    return DRIVER_ERRORS if standard is None else (*DRIVER_ERRORS, standard.Error)
