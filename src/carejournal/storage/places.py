"""Where the files of a journal stand: its log while it is open, its key info, its seal and its backups."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WRITE_AHEAD_LOG_SUFFIXES = ("-wal", "-shm")
ROLLBACK_JOURNAL_SUFFIX = "-journal"
"""SQLite's, while a file without a write-ahead log is written; left by a program that was killed."""

NEXT = ".next"
"""Ends the name under which the key info of a key is kept that the journal is about to get or to lose."""


def backup_folder(journal: Path) -> Path:
    """Return the folder beside a journal that holds its backups."""
    return journal.with_name(journal.name + ".backups")


def seal_file(journal: Path) -> Path:
    """Return where a journal's seal is."""
    return journal.with_name(journal.name + ".seal")


def key_info_file(path: Path) -> Path:
    """Return where the key info of the encrypted journal or backup at `path` is."""
    return path.with_name(path.name + ".keyinfo")


def pending_key_info_file(path: Path) -> Path:
    """Return where the key info of the key that the file at `path` is about to get or to lose is."""
    return key_info_file(path.with_name(path.name + NEXT))


def with_logs(journal: Path) -> tuple[Path, ...]:
    """Return the journal's file, and where SQLite's own files beside it are, the write-ahead log first."""
    suffixes = (*WRITE_AHEAD_LOG_SUFFIXES, ROLLBACK_JOURNAL_SUFFIX)
    return (journal, *(journal.with_name(journal.name + suffix) for suffix in suffixes))


def has_work_in_log(journal: Path) -> bool:
    """Return whether a write-ahead log stands beside the file with something in it."""
    log = with_logs(journal)[1]
    return log.exists() and log.stat().st_size > 0


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """Return where nothing stands yet: at the end of summer time an hour and its seconds come twice."""
    numbers = chain([""], (f"-{number}" for number in count(2)))
    paths = (folder / f"{stem}{number}{ending}" for number in numbers)
    return next(path for path in paths if not path.exists())
