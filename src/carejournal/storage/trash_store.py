"""The trash: what was deleted stays in its own table, out of sight and out of the search index."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from carejournal.storage.columns import moment_from, utc_from, utc_text
from carejournal.storage.faults import DRIVER_ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from carejournal.domain.moment import Moment
    from carejournal.storage.journal_file import JournalFile
    from carejournal.storage.origin_store import OriginStore
    from carejournal.storage.search_index import SearchIndex

TABLES = {
    "entry": "entries",
    "session": "sessions",
    "agenda_item": "agenda_items",
    "practice": "practices",
    "score": "scores",
}
SEARCHED = {"entry", "session"}
NOTES = {
    "entry": "note",
    "session": "note",
    "agenda_item": "text",
    "practice": "text || iif(note = '', '', char(10) || char(10) || note)",
    "score": "note",
}
"""By subject, what was written in it."""

TRASHED = "trashed_at IS NOT NULL"
TRASHED_BY_INDEX = f"search_id IS NULL AND {TRASHED}"
"""Nothing in the trash has a search number, and that column has an index where `trashed_at` has none."""

PURGED = {
    "photos": TRASHED,  # first: those of a purged entry go with it, and would not be counted
    "entries": TRASHED_BY_INDEX,
    "sessions": TRASHED_BY_INDEX,
    "agenda_items": TRASHED,
    "practices": TRASHED,
    "scores": TRASHED,
}
"""The tables that the view `trash` looks into, each with what says that a row lies there."""

BEGINNING = 1_120
"""How many letters of a note are read for a list."""

RECORDS = f"""
    SELECT 'entry', uid, trashed_at, title, substr(note, 1, {BEGINNING}), private, '', '',
        (SELECT count(*) FROM readings WHERE entry_id = entries.id),
        (SELECT count(*) FROM entry_tags WHERE entry_id = entries.id),
        moment, utc_offset, time_known
    FROM entries WHERE {TRASHED_BY_INDEX}
    UNION ALL
    SELECT 'session', uid, trashed_at, provider, substr(note, 1, {BEGINNING}), private, sessions.kind,
        coalesce((SELECT name FROM methods WHERE methods.id = method_id), ''), 0, 0,
        moment, utc_offset, time_known
    FROM sessions WHERE {TRASHED_BY_INDEX}
    UNION ALL
    SELECT 'agenda_item', uid, trashed_at, '', substr(text, 1, {BEGINNING}), 0, coalesce(kind, ''), '', 0, 0,
        substr(created_at, 1, 10) || 'T00:00:00', NULL, 0
    FROM agenda_items WHERE {TRASHED}
    UNION ALL
    SELECT 'practice', uid, trashed_at, '', substr(text, 1, {BEGINNING}), 0, '', '', 0, 0,
        substr(created_at, 1, 10) || 'T00:00:00', NULL, 0
    FROM practices WHERE {TRASHED}
    UNION ALL
    SELECT 'score', uid, trashed_at, questionnaire || ' ' || format('%g', value),
        substr(note, 1, {BEGINNING}), 0, '', '', 0, 0, day || 'T00:00:00', NULL, 0
    FROM scores WHERE {TRASHED}
    ORDER BY trashed_at DESC, moment DESC, uid
"""


Subject = Literal["entry", "session", "agenda_item", "practice", "score"]


@dataclass(frozen=True, slots=True)
class Trashed:
    """A record in the trash, with as much of it as a list shows.

    `title` is an entry's title, a session's provider or a score with its questionnaire, `beginning` how its
    words begin; `kind` and `method` are a session's, `readings` and `tags` say how many an entry has. The
    moment of an agenda item and a practice is the day since which they are there.
    """

    subject: Subject
    id: str
    trashed_at: datetime
    moment: Moment
    title: str
    beginning: str
    private: bool
    kind: str
    method: str
    readings: int
    tags: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What is recorded in something that lies in the trash: all of its note, its readings and tags."""

    note: str
    readings: Mapping[str, float]
    tags: tuple[str, ...]


