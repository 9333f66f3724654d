"""Backups for the window and the terminal: the daily one, those there are, and what each would replace.

Every function takes the journal's path and key instead of the open journal and makes connections of its
own, so that it may run in a thread beside the window's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.services.backup_rotation import kept
from carejournal.storage.backup_facts import (
    FOLLOW_UPS,
    BackupFacts,
    facts_of,
    key_of_backup,
    marks_of,
    newest_good,
)
from carejournal.storage.daily_backups import (
    Backup,
    Why,
    backup_by_hand,
    backups_of,
    make_backup,
    make_daily_backup,
    remove_daily_backups,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from carejournal.storage.backup_facts import Marks
    from carejournal.storage.key import Key

__all__ = [
    "Backup",
    "BackupFacts",
    "Difference",
    "Found",
    "Replacing",
    "Why",
    "back_up_daily",
    "back_up_now",
    "backups_of",
    "newest_good_backup",
    "what_restoring_replaces",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """How restoring would change one kind of record.

    `gone` stand in the journal only, `back` in the backup only, `changed` in both, but not the same.
    """

    gone: int
    back: int
    changed: int


@dataclass(frozen=True, slots=True)
class Replacing:
    """What stands in the journal now and in a backup, and how they differ.

    `now` is None where the journal cannot be read; then nothing is known of the differences either.
    `between` are agenda items, practices and scores together.
    """

    now: BackupFacts | None
    then: BackupFacts
    entries: Difference | None = None
    sessions: Difference | None = None
    between: Difference | None = None


def back_up_daily(journal: Path, key: Key | None, today: date) -> str:
    """Make today's backup where it is not there yet, and let go of those too old to be kept.

    Returns "" or, where it could not be made, a sentence to tell quietly: nobody is kept from working.
    Raises DamagedRefusal where the journal does not prove sound; then every older backup stays.
    """
    try:
        if make_daily_backup(journal, key, today):
            days = {backup.day for backup in backups_of(journal) if backup.why is Why.DAILY}
            remove_daily_backups(journal, days - kept(days, today))
    except DamagedRefusal:
        raise
    except Refusal as refusal:
        return str(Refusal(f"Today's backup could not be made. {refusal}"))
    return ""


def back_up_now(journal: Path, key: Key | None, now: datetime) -> Path:
    """Make a backup by hand, which no rotation ever takes away, and return where it is."""
    target = backup_by_hand(journal, now)
    make_backup(journal, key, target)
    return target


@dataclass(frozen=True, slots=True)
class Found:
    """A backup with what it holds."""

    backup: Backup
    facts: BackupFacts


def newest_good_backup(journal: Path, secret: str | Key | None) -> Found | None:
    """Return the newest backup that opens with the secret and proves sound, None where there is none."""
    backup = newest_good(journal, secret)
    if backup is None:
        return None
    return Found(backup, facts_of(backup.path, key_of_backup(backup.path, secret)))


def what_restoring_replaces(
    journal: Path, key: Key | None, backup: Path, backup_secret: str | Key | None
) -> Replacing:
    """Compare the journal with a backup that might take its place; Refusal where that cannot be read."""
    backup_key = key_of_backup(backup, backup_secret)
    then, marks_then = facts_of(backup, backup_key), marks_of(backup, backup_key)
    try:
        now, marks_now = facts_of(journal, key), marks_of(journal, key)
    except Refusal:
        return Replacing(None, then)
    return Replacing(
        now,
        then,
        _difference(marks_now, marks_then, ["entries"]),
        _difference(marks_now, marks_then, ["sessions"]),
        _difference(marks_now, marks_then, FOLLOW_UPS),
    )


def _difference(now: Marks, then: Marks, tables: Iterable[str]) -> Difference:
    first = {(table, uid): mark for table in tables for uid, mark in now[table].items()}
    second = {(table, uid): mark for table in tables for uid, mark in then[table].items()}
    both = first.keys() & second.keys()
    return Difference(
        gone=len(first.keys() - both),
        back=len(second.keys() - both),
        changed=sum(first[each] != second[each] for each in both),
    )
