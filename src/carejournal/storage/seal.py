"""A journal's seal: what its file was like when it was last closed, so that damage is noticed.

SQLite notices damage to its own structure, but not a changed letter in a note; the seal notices every byte.
"""

from __future__ import annotations

import json
import zlib
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from carejournal.storage.file_header import PLAIN_START
from carejournal.storage.places import seal_file, with_logs
from carejournal.system.private_files import sync_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

SEAL = "carejournal-seal"
VERSION = 1
READ_AT_EVERY_OPENING = 32_000_000
"""A larger file is read only where its size or time of change differ: reading must not delay the start."""
PIECE = 1 << 20


class SealState(Enum):
    """How a closed journal's file compares with its seal."""

    SAME = auto()
    CHANGED = auto()
    NONE = auto()


def set_seal(journal: Path) -> None:
    """Write down what the closed journal's file is like. A place that cannot be written has no seal."""
    try:
        seen = {"format": SEAL, "version": VERSION, **_outside(journal), **_inside(journal)}
        seen["check"] = _check(seen)
        write_private(seal_file(journal), json.dumps(seen, indent=1).encode())
    except OSError:
        return


def break_seal(journal: Path) -> bool:
    """Take the seal away before the file is written; return whether there was one.

    A program killed from now on leaves none.
    """
    try:
        seal_file(journal).unlink()
    except OSError:
        return False
    sync_folder(journal.parent)
    return True


def seal_state(journal: Path) -> SealState:
    """Compare a journal's file with its seal; only while nothing in this process has it open.

    A disk that forgets leaves the time of change as it was, so the bytes are read all the same, up to
    READ_AT_EVERY_OPENING. A journal with work in its write-ahead log was not closed, so whatever seal there
    is says nothing.
    """
    seal = _read(seal_file(journal))
    log = with_logs(journal)[1]
    if seal is None or (log.exists() and log.stat().st_size):
        return SealState.NONE
    if all(seal.get(name) == value for name, value in _outside(journal).items()) and (
        journal.stat().st_size > READ_AT_EVERY_OPENING or seal.get("crc32") == _crc32(journal)
    ):
        return SealState.SAME
    return SealState.SAME if seal.get("sha256") == _digest(journal) else SealState.CHANGED


def sealed_plain(journal: Path) -> bool:
    """Return whether the journal was not encrypted when it was sealed: its beginning may be damaged now."""
    seal = _read(seal_file(journal))
    return seal is not None and seal.get("plain") is True


def _outside(journal: Path) -> dict[str, int]:
    seen = journal.stat()
    return {"size": seen.st_size, "changed_ns": seen.st_mtime_ns}


def _inside(journal: Path) -> dict[str, Any]:
    with journal.open("rb") as file:
        plain = file.read(len(PLAIN_START)) == PLAIN_START
    return {"plain": plain, "crc32": _crc32(journal), "sha256": _digest(journal)}


def _crc32(journal: Path) -> int:
    """Return what notices chance damage; hashlib, which notices all, is loaded only where this differs."""
    found = 0
    with journal.open("rb") as file:
        while piece := file.read(PIECE):
            found = zlib.crc32(piece, found)
    return found


def _digest(journal: Path) -> str:
    import hashlib

    with journal.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path) -> dict[str, Any] | None:
    try:
        seal = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(seal, dict) or (seal.get("format"), seal.get("version")) != (SEAL, VERSION):
        return None
    check = seal.pop("check", None)  # a damaged seal is none
    return seal if check == _check(seal) else None


def _check(seal: dict[str, Any]) -> int:
    return zlib.crc32(json.dumps(seal, sort_keys=True).encode())
