"""Opening, making and checking journals."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from carejournal.services.journal_services import JournalServices
from carejournal.storage.backup import backup_folder
from carejournal.storage.journal import Journal
from carejournal.storage.journal_file import create_journal, open_journal
from carejournal.system.clock import Clock, system_clock

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def open_services(path: Path, passphrase: str | None = None, clock: Clock = system_clock) -> JournalServices:
    """Open an existing journal; Refusal where that is not possible, with nothing changed."""
    return JournalServices(Journal(open_journal(path, passphrase)), clock)


def create_services(
    path: Path, passphrase: str | None = None, clock: Clock = system_clock
) -> JournalServices:
    """Make a new journal and open it; Refusal where something stands there or the place cannot be used."""
    return JournalServices(Journal(create_journal(path, passphrase)), clock)


def back_up(services: JournalServices, target: Path | None = None) -> Path:
    """Write a checked copy of the journal and return where it is; by default dated, in its backup folder."""
    if target is None:
        target = _free_dated_name(services.journal.path, services.clock())
    services.journal.copy_to(target)
    return target


def _free_dated_name(journal: Path, now: datetime) -> Path:
    """Return where nothing stands yet: at the end of summer time an hour and its seconds come twice."""
    folder, stem = backup_folder(journal), f"{journal.stem}-{now:%Y-%m-%d-%H%M%S}"
    endings = chain([""], (f"-{number}" for number in count(2)))
    paths = (folder / f"{stem}{ending}{journal.suffix}" for ending in endings)
    return next(path for path in paths if not path.exists())
