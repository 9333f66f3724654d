"""What stands in a folder before work that is killed, and what must be true of it afterwards."""

from __future__ import annotations

import contextlib
import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from carejournal.services.safekeeping import key_of_code
from carejournal.storage.backup_facts import facts_of, marks_of
from carejournal.storage.file_header import start_of
from carejournal.storage.journal import Journal
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.key import Key, key_from
from carejournal.storage.places import backup_folder
from storage.killed_work import NEW
from storage.made_journals import beside, names

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.storage.backup_facts import Marks
    from carejournal.storage.draft_store import StoredDraft

NAME = "journal.carejournal"
SOURCE = "elsewhere.json"
MADE_MEANWHILE = ("replaced-", "before-schema-")


@functools.cache
def new_key(salt: bytes) -> Key:
    """Return the key that the new passphrase makes; it takes long, and a journal's backups have its salt."""
    return key_from(NEW, salt)


@dataclass(frozen=True)
class Held:
    """All that a journal holds."""

    copy: JournalCopy
    trash: frozenset[str]
    drafts: tuple[StoredDraft, ...]

    @classmethod
    def by(cls, journal: Journal) -> Self:
        """Return what an open journal holds."""
        trash = frozenset(each.id for each in journal.trash.records())
        return cls(journal.copy(), trash, tuple(journal.drafts.all()))


@dataclass(frozen=True)
class Scene:
    """A folder to be copied for each round of some work.

    `may_hold` is what the journal may hold after a kill; the last is what it must hold after the work's end.
    `key` and `code` open the journal as it stands there.
    """

    work: str
    folder: Path
    key: Key | None
    may_hold: tuple[Held, ...]
    code: str = ""
    others: dict[str, str] = field(default_factory=dict)
    """The work's further arguments; file names are of this folder."""
    backups: dict[str, Marks] = field(default_factory=dict)
    """What each backup there holds, the journal itself under its own name."""

    def arguments(self, place: Path) -> dict[str, str | None]:
        """Return what the work in a copy of the folder is given."""
        others = {name: str(place / value) for name, value in self.others.items()}
        return {"path": str(place / NAME), "key": None if self.key is None else self.key.raw, **others}

    def check(self, place: Path, *, done: bool) -> None:
        """Open what a kill left in a copy of the folder; AssertionError where it is not as it must be."""
        path = place / NAME
        for _ in ("after the kill", "once more, as it was closed"):
            key = self._opener(path)
            with contextlib.closing(Journal(open_journal(path, key))) as journal:
                held, faults = Held.by(journal), journal.check().faults
            assert faults == (), faults
            assert held in (self.may_hold[-1:] if done else self.may_hold)
            self._check_key_info(path, key)
        leftovers = [each.name for each in place.rglob("*.part*")]
        assert leftovers == [], leftovers
        self._check_names(place, key, done=done)
        for backup in backup_folder(path).glob("[!.]*.carejournal"):
            self._check_backup(backup)

    def _opener(self, path: Path) -> Key | None:
        start = start_of(path)
        if start.content.is_plain:
            return None
        known = self.key is not None and self.key.salt == start.salt
        return self.key if known else new_key(start.salt)

    def _check_key_info(self, path: Path, key: Key | None) -> None:
        if self.code and key is not None:
            assert key_of_code(path, self.code) == key

    def _check_names(self, place: Path, key: Key | None, *, done: bool) -> None:
        there = names(place) - {"elsewhere.json", backup_folder(place / NAME).name}
        assert there == beside(place / NAME, None if key is None else "encrypted"), there
        if done and self.work in {"encrypt", "decrypt", "change passphrase"}:
            assert (key is None) == (self.work == "decrypt")
            assert key is None or key != self.key

    def _check_backup(self, backup: Path) -> None:
        key = self._opener(backup)
        assert facts_of(backup, key, thoroughly=True).sound
        made_of = NAME if backup.name.startswith(MADE_MEANWHILE) else backup.name
        assert marks_of(backup, key) == self.backups[made_of]
        self._check_key_info(backup, key)
