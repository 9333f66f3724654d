"""The full-text index over notes, titles, session notes and tags.

Its row number is made from the day, so that the newest hits of any word are found without sorting: about
1 ms at 36,500 entries. The index keeps no text of its own (FTS5 external content): before a row changes,
it is taken out with the words it was put in with, and afterwards it is put in again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.storage.searching import A_DAYS_ROWS, Searching
from carejournal.storage.soundness import words_agree

__all__ = ["A_DAYS_ROWS", "SearchIndex"]

if TYPE_CHECKING:
    from datetime import date

    from carejournal.domain.search_query import SearchQuery
    from carejournal.storage.journal_file import JournalFile
    from carejournal.storage.searching import Hit


class SearchIndex:
    """Finds entries and sessions by their words."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._took_out = False

    def find(self, words: str, limit: int = 50) -> list[Hit]:
        """Return the newest matches of all the words, newest first.

        The last word matches as a beginning, and so does begin*; "a phrase" matches in order; -word leaves
        matches out.
        """
        from carejournal.domain.search_query import SearchQuery  # no start searches

        return Searching(self._file).find(SearchQuery(words), limit)

    def find_where(
        self, query: SearchQuery, limit: int = 50, skipped: int = 0, *, by_fit: bool = False
    ) -> list[Hit]:
        """Return the next matches of words and filters, the newest first or those that fit best first."""
        return Searching(self._file).find(query, limit, skipped, by_fit=by_fit)

    def new_id(self, day: date) -> int:
        """Return a free row number for a record of the day; inside a transaction only."""
        first = day.toordinal() * A_DAYS_ROWS
        last = first + A_DAYS_ROWS - 1
        taken = self._file.rows(
            # Two maxima, each the end of an index, and not one over all of the day's rows.
            "SELECT max(coalesce((SELECT max(search_id) FROM entries"
            " WHERE search_id BETWEEN :first AND :last), 0),"
            " coalesce((SELECT max(search_id) FROM sessions WHERE search_id BETWEEN :first AND :last), 0))",
            {"first": first, "last": last},
        )[0][0]
        if taken >= last:
            raise Refusal(f"More than {A_DAYS_ROWS} records on one day ({day}) are too many for a journal.")
        return int(max(taken + 1, first))

    def take_out(self, search_id: int) -> None:
        """Remove a row, before its words change; inside a transaction only."""
        self._took_out = True
        self._file.connection.execute(
            "INSERT INTO search (search, rowid, title, note, tags)"
            " SELECT 'delete', id, title, note, tags FROM search_source WHERE id = ?",
            (search_id,),
        )

    def put_in(self, search_id: int) -> None:
        """Add a row, after its words changed; inside a transaction only."""
        self._file.connection.execute(
            "INSERT INTO search (rowid, title, note, tags)"
            " SELECT id, title, note, tags FROM search_source WHERE id = ?",
            (search_id,),
        )

    def rebuild(self) -> None:
        """Make the whole index anew from the texts; inside a transaction only."""
        self._file.connection.execute("INSERT INTO search (search) VALUES ('rebuild')")

    def forget(self) -> None:
        """Leave no trace of words taken out, of which FTS5 else keeps record in its older segments."""
        if self._took_out:
            self._file.connection.execute("INSERT INTO search (search) VALUES ('optimize')")
            self._took_out = False

    def agrees(self) -> bool:
        """Return whether the index holds exactly the words of the texts."""
        return words_agree(self._file.connection)
