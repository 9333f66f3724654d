"""Writing and deleting one kind of record, each action one transaction, undoable and announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from carejournal.services.history import Action, Step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from carejournal.domain.tag import Tag
    from carejournal.services.changes import Changes, Subject
    from carejournal.services.history import History
    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock


class HasId(Protocol):
    """A record that knows its id."""

    @property
    def id(self) -> str:
        """The record's own id."""


Record = TypeVar("Record", bound=HasId)


class Store(Protocol[Record]):
    """Where records of one kind are kept."""

    def get(self, record_id: str, /) -> Record | None:
        """Return the record, or None where there is none outside the trash."""

    def put(self, record: Record, /) -> None:
        """Write the record in place of what has its id, in the trash or not."""

    def trash(self, record_id: str, when: datetime, /) -> None:
        """Move the record to the trash."""


class RecordKeeper(Generic[Record]):
    """Writes and deletes records of one kind for a person at the window or the terminal."""

    def __init__(
        self,
        journal: Journal,
        store: Store[Record],
        subject: Subject,
        actions: tuple[Action, Action, Action],
        history: History,
        changes: Changes,
        clock: Clock,
    ) -> None:
        self._journal = journal
        self._store = store
        self._subject = subject
        self._added, self._changed, self._deleted = actions
        self._history = history
        self._changes = changes
        self._clock = clock

    def get(self, record_id: str) -> Record | None:
        """Return the record, or None where there is none outside the trash."""
        return self._store.get(record_id)

    def write(self, record: Record, new_tags: Sequence[Tag] = ()) -> None:
        """Put the record on the disk, new or in place of what has its id; nothing new is not a step.

        Its draft goes in the same transaction. `new_tags` are written first, so that a tag the record
        brings can come with its group; undo leaves them in the list of tags.
        """
        before = self._store.get(record.id)
        if before == record:
            return
        self._carry_out(record.id, record, new_tags)
        if before is not None and before == self._store.get(record.id):
            return  # a tag in another case is the one that was there
        self._keep_step(self._changed if before else self._added, record.id, before, record)

    def delete(self, record_id: str) -> None:
        """Move the record to the trash; its draft goes in the same transaction."""
        before = self._store.get(record_id)
        if before is None:
            return
        self._carry_out(record_id, None)
        self._keep_step(self._deleted, record_id, before, None)

    def _keep_step(self, action: Action, record_id: str, before: Record | None, after: Record | None) -> None:
        """Keep what was just done as a step, and only then tell of it: who is told may undo it at once."""

        def turn(to: Record | None) -> None:
            self._carry_out(record_id, to)
            self._changes.announce(self._subject, record_id=record_id)

        self._history.add(Step(action, lambda: turn(before), lambda: turn(after)))
        self._changes.announce(self._subject, record_id=record_id)

    def _carry_out(self, record_id: str, record: Record | None, new_tags: Sequence[Tag] = ()) -> None:
        with self._journal.transaction():
            self._journal.drafts.remove(record_id)
            for tag in new_tags:
                self._journal.catalogue.put_tag(tag)
            if record is None:
                self._store.trash(record_id, self._clock())
            else:
                self._store.put(record)
