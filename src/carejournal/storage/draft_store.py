"""Drafts in the journal file: what is being written and not saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from carejournal.storage.columns import utc_from, utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from carejournal.storage.journal_file import JournalFile

SELECT = "SELECT uid, subject, kept_at, content FROM drafts"


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft as it stands in the file: of which record, of what kind, since when (UTC), and as what text."""

    record_id: str
    subject: Literal["entry", "session"]
    kept_at: datetime
    content: str


class DraftStore:
    """Reads and writes drafts, at most one a record; each writing method is called inside a transaction."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def get(self, record_id: str) -> StoredDraft | None:
        """Return the draft of the record, or None where there is none."""
        found = self._drafts(f"{SELECT} WHERE uid = ?", (record_id,))
        return found[0] if found else None

    def all(self) -> list[StoredDraft]:
        """Return every draft, newest first."""
        return self._drafts(f"{SELECT} ORDER BY kept_at DESC, rowid DESC", ())

    def put(self, draft: StoredDraft) -> None:
        """Write the draft in place of the record's earlier one."""
        self._file.db.execute(
            "INSERT OR REPLACE INTO drafts (uid, subject, kept_at, content) VALUES (?, ?, ?, ?)",
            (draft.record_id, draft.subject, utc_text(draft.kept_at), draft.content),
        )

    def remove(self, record_id: str) -> None:
        """Forget the record's draft for good, where there is one."""
        self._file.db.execute("DELETE FROM drafts WHERE uid = ?", (record_id,))

    def _drafts(self, sql: str, parameters: tuple[str, ...]) -> list[StoredDraft]:
        return [
            StoredDraft(uid, subject, kept_at, content)
            for uid, subject, text, content in self._file.rows(sql, parameters)
            if (kept_at := utc_from(text))
        ]
