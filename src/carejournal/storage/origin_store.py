"""Imports that were carried out, and what the source itself said of each record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from carejournal.domain.origin import Import, Origin
from carejournal.storage.columns import marks, utc_from, utc_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.storage.journal_file import JournalFile

GONE = (
    "coalesce((SELECT trashed_at IS NOT NULL FROM entries WHERE id = entry_id),"
    " (SELECT trashed_at IS NOT NULL FROM sessions WHERE id = session_id), 0)"
)
"""Whether the record of an original lies in the trash."""

TAKEN_BACK = f"{GONE} AND ('import_taken_back:' || imports.uid) IN (SELECT name FROM facts)"
"""Whether it lies there because its whole import was taken back."""

Subject = Literal["entry_id", "session_id"]


class OriginStore:
    """Reads and writes imports and originals; each writing method is called inside a transaction."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def add_import(self, made: Import) -> None:
        """Keep an import; one that is kept already stays as it is."""
        self._file.db.table("imports").insert(
            {
                "uid": made.id,
                "format": made.format,
                "program": made.program,
                "source_name": made.source_name,
                "imported_at": utc_text(made.imported_at),
            },
            ignore=True,
        )

    def forget_unused(self) -> None:
        """Forget the imports of which nothing is left."""
        self._file.db.execute("DELETE FROM imports WHERE id NOT IN (SELECT import_id FROM originals)")

    def imports(self) -> list[Import]:
        """Return all imports, oldest first."""
        rows = self._file.rows(
            "SELECT uid, format, program, source_name, imported_at FROM imports ORDER BY imported_at, uid"
        )
        return [
            Import(uid, format_, program, source_name, imported_at)
            for uid, format_, program, source_name, text in rows
            if (imported_at := utc_from(text))
        ]

    def known(self, program: str) -> tuple[set[str], set[str]]:
        """Return the keys and the fingerprints of all that came from a program, trashed or not.

        What lies in the trash because its whole import was taken back is not known any more.
        """
        rows = self._file.rows(
            "SELECT source_key, fingerprint FROM originals JOIN imports ON imports.id = import_id"
            f" WHERE originals.program = ? AND NOT ({TAKEN_BACK})",
            (program,),
        )
        return {row[0] for row in rows}, {row[1] for row in rows}

    def live_counts(self) -> dict[str, tuple[int, int]]:
        """Return how many entries and sessions outside the trash each import brought, by its id."""
        rows = self._file.rows(
            "SELECT imports.uid, count(entry_id), count(session_id) FROM originals"
            f" JOIN imports ON imports.id = import_id WHERE NOT {GONE} GROUP BY imports.uid"
        )
        return {uid: (entries, sessions) for uid, entries, sessions in rows}

    def live_records(self, import_id: str) -> tuple[list[str], list[str]]:
        """Return the ids of the entries and of the sessions outside the trash that an import brought."""
        entries, sessions = (
            [
                row[0]
                for row in self._file.rows(
                    f"SELECT {table}.uid FROM originals JOIN imports ON imports.id = import_id"
                    f" JOIN {table} ON {table}.id = {subject}"
                    " WHERE imports.uid = ? AND trashed_at IS NULL ORDER BY moment",
                    (import_id,),
                )
            ]
            for table, subject in (("entries", "entry_id"), ("sessions", "session_id"))
        )
        return entries, sessions

    def live_among(self, table: Literal["entries", "sessions"], ids: Sequence[str]) -> list[str]:
        """Return those of the ids whose records stand outside the trash, oldest first."""
        rows = self._file.rows(
            f"SELECT uid FROM {table} WHERE trashed_at IS NULL"
            " AND uid IN (SELECT value FROM json_each(?)) ORDER BY moment",
            (json.dumps(list(ids)),),
        )
        return [row[0] for row in rows]

    def put(self, subject: Subject, row_id: int, origin: Origin) -> None:
        """Keep the origin of an entry's or session's row; its import must be kept already."""
        self._file.connection.execute(
            f"INSERT INTO originals ({subject}, import_id, program, source_key, fingerprint, record)"
            " VALUES (?, (SELECT id FROM imports WHERE uid = ?), ?, ?, ?, ?)"
            f" ON CONFLICT ({subject}) DO UPDATE SET import_id = excluded.import_id,"
            " program = excluded.program, source_key = excluded.source_key,"
            " fingerprint = excluded.fingerprint, record = excluded.record",
            (row_id, origin.import_id, origin.program, origin.key, origin.fingerprint, origin.record),
        )

    def for_rows(self, subject: Subject, row_ids: Sequence[int]) -> dict[int, Origin]:
        """Return the origins of these rows, by row."""
        rows = self._file.rows(
            f"SELECT {subject}, imports.uid, originals.program, source_key, fingerprint, record"
            f" FROM originals JOIN imports ON imports.id = import_id WHERE {subject} IN ({marks(row_ids)})",
            row_ids,
        )
        return {row[0]: Origin(*row[1:]) for row in rows}
