"""What lies in the trash because its import was taken back makes room where the same comes in again.

So it stays in the trash with what was written into it, and its place is free for what the source says.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from carejournal.storage.origin_store import GONE

if TYPE_CHECKING:
    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.storage.journal_file import JournalFile

LINKS = (
    ("agenda_items", "entry_id", "entries"),
    ("agenda_items", "session_id", "sessions"),
    ("practices", "session_id", "sessions"),
)
"""The columns that lead to an entry or a session."""
NAMED = (("entries", "uid"), ("sessions", "uid"), ("photos", "uid"), ("originals", "source_key"))
"""The columns that are changed to make room."""


class Aside:
    """Moves records of the trash aside and back; a `mark` names one such move. Inside a transaction only."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def make_room(self, copy: JournalCopy, mark: str) -> None:
        """Give what lies in the trash with an id or an origin of the copy's records others of its own."""
        origins = [each.origin for each in copy.entries] + [each.origin for each in copy.sessions]
        keys = [(origin.program, origin.key) for origin in origins if origin is not None]
        for table, ids in (("entries", copy.entries), ("sessions", copy.sessions)):
            self._file.db.execute(
                f"UPDATE {table} SET uid = uid || ' ' || ? WHERE trashed_at IS NOT NULL"
                " AND uid IN (SELECT value FROM json_each(?))",
                (mark, json.dumps([each.id for each in ids])),
            )
        self._file.db.execute(
            "UPDATE photos SET uid = uid || ' ' || :mark"
            " WHERE entry_id IN (SELECT id FROM entries WHERE uid LIKE '% ' || :mark)",
            {"mark": mark},
        )
        self._file.db.execute(
            f"UPDATE originals SET source_key = source_key || ' ' || ? WHERE {GONE} AND (program, source_key)"
            " IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))",
            (mark, json.dumps(keys)),
        )

    def lead_to_new(self, mark: str) -> None:
        """Let what leads to a record that was moved aside lead to the one in its place."""
        self._lead("old.uid = new.uid || ' ' || :mark", mark)

    def back_in_place(self, mark: str) -> None:
        """Give back ids and origins, once the records that took them are gone."""
        for table, column in NAMED:
            self._file.db.execute(
                f"UPDATE {table} SET {column} = substr({column}, 1, length({column}) - length(:mark) - 1)"
                f" WHERE {column} LIKE '% ' || :mark",
                {"mark": mark},
            )

    def lead_to_old(self, mark: str) -> None:
        """Undo lead_to_new(), before the records in their place go."""
        self._lead("new.uid = old.uid || ' ' || :mark", mark)

    def _lead(self, same: str, mark: str) -> None:
        for table, column, to in LINKS:
            pairs = f"{to} old JOIN {to} new ON {same}"
            self._file.db.execute(
                f"UPDATE {table} SET {column} ="
                f" (SELECT new.id FROM {pairs} WHERE old.id = {column})"
                f" WHERE {column} IN (SELECT old.id FROM {pairs})",
                {"mark": mark},
            )
