"""Which records came with a journal's copy or export; to stay the same, they name no import themselves.

It is kept beside the facts and goes into no copy of the journal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from carejournal.domain.origin import Import

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.storage.journal import Journal

TAKEN_BACK = "import_taken_back:"
"""A fact for each import taken back: its records in the trash may be brought in again."""


@dataclass(frozen=True, slots=True)
class BroughtCopy:
    """A copy that was brought in, with the ids of what it brought."""

    made: Import
    entries: tuple[str, ...]
    sessions: tuple[str, ...]


class BroughtCopies:
    """Keeps and reads them; what writes is called inside a transaction."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self) -> list[BroughtCopy]:
        """Return all that are kept; what cannot be read is passed over."""
        return list(self._read())

    def of(self, import_id: str) -> BroughtCopy | None:
        """Return the one of that import, None where no copy came by it."""
        return next((each for each in self._read() if each.made.id == import_id), None)

    def keep(self, made: Import, copy: JournalCopy) -> None:
        """Keep what a copy brought; one taken back before, of which some of this was, is forgotten."""
        entries = [entry.id for entry in copy.entries]
        sessions = [session.id for session in copy.sessions]
        for earlier in self._taken_back():
            if not {*earlier.entries, *earlier.sessions}.isdisjoint((*entries, *sessions)):
                self.forget(earlier.made)
        told = {
            "format": made.format,
            "program": made.program,
            "source_name": made.source_name,
            "imported_at": made.imported_at.isoformat(),
            "entries": entries,
            "sessions": sessions,
        }
        self._journal.catalogue.put_brought(made.id, json.dumps(told, ensure_ascii=False))

    def forget(self, made: Import) -> None:
        """Keep nothing of a copy any more."""
        self._journal.catalogue.put_brought(made.id, None)
        self._journal.catalogue.forget_fact(f"{TAKEN_BACK}{made.id}")

    def free_again(self) -> set[str]:
        """Return the ids of records that lie in the trash because their copy was taken back."""
        free: set[str] = set()
        for each in self._taken_back():
            free |= {*each.entries} - {*self._journal.origins.live_among("entries", each.entries)}
            free |= {*each.sessions} - {*self._journal.origins.live_among("sessions", each.sessions)}
        return free

    def _taken_back(self) -> list[BroughtCopy]:
        facts = self._journal.catalogue.facts()
        return [each for each in self._read() if f"{TAKEN_BACK}{each.made.id}" in facts]

    def _read(self) -> Iterator[BroughtCopy]:
        for import_id, text in self._journal.catalogue.brought().items():
            try:
                told = json.loads(text)
                when = datetime.fromisoformat(told["imported_at"])
                made = Import(import_id, told["format"], told["program"], told["source_name"], when)
                yield BroughtCopy(made, tuple(told["entries"]), tuple(told["sessions"]))
            except (ValueError, TypeError, KeyError, AttributeError):
                continue
