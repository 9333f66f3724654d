"""Drafts: what is being written and not saved yet, kept in the journal so that nothing loses it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.refusal import Refusal

if TYPE_CHECKING:
    from datetime import datetime

    from carejournal.domain.session import Session
    from carejournal.storage.draft_store import StoredDraft
    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as it was last typed, and when (UTC); `stored`: the journal had it when it was typed."""

    record: Entry | Session
    stored: bool
    kept_at: datetime


class Drafts:
    """Keeps drafts, at most one a record. They are no changes: nobody is told of them, and none is undone.

    Writing or deleting a record drops its draft in the same transaction (see RecordKeeper).
    """

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def keep(self, record: Entry | Session, *, stored: bool) -> None:
        """Put the record on the disk as its draft, in place of an earlier one.

        Raises Refusal where the journal cannot be written; then the earlier draft still stands.
        """
        from carejournal.storage.draft_store import StoredDraft

        content = draft_content(record, stored=stored)
        kept = StoredDraft(
            record.id, "entry" if isinstance(record, Entry) else "session", self._clock(), content
        )
        with self._journal.transaction():
            self._journal.drafts.put(kept)

    def kept(self) -> list[Draft]:
        """Return what is kept and says something else than the journal does, newest first.

        A draft that cannot be read any more stays where it is, and is not offered. One that says what is
        saved already is dropped.
        """
        offered = []
        for each in self._journal.drafts.all():
            draft = self._fitting(read_draft(each))
            if draft is None:
                continue
            if self._says_something(draft):
                offered.append(draft)
            else:
                with contextlib.suppress(Refusal):  # where nothing can be written it stays, and harms nobody
                    self.drop(each.record_id)
        return offered

    def drop(self, record_id: str) -> None:
        """Forget the record's draft, where there is one."""
        if self._journal.drafts.get(record_id) is not None:
            with self._journal.transaction():
                self._journal.drafts.remove(record_id)

    def _says_something(self, draft: Draft) -> bool:
        if isinstance(draft.record, Entry):
            entry = self._journal.entries.get(draft.record.id)
            return not draft.record.is_empty if entry is None else entry != draft.record
        return self._journal.sessions.get(draft.record.id) != draft.record

    def _fitting(self, draft: Draft | None) -> Draft | None:
        """Return the draft as the journal can still take it; None where it cannot.

        An import that was taken back took along the measures and kinds that only it had brought.
        """
        if draft is None:
            return None
        record, catalogue = draft.record, self._journal.catalogue
        if isinstance(record, Entry):
            measures = {measure.key for measure in catalogue.measures()}
            known = {key: value for key, value in record.readings.items() if key in measures}
            record = replace(record, readings=known)
        elif record.kind not in {kind.key for kind in catalogue.kinds()}:
            return None
        if record.origin is not None:
            imports = {made.id for made in self._journal.origins.imports()}
            record = record if record.origin.import_id in imports else replace(record, origin=None)
        return replace(draft, record=record)


def draft_content(record: Entry | Session, *, stored: bool) -> str:
    """Return the record as the text of a draft: JSON, the record in the form of the `json` export."""
    from carejournal.exchange.entry_json import entry_json, session_json
    from carejournal.exchange.json_records import compact_json

    as_json = entry_json(record) if isinstance(record, Entry) else session_json(record)
    return compact_json({"stored": stored, "record": as_json})


def read_draft(kept: StoredDraft) -> Draft | None:
    """Return the draft that draft_content wrote, or None where it cannot be read."""
    import json

    from carejournal.exchange.entry_json import entry_of, session_of
    from carejournal.exchange.json_values import READ_ERRORS, flag_of

    try:
        given = json.loads(kept.content)
        record = entry_of(given["record"]) if kept.subject == "entry" else session_of(given["record"])
        return Draft(record, flag_of(given, "stored"), kept.kept_at)
    except (*READ_ERRORS, RecursionError):
        return None
