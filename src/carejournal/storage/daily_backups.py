"""The backups in a journal's backup folder: what there is, and the daily ones made and taken away.

The journal's own file is only opened as a database: a plain open and close would drop SQLite's locks on it
in this process (sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import contextlib
import re
import stat
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.storage.backup import copy_journal
from carejournal.storage.connection import connect
from carejournal.storage.faults import world_faults_refused
from carejournal.storage.places import backup_folder, free_name

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from carejournal.storage.key import Key

BELONGINGS = (".seal", ".keyinfo")
"""Ends of the names of files that belong to a backup."""
DAY = r"(?P<day>\d{4}-\d\d-\d\d)"
TIME = r"-(?P<time>\d{6})"
RECORDS = ("entries", "sessions", "agenda_items", "practices", "scores", "drafts")
"""The tables in which a person's own words stand."""


class Why(Enum):
    """What a backup was made for."""

    DAILY = auto()
    BY_HAND = auto()
    BEFORE_UPDATE = auto()
    REPLACED = auto()


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup's file: of which day, at what local time where that is known, made why, and its bytes."""

    path: Path
    day: date
    at: time | None
    why: Why
    size: int


def backups_of(journal: Path) -> list[Backup]:
    """Return the backups in a journal's backup folder, newest first; Refusal where it cannot be read."""
    found = [_known(each, journal) for each in _files(journal)]
    return sorted(filter(None, found), key=lambda backup: (backup.day, backup.at or time.min), reverse=True)


def daily_backup(journal: Path, day: date) -> Path:
    """Return where a journal's daily backup of a day is, or would be."""
    return backup_folder(journal) / f"{journal.stem}-{day.isoformat()}{journal.suffix}"


def backup_by_hand(journal: Path, now: datetime) -> Path:
    """Return where nothing stands yet: at the end of summer time an hour and its seconds come twice."""
    stem = f"{journal.stem}-{now.date().isoformat()}-{now:%H%M%S}"
    return free_name(backup_folder(journal), stem, journal.suffix)


def make_backup(journal: Path, key: Key | None, target: Path) -> None:
    """Write a checked and synced backup to `target`, over a connection of its own that only reads.

    May run in a thread beside the window's own connection. Raises Refusal where it cannot be made,
    DamagedRefusal where what is in the journal does not prove sound; then nothing is left.
    """
    with (
        world_faults_refused(),
        contextlib.closing(connect(journal, key, read_only=True, once=True)) as source,
    ):
        copy_journal(source, target, key, key_info_of=journal)


def make_daily_backup(journal: Path, key: Key | None, day: date) -> bool:
    """Make the day's backup as make_backup does, and return whether one was made.

    None is made where the day has one, or where nothing is recorded in the journal yet.
    """
    target = daily_backup(journal, day)
    if target in _files(journal) or not _holds_something(journal, key):
        return False
    make_backup(journal, key, target)
    return True


def remove_daily_backups(journal: Path, days: Collection[date]) -> None:
    """Remove the daily backups of these days and what belongs to them; no other file is ever removed.

    One that cannot be removed stays.
    """
    for backup in backups_of(journal):
        if backup.why is not Why.DAILY or backup.day not in days:
            continue
        # The backup last: as long as it is there, the next time sees to the rest.
        for ending in (*BELONGINGS, ""):
            _remove(backup.path.with_name(backup.path.name + ending))


def _known(path: Path, journal: Path) -> Backup | None:
    """Return the backup at a path by its name, None for any other file."""
    stem, suffix, name = (re.escape(part) for part in (journal.stem, journal.suffix, journal.name))
    for why, pattern in (
        (Why.DAILY, rf"{stem}-{DAY}{suffix}"),
        (Why.BY_HAND, rf"{stem}-{DAY}{TIME}(-\d+)?{suffix}"),
        (Why.BEFORE_UPDATE, rf"before-schema-\d+-{name}"),
        (Why.REPLACED, rf"replaced-{DAY}{TIME}(-\d+)?-{name}"),
    ):
        found = re.fullmatch(pattern, path.name, re.ASCII)
        if found is not None:
            named = found.groupdict()
            return _described(path, why, named.get("day") or "", named.get("time") or "")
    return None


def _described(path: Path, why: Why, day: str, clock: str) -> Backup | None:
    try:
        seen = path.stat()
        written = datetime.fromtimestamp(seen.st_mtime).astimezone()
        named = datetime.fromisoformat(f"{day}T{clock or '000000'}") if day else None
    except (OSError, ValueError, OverflowError):  # gone meanwhile, or a day that no calendar has
        return None
    if not stat.S_ISREG(seen.st_mode):
        return None
    if named is None or (not clock and written.date() == named.date()):
        return Backup(path, written.date(), written.time(), why, seen.st_size)
    return Backup(path, named.date(), named.time() if clock else None, why, seen.st_size)


def _files(journal: Path) -> list[Path]:
    try:
        return list(backup_folder(journal).iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Refusal("The folder of the backups cannot be read.") from error


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _holds_something(journal: Path, key: Key | None) -> bool:
    with world_faults_refused(), contextlib.closing(connect(journal, key, read_only=True)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        return any(
            connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0]
            for table in RECORDS
            if table in tables
        )
