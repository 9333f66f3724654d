"""Opening, making and checking journals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.services.journal_services import JournalServices
from carejournal.services.starting_words import FIRST_LANGUAGE, call_in
from carejournal.storage.file_header import PLAIN_START
from carejournal.storage.journal import Journal
from carejournal.storage.journal_opening import create_journal, open_journal
from carejournal.storage.journal_wish import READING, USUAL, WINDOW, Wish
from carejournal.storage.places import key_info_file
from carejournal.storage.seal import sealed_plain
from carejournal.system.clock import Clock, system_clock

__all__ = [
    "READING",
    "USUAL",
    "WINDOW",
    "Wish",
    "back_up",
    "create_services",
    "needs_passphrase",
    "open_services",
]

PAGE_SIZE = 4096
"""SQLCipher 4's."""

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.key import Key


def open_services(
    path: Path, secret: str | Key | None = None, clock: Clock = system_clock, wish: Wish = USUAL
) -> JournalServices:
    """Open an existing journal; Refusal where that is not possible, with nothing changed."""
    return JournalServices(Journal(open_journal(path, secret, wish)), clock)


def create_services(
    path: Path,
    passphrase: str | None = None,
    clock: Clock = system_clock,
    wish: Wish = USUAL,
    language: str = FIRST_LANGUAGE,
) -> JournalServices:
    """Make a new journal, its tags and methods in a language, and open it.

    Refusal where something stands there or the place cannot be used.
    """
    journal = Journal(create_journal(path, passphrase, wish))
    call_in(journal, language)
    return JournalServices(journal, clock)


def needs_passphrase(path: Path) -> bool:
    """Return whether what stands at the path is no plain journal, but perhaps an encrypted one.

    Only while this process has not opened it.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(PLAIN_START))
    except OSError:
        return False
    return bool(start) and start != PLAIN_START and not sealed_plain(path)


def may_be_encrypted_journal(path: Path) -> bool:
    """Return whether a file that is no plain journal may be an encrypted one: it is made of whole pages."""
    return key_info_file(path).exists() or path.stat().st_size % PAGE_SIZE == 0


def back_up(services: JournalServices, target: Path | None = None) -> Path:
    """Write a checked copy of the journal and return where it is; by default dated, in its backup folder."""
    if target is None:
        from carejournal.storage.daily_backups import backup_by_hand

        target = backup_by_hand(services.journal.path, services.clock())
    services.journal.copy_to(target)
    return target
