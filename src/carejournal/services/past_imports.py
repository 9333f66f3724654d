"""Imports that were carried out: listed, and taken back as a whole, also long after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.services.brought_copies import TAKEN_BACK, BroughtCopies
from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History, Step
from carejournal.services.import_writing import PIECE, PieceByPiece

if TYPE_CHECKING:
    from collections.abc import Generator

    from carejournal.domain.origin import Import
    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import, and how many of its entries and sessions stand in the journal outside the trash."""

    made: Import
    entries: int
    sessions: int


class PastImports:
    """Lists imports and takes them back: what they brought goes to the trash, from where it can return."""

    def __init__(self, journal: Journal, history: History, changes: Changes, clock: Clock) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes
        self._clock = clock

    def all(self) -> list[PastImport]:
        """Return the imports of which something is there, newest first."""
        origins = self._journal.origins
        counts = origins.live_counts()
        past = [PastImport(made, *counts[made.id]) for made in origins.imports() if made.id in counts]
        for copy in BroughtCopies(self._journal).all():
            entries = origins.live_among("entries", copy.entries)
            sessions = origins.live_among("sessions", copy.sessions)
            if entries or sessions:
                past.append(PastImport(copy.made, len(entries), len(sessions)))
        return sorted(past, key=lambda each: each.made.imported_at, reverse=True)

    def taking_back(self, import_id: str) -> PieceByPiece:
        """Return the work that moves all that an import brought to the trash, as one step to be undone.

        The same source can bring it again afterwards. Measures and tags that came with it stay.
        """
        entries, sessions = self._live(import_id)
        brought = {*entries, *sessions}
        when = self._clock()

        def trash() -> Generator[bool]:
            with self._journal.transaction():
                self._journal.catalogue.put_fact(f"{TAKEN_BACK}{import_id}", when.isoformat())
                for store, ids in ((self._journal.entries, entries), (self._journal.sessions, sessions)):
                    for number, record_id in enumerate(ids, 1):
                        store.trash(record_id, when)
                        if not number % PIECE:
                            yield True

        def undo() -> None:
            with self._journal.transaction():
                self._journal.catalogue.forget_fact(f"{TAKEN_BACK}{import_id}")
                for item in self._journal.trash.records():
                    if item.id in brought:
                        self._journal.trash.restore(item)
            self._tell()

        def redo() -> None:
            PieceByPiece(trash(), 0, self._tell).finish()

        def ended() -> None:
            self._history.add(Step(Action.IMPORT_TAKEN_BACK, undo, redo))
            self._tell()

        pieces = len(entries) // PIECE + len(sessions) // PIECE
        return PieceByPiece(trash(), pieces, ended)

    def _live(self, import_id: str) -> tuple[list[str], list[str]]:
        origins, copy = self._journal.origins, BroughtCopies(self._journal).of(import_id)
        if copy is None:
            return origins.live_records(import_id)
        return origins.live_among("entries", copy.entries), origins.live_among("sessions", copy.sessions)

    def _tell(self) -> None:
        self._changes.announce(Subject.ENTRIES, Subject.SESSIONS)
