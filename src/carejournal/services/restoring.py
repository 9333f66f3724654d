"""Putting a backup back in a journal's place; the journal that it replaces is kept among the backups."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.services.safekeeping import no_one
from carejournal.storage.file_header import Content, start_of
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.journal_wish import USUAL, Wish
from carejournal.storage.places import backup_folder, free_name
from carejournal.storage.unlocking import key_to
from carejournal.storage.writer_lock import take_writer_lock
from carejournal.system.clock import system_clock
from carejournal.system.private_files import stands_at

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from carejournal.services.safekeeping import Told
    from carejournal.storage.key import Key


@dataclass(frozen=True, slots=True)
class Secrets:
    """What opens the journal and the backup; a backup mostly opens with what opens its journal."""

    journal: str | Key | None = None
    backup: str | Key | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What opens the journal now, and where the one that was replaced is kept, if there was any."""

    key: Key | None
    kept: Path | None


def restore(
    path: Path, backup: Path, secrets: Secrets, wish: Wish = USUAL, *, told: Told = no_one
) -> Restored:
    """Put the backup in the closed journal's place.

    The journal may be damaged or missing. Afterwards it opens with what it opened
    with before, or, where that cannot be known, with what the backup opens with. Raises Refusal where it
    cannot be done, with the journal as it was. The backup may lie where nothing can be written.
    """
    from carejournal.storage.swapping import put_back

    if stands_at(backup) and stands_at(path) and backup.samefile(path):
        raise Refusal("This is the journal itself, not a backup of it.")
    now = system_clock()
    with contextlib.ExitStack() as stack:
        if wish.held is None:
            lock = stack.enter_context(take_writer_lock(path, wish.program, now))
            wish = replace(wish, held=lock)
        told(0.1)
        opened, key = _closed(path, secrets.journal, wish)
        backup_key = key_of_backup(backup, secrets)
        wanted = key if opened else backup_key
        kept = _kept_as(path, now) if stands_at(path) else None
        public_key = _public_key(path, backup, key, backup_key)
        put_back(path, (backup, backup_key), wanted, public_key, kept, lambda: told(0.8))
    return Restored(wanted, kept)


def key_of_backup(backup: Path, secrets: Secrets) -> Key | None:
    """Return what opens a backup, None for a plain one; Refusal where it is none or opens otherwise."""
    try:
        start = start_of(backup, to_write=False)
    except FileNotFoundError as error:
        raise Refusal(f"There is no backup at {backup}.") from error
    except OSError as error:
        raise Refusal(f"{backup} cannot be read.") from error
    if start.content.is_plain:
        return None
    secret = secrets.backup if secrets.backup is not None else secrets.journal
    if secret is None and start.content is Content.OTHER:
        raise PassphraseRefusal("This file is not a backup, or it is encrypted and needs its passphrase.")
    try:
        return key_to(backup, start, secret)
    except PassphraseRefusal as refusal:
        raise PassphraseRefusal("This backup opens with another passphrase than the journal.") from refusal


def _closed(path: Path, secret: str | Key | None, wish: Wish) -> tuple[bool, Key | None]:
    """Return whether the journal could be opened, and its key; it is closed, with nothing left in its log."""
    if not stands_at(path) or (path.is_file() and not path.stat().st_size):
        return False, None  # a power cut can leave an empty file
    try:
        journal = open_journal(path, secret, wish)
    except DamagedRefusal:
        return False, None
    journal.close()
    return True, journal.key


def _public_key(path: Path, backup: Path, key: Key | None, backup_key: Key | None) -> bytes | None:
    from carejournal.storage.key_files import key_info_of

    for place, opener in ((path, key), (backup, backup_key)):
        info = None if opener is None else key_info_of(place, opener.salt)
        if opener is not None and info is not None and (trusted := info.trusted_public_key(opener.secret)):
            return trusted
    return None


def _kept_as(path: Path, now: datetime) -> Path:
    return free_name(backup_folder(path), f"replaced-{now:%Y-%m-%d-%H%M%S}", f"-{path.name}")
