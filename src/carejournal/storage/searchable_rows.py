"""Rows that are found by their words: what entries and sessions have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from carejournal.storage.columns import marks, utc_text

if TYPE_CHECKING:
    from datetime import date, datetime

    from carejournal.storage.journal_file import JournalFile
    from carejournal.storage.search_index import SearchIndex


class WrittenRow(NamedTuple):
    """Where a row is: its number, and the one under which its words are found."""

    row_id: int
    search_id: int
    is_new: bool


class SearchableRows:
    """The rows of one table, each known by its uid; every method is called inside a transaction.

    The search index reads a row's words through the row itself, so a row is taken out of the index before
    its words change, and whoever writes puts it in again when all of it is written.
    """

    def __init__(self, file: JournalFile, index: SearchIndex, table: Literal["entries", "sessions"]) -> None:
        self._file = file
        self._index = index
        self._table = table

    def write(self, uid: str, day: date, columns: dict[str, Any]) -> WrittenRow:
        """Write the row in place of what has its uid, out of the trash, and return where it is.

        The index still lacks it: put_in() comes when what belongs to the row is written too.
        """
        old_id, search_id, old_day = self._taken_out(uid)
        if search_id is None or old_day != day.isoformat():
            search_id = self._index.new_id(day)
        columns = columns | {"uid": uid, "search_id": search_id, "trashed_at": None}
        # Plain statements: an import writes thousands of rows; a table object for each would double its time.
        connection, names = self._file.connection, list(columns)
        if old_id is None:
            listed = ", ".join(names)
            sql = f"INSERT INTO {self._table} ({listed}) VALUES ({marks(names)})"
            row_id = int(connection.execute(sql, list(columns.values())).lastrowid or 0)
            return WrittenRow(row_id, search_id, is_new=True)
        changes = ", ".join(f"{name} = ?" for name in names)
        connection.execute(f"UPDATE {self._table} SET {changes} WHERE id = ?", [*columns.values(), old_id])
        return WrittenRow(old_id, search_id, is_new=False)

    def trash(self, uid: str, when: datetime) -> None:
        """Move the row to the trash; write() brings it back."""
        row_id, _, _ = self._taken_out(uid)
        if row_id is not None:
            changes = {"trashed_at": utc_text(when), "search_id": None}
            self._file.db.table(self._table).update(row_id, changes)

    def remove(self, uid: str) -> None:
        """Forget the row for good, in the trash or not, with all that belongs to it."""
        row_id, _, _ = self._taken_out(uid)
        self._file.db.execute(f"DELETE FROM {self._table} WHERE id = ?", (row_id,))

    def count(self) -> int:
        """Return how many rows there are outside the trash."""
        return int(self._file.rows(f"SELECT count(*) FROM {self._table} WHERE trashed_at IS NULL")[0][0])

    def _taken_out(self, uid: str) -> tuple[int | None, int | None, str]:
        """Take the row out of the search index; return its number, its search number and its day."""
        found = self._file.rows(f"SELECT id, search_id, day FROM {self._table} WHERE uid = ?", (uid,))
        row_id, search_id, day = found[0] if found else (None, None, "")
        if search_id is not None:
            self._index.take_out(search_id)
        return row_id, search_id, day
