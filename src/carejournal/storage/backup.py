"""Copies of a journal: made by SQLite's backup call, never by copying the file, and checked."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.storage.connection import connect
from carejournal.storage.faults import world_faults_refused
from carejournal.storage.soundness import damage
from carejournal.system.private_files import make_private_file, make_private_folder, new_beside

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.connection import Connection
    from carejournal.storage.key import Key


def copy_journal(source: Connection, target: Path, key: Key | None, *, key_info_of: Path) -> None:
    """Write a whole, checked and synced copy to `target`, encrypted with the same key.

    Raises Refusal where the copy cannot be written or does not prove sound; then nothing is left.
    `key_info_of` is the journal whose key info the copy gets too, so that its recovery code opens both.
    """
    try:
        make_private_folder(target.parent)
        with new_beside(target) as beside:
            make_private_file(beside)
            with world_faults_refused(), contextlib.closing(connect(beside, key, once=True)) as copy:
                # Nobody else uses it, so no memory is shared: that file would need room on the disk, too.
                copy.execute("PRAGMA locking_mode = EXCLUSIVE")
                source.backup(copy)
                # A copy is one file for itself: no write-ahead log to be forgotten beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
                faults = damage(copy)
            if faults:
                raise DamagedRefusal(
                    "The journal is damaged: its copy did not prove sound and was thrown away."
                )
            if key is not None:
                from carejournal.storage.key_files import copy_key_info

                copy_key_info(key_info_of, target)
    except OSError as error:
        raise Refusal(
            f"The copy cannot be written to {target}: {(error.strerror or 'the disk refused').lower()}."
        ) from error