class TrashStore:
    """Lists, brings back and deletes for good; each writing method is called inside a transaction."""

    def __init__(self, file: JournalFile, index: SearchIndex, origins: OriginStore) -> None:
        self._file = file
        self._index = index
        self._origins = origins

    def records(self) -> list[Trashed]:
        """Return what lies in the trash, what was deleted last first."""
        return [
            Trashed(subject, uid, deleted, moment_from(*moment), title, beginning, bool(private), *rest)
            for subject, uid, at, title, beginning, private, *rest, a, b, c in self._file.rows(RECORDS)
            if (deleted := utc_from(at)) and (moment := (a, b, c))
        ]

    def contents(self, record: Trashed) -> Contents:
        """Return what is recorded in it; nothing where it does not lie in the trash any more."""
        rows = self._file.rows(
            f"SELECT id, {NOTES[record.subject]} FROM {TABLES[record.subject]} WHERE uid = ? AND {TRASHED}",
            (record.id,),
        )
        if not rows:
            return Contents("", {}, ())
        ((row_id, note),) = rows
        if record.subject != "entry":
            return Contents(note, {}, ())
        readings = self._file.rows("SELECT measure, value FROM readings WHERE entry_id = ?", (row_id,))
        tags = self._file.rows(
            "SELECT name FROM entry_tags JOIN tags ON tags.id = tag_id WHERE entry_id = ?"
            " ORDER BY entry_tags.position",
            (row_id,),
        )
        return Contents(note, dict(readings), tuple(name for (name,) in tags))

    def restore(self, record: Trashed) -> bool:
        """Bring the record back exactly as it was; False where it does not lie in the trash any more."""
        table = TABLES[record.subject]
        found = self._file.rows(f"SELECT id FROM {table} WHERE uid = ? AND {TRASHED}", (record.id,))
        if not found:
            return False
        if record.subject not in SEARCHED:
            self._file.db.table(table).update(found[0][0], {"trashed_at": None})
            return True
        search_id = self._index.new_id(record.moment.day)
        self._file.db.table(table).update(found[0][0], {"trashed_at": None, "search_id": search_id})
        if record.subject == "entry":  # undoing its first photo trashed both at once
            self._file.db.execute(
                "UPDATE photos SET trashed_at = NULL WHERE entry_id = ? AND trashed_at = ?",
                (found[0][0], utc_text(record.trashed_at)),
            )
        self._index.put_in(search_id)
        return True

    def remove(self, records: Iterable[Trashed]) -> int:
        """Delete for good, with all that hangs on them, those that lie in the trash; return how many."""
        gone = sum(
            self._delete(TABLES[record.subject], f"uid = ? AND {TRASHED}", (record.id,)) for record in records
        )
        self._forget_traces(gone)
        return gone

    def purge(self, before: datetime | None = None) -> int:
        """Delete for good, of every subject, what was trashed before a time, or all; return how many."""
        older, values = ("", ()) if before is None else (" AND trashed_at < ?", (utc_text(before),))
        gone = sum(self._delete(table, trashed + older, values) for table, trashed in PURGED.items())
        self._forget_traces(gone)
        return gone

    def holds_older(self, before: datetime) -> bool:
        """Return whether purge() would delete something; reads through the driver alone."""
        sql = " UNION ALL ".join(
            f"SELECT 1 FROM {table} WHERE {trashed} AND trashed_at < :before"
            for table, trashed in PURGED.items()
        )
        return bool(self._file.rows(f"{sql} LIMIT 1", {"before": utc_text(before)}))

    def overwrite(self) -> None:
        """Work what was deleted into the file at once, after the transaction; closing would do so too.

        Without it the words could still be read from the disk until then. It is no fault where that is
        not possible now.
        """
        with contextlib.suppress(*DRIVER_ERRORS):
            self._file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _delete(self, table: str, where: str, values: tuple[str | None, ...]) -> int:
        """Delete rows, and the words that were still being written in them; what hangs on them goes along."""
        db = self._file.db
        db.execute(f"DELETE FROM drafts WHERE uid IN (SELECT uid FROM {table} WHERE {where})", values)
        return int(db.execute(f"DELETE FROM {table} WHERE {where}", values).rowcount)

    def _forget_traces(self, gone: int) -> None:
        """Forget imports of which nothing is left, and words that a killed program left in the index."""
        if gone:
            self._origins.forget_unused()
            self._file.connection.execute("INSERT INTO search (search) VALUES ('optimize')")
