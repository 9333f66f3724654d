"""What was deleted: looked at, put back for 30 days, or deleted for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History, Step
from carejournal.storage.trash_store import Contents, Trashed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from carejournal.storage.entry_store import EntryStore
    from carejournal.storage.follow_up_store import FollowUpStore
    from carejournal.storage.journal import Journal
    from carejournal.storage.session_store import SessionStore
    from carejournal.system.clock import Clock

__all__ = ["KEPT_DAYS", "Contents", "Trash", "Trashed"]

KEPT_DAYS = 30
SUBJECTS = {"entry": Subject.ENTRIES, "session": Subject.SESSIONS}
"""What changes with records that come back; all others are follow-ups."""


class Trash:
    """Puts back and deletes for good, each action in one transaction; what comes back is announced."""

    def __init__(self, journal: Journal, history: History, changes: Changes, clock: Clock) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes
        self._clock = clock

    def items(self) -> list[Trashed]:
        """Return what lies in the trash, what was deleted last first."""
        return self._journal.trash.records()

    def contents(self, item: Trashed) -> Contents:
        """Return what is recorded in it; nothing where it does not lie in the trash any more."""
        return self._journal.trash.contents(item)

    def deleted_on(self, item: Trashed) -> date:
        """Return the local day on which it was deleted."""
        return item.trashed_at.astimezone(self._clock().tzinfo).date()

    def days_left(self, item: Trashed) -> int:
        """Return for how many more local days it can be put back; 0 on its last day and after."""
        lain = self._clock().date() - self.deleted_on(item)
        return min(KEPT_DAYS, max(0, KEPT_DAYS - lain.days))

    def restore(self, items: Iterable[Trashed]) -> int:
        """Put the items back as they were, as one step that can be undone; return how many came back.

        What does not lie in the trash any more is passed over.
        """
        back = self._put_back(items)
        if back:
            turn = self._turned
            step = Step(
                Action.RESTORED, lambda: turn(self._throw_back, back), lambda: turn(self._put_back, back)
            )
            self._history.add(step)
            self._announce(back)
        return len(back)

    def delete_for_good(self, items: Iterable[Trashed]) -> int:
        """Delete the items for ever and return how many. This cannot be undone.

        Nor can what was done before: a step back in time must not bring their words to light again.
        """
        with self._journal.transaction():
            gone = self._journal.trash.remove(items)
        return self._end(gone)

    def empty(self) -> int:
        """Delete all that lies in the trash, like delete_for_good()."""
        with self._journal.transaction():
            gone = self._journal.trash.purge()
        return self._end(gone)

    def let_go(self, now: datetime) -> int:
        """Delete for good what has lain in the trash for more than KEPT_DAYS days; return how much it was."""
        before = now - timedelta(days=KEPT_DAYS)
        if not self._journal.trash.holds_older(before):
            return 0
        with self._journal.transaction():
            gone = self._journal.trash.purge(before)
        return self._end(gone)

    def _end(self, gone: int) -> int:
        """Leave no trace of what is gone, on the disk or in what could be undone; return how much it was."""
        if gone:
            self._journal.trash.overwrite()
            self._history.forget()
        return gone

    def _put_back(self, items: Iterable[Trashed]) -> list[Trashed]:
        with self._journal.transaction():
            return [item for item in items if self._journal.trash.restore(item)]

    def _throw_back(self, items: Iterable[Trashed]) -> None:
        """Trash the items again, since when they were trashed first: their days go on."""
        with self._journal.transaction():
            for item in items:
                self._store(item).trash(item.id, item.trashed_at)

    def _store(self, item: Trashed) -> EntryStore | SessionStore | FollowUpStore:
        if item.subject == "entry":
            return self._journal.entries
        return self._journal.sessions if item.subject == "session" else self._journal.follow_ups

    def _turned(self, do: Callable[[list[Trashed]], object], items: list[Trashed]) -> None:
        do(items)
        self._announce(items)

    def _announce(self, items: list[Trashed]) -> None:
        subjects = {SUBJECTS.get(item.subject, Subject.FOLLOW_UPS) for item in items}
        self._changes.announce(*subjects, record_id=items[0].id if len(items) == 1 else "")
