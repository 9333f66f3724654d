"""Several records written or deleted together: one transaction, one step to undo, one announcement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from carejournal.services.history import Action, History, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.services.changes import Changes, Subject
    from carejournal.services.record_keeper import Store
    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock


@dataclass(frozen=True, slots=True)
class Turn:
    """One record before and after; None where it does not stand in the journal."""

    store: Store[Any]
    subject: Subject
    record_id: str
    before: Any
    after: Any


class OneStep:
    """Carries out several turns as one action of the person."""

    def __init__(self, journal: Journal, history: History, changes: Changes, clock: Clock) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes
        self._clock = clock

    def take(self, action: Action, turns: Sequence[Turn]) -> None:
        """Write all turns that change something; where none does nothing is written and nothing kept."""
        turns = [turn for turn in turns if turn.before != turn.after]
        if not turns:
            return
        self._write(turns, back=False)
        step = Step(action, lambda: self._go(turns, back=True), lambda: self._go(turns, back=False))
        self._history.add(step)
        self._announce(turns)

    def _go(self, turns: Sequence[Turn], *, back: bool) -> None:
        self._write(turns, back=back)
        self._announce(turns)

    def _write(self, turns: Sequence[Turn], *, back: bool) -> None:
        with self._journal.transaction():
            for turn in reversed(turns) if back else turns:
                self._journal.drafts.remove(turn.record_id)
                record = turn.before if back else turn.after
                if record is None:
                    turn.store.trash(turn.record_id, self._clock())
                else:
                    turn.store.put(record)

    def _announce(self, turns: Sequence[Turn]) -> None:
        only = turns[0].record_id if len(turns) == 1 else ""
        self._changes.announce(*{turn.subject for turn in turns}, record_id=only)
