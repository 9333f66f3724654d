"""Agenda items, practices and scores in the journal file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.storage.columns import utc_from, utc_text, values_kept_well

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from carejournal.storage.catalogue_store import CatalogueStore
    from carejournal.storage.journal_file import JournalFile


TABLES = ("agenda_items", "practices", "scores")

Record = TypeVar("Record", AgendaItem, Practice, Score)


@dataclass(frozen=True, slots=True)
class Kept(Generic[Record]):
    """One kind of follow-up, to be read, written and thrown away by its id."""

    all: Callable[[], list[Record]]
    put: Callable[[Record], None]
    trash: Callable[[str, datetime], None]

    def get(self, record_id: str) -> Record | None:
        """Return the record, or None where there is none outside the trash."""
        return next((record for record in self.all() if record.id == record_id), None)


class FollowUpStore:
    """Reads and writes what goes between sessions; each writing method is called inside a transaction."""

    def __init__(self, file: JournalFile, catalogue: CatalogueStore) -> None:
        self._file = file
        self._catalogue = catalogue
        self.agenda = Kept(self.agenda_items, self.put_agenda_item, self.trash)
        self.homework = Kept(self.practices, self.put_practice, self.trash)
        self.totals = Kept(self.scores, self.put_score, self.trash)

    @values_kept_well()
    def agenda_items(self) -> list[AgendaItem]:
        """Return all agenda items outside the trash, oldest first."""
        rows = self._file.rows(
            "SELECT a.uid, text, created_at, coalesce(a.kind, ''), a.status, s.uid, e.uid, carried"
            " FROM agenda_items a"
            " LEFT JOIN sessions s ON s.id = session_id AND s.trashed_at IS NULL"
            " LEFT JOIN entries e ON e.id = entry_id AND e.trashed_at IS NULL"
            " WHERE a.trashed_at IS NULL ORDER BY created_at, a.id"
        )
        return [
            AgendaItem(uid, text, created_at, kind, AgendaStatus(status), session, entry, carried)
            for uid, text, created, kind, status, session, entry, carried in rows
            if (created_at := utc_from(created))
        ]

    @values_kept_well()
    def practices(self) -> list[Practice]:
        """Return all practices outside the trash, oldest first."""
        rows = self._file.rows(
            "SELECT p.uid, text, created_at, due, p.status, p.note, coalesce(tags.name, ''), s.uid"
            " FROM practices p LEFT JOIN tags ON tags.id = tag_id"
            " LEFT JOIN sessions s ON s.id = session_id AND s.trashed_at IS NULL"
            " WHERE p.trashed_at IS NULL ORDER BY created_at, p.id"
        )
        return [
            Practice(
                uid, text, created_at, date.fromisoformat(due) if due else None, PracticeStatus(status), *rest
            )
            for uid, text, created, due, status, *rest in rows
            if (created_at := utc_from(created))
        ]

    def from_private(self) -> set[str]:
        """Return the ids of what came from a private entry or session, in the trash or not."""
        rows = self._file.rows(
            "SELECT a.uid FROM agenda_items a LEFT JOIN sessions s ON s.id = session_id"
            " LEFT JOIN entries e ON e.id = entry_id WHERE s.private OR e.private"
            " UNION SELECT p.uid FROM practices p JOIN sessions s ON s.id = session_id WHERE s.private"
        )
        return {uid for (uid,) in rows}

    @values_kept_well()
    def scores(self) -> list[Score]:
        """Return all scores outside the trash, oldest first."""
        rows = self._file.rows(
            "SELECT uid, questionnaire, value, day, given_by, note FROM scores"
            " WHERE trashed_at IS NULL ORDER BY day, id"
        )
        return [
            Score(uid, name, value, date.fromisoformat(day), *rest) for uid, name, value, day, *rest in rows
        ]

    def put_agenda_item(self, item: AgendaItem) -> None:
        """Write the agenda item in place of the one with its id."""
        self._put(
            "agenda_items",
            {
                "uid": item.id,
                "text": item.text,
                "created_at": utc_text(item.created_at),
                "kind": item.kind or None,
                "status": str(item.status),
                "session_id": self._row_id("sessions", item.session_id),
                "entry_id": self._row_id("entries", item.entry_id)
                or self._in_trash("agenda_items", item.id, "entry_id", "entries"),
                "carried": item.carried,
            },
        )

    def put_practice(self, practice: Practice) -> None:
        """Write the practice in place of the one with its id."""
        self._put(
            "practices",
            {
                "uid": practice.id,
                "text": practice.text,
                "created_at": utc_text(practice.created_at),
                "due": practice.due.isoformat() if practice.due else None,
                "status": str(practice.status),
                "note": practice.note,
                "tag_id": self._catalogue.tag_id(practice.tag) if practice.tag else None,
                "session_id": self._row_id("sessions", practice.session_id)
                or self._in_trash("practices", practice.id, "session_id", "sessions"),
            },
        )

    def put_score(self, score: Score) -> None:
        """Write the score in place of the one with its id."""
        self._put(
            "scores",
            {
                "uid": score.id,
                "questionnaire": score.questionnaire,
                "value": score.value,
                "day": score.day.isoformat(),
                "given_by": score.given_by,
                "note": score.note,
            },
        )

    def trash(self, record_id: str, when: datetime) -> None:
        """Move the agenda item, practice or score of this id to the trash; putting it brings it back."""
        for table in TABLES:
            self._file.db.execute(
                f"UPDATE {table} SET trashed_at = ? WHERE uid = ?", (utc_text(when), record_id)
            )

    def remove(self, record_id: str) -> None:
        """Forget the agenda item, practice or score of this id for good."""
        for table in TABLES:
            self._file.db.execute(f"DELETE FROM {table} WHERE uid = ?", (record_id,))

    def _put(self, table: str, columns: dict[str, Any]) -> None:
        row_id = self._row_id(table, columns["uid"])
        if row_id is None:
            self._file.db.table(table).insert(columns)
        else:
            self._file.db.table(table).update(row_id, columns | {"trashed_at": None})

    def _in_trash(self, table: str, uid: str, column: str, to: str) -> int | None:
        """Return what a stored record came from where that lies in the trash: it can be put back."""
        found = self._file.rows(
            f"SELECT {to}.id FROM {table} JOIN {to} ON {to}.id = {column}"
            f" WHERE {table}.uid = ? AND {to}.trashed_at IS NOT NULL",
            (uid,),
        )
        return found[0][0] if found else None

    def _row_id(self, table: str, uid: str | None) -> int | None:
        found = self._file.rows(f"SELECT id FROM {table} WHERE uid = ?", (uid,))
        return found[0][0] if found else None
