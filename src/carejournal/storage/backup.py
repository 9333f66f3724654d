"""Copies of a journal: made by SQLite's backup call, never by copying the file, and checked."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.storage.connection import connect
from carejournal.storage.faults import world_faults_refused
from carejournal.system.private_files import make_private_file, make_private_folder, new_beside

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.connection import Connection


def backup_folder(journal: Path) -> Path:
    """Return the folder beside a journal that holds its backups."""
    return journal.with_name(journal.name + ".backups")


def copy_journal(source: Connection, target: Path, passphrase: str | None) -> None:
    """Write a whole, checked and synced copy to `target`, encrypted with the same passphrase.

    Raises Refusal where the copy cannot be written or does not prove sound; then nothing is left.
    """
    try:
        make_private_folder(target.parent)
        with new_beside(target) as beside:
            make_private_file(beside)
            with world_faults_refused(), contextlib.closing(connect(beside, passphrase)) as copy:
                # Nobody else uses it, so no memory is shared: that file would need room on the disk, too.
                copy.execute("PRAGMA locking_mode = EXCLUSIVE")
                source.backup(copy)
                # A copy is one file for itself: no write-ahead log to be forgotten beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
                faults = damage(copy)
            if faults:
                raise Refusal("The copy did not prove sound and was thrown away; the journal is unchanged.")
    except OSError as error:
        raise Refusal(
            f"The copy cannot be written to {target}: {(error.strerror or 'the disk refused').lower()}."
        ) from error


def damage(connection: Connection) -> list[str]:
    """Return what is wrong with a journal's pages and references; empty where it is sound."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"{row[0]}: row {row[1]} refers to nothing" for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return found
