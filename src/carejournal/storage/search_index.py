"""The full-text index over notes, titles, session notes and tags.

Its row number is made from the day, so that the newest hits of any word are found without sorting: about
1 ms at 36,500 entries. The index keeps no text of its own (FTS5 external content): before a row changes,
it is taken out with the words it was put in with, and afterwards it is put in again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.domain.storable_text import storable
from carejournal.storage.columns import marks, moment_from
from carejournal.storage.soundness import words_agree

if TYPE_CHECKING:
    from datetime import date

    from carejournal.domain.moment import Moment
    from carejournal.storage.journal_file import JournalFile

A_DAYS_ROWS = 100_000
"""Room for the records of one day; a day with more is refused."""

HIT_STARTS, HIT_ENDS = "\x02", "\x03"
"""Around each matching word of a snippet; neither can be typed."""

SNIPPET_WORDS = 14
WORDS_AND_PHRASES = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry or session that matches; `snippet` is plain text with HIT_STARTS and HIT_ENDS around words."""

    id: str
    kind: str
    moment: Moment
    snippet: str


class SearchIndex:
    """Finds entries and sessions by their words."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._took_out = False

    def find(self, words: str, limit: int = 50) -> list[Hit]:
        """Return the newest matches of all the words, newest first.

        The last word matches as a beginning; "a phrase" matches in order; -word leaves matches out.
        """
        query = match_query(words)
        if not query:
            return []
        found = self._file.rows(
            "SELECT rowid, snippet(search, -1, ?, ?, '…', ?) FROM search WHERE search MATCH ?"
            " ORDER BY rowid DESC LIMIT ?",
            (HIT_STARTS, HIT_ENDS, SNIPPET_WORDS, query, limit),
        )
        snippets = dict(found)
        sql = " UNION ALL ".join(
            f"SELECT search_id, uid, '{kind}', moment, utc_offset, time_known FROM {table}"
            f" WHERE search_id IN ({marks(snippets)})"
            for kind, table in (("entry", "entries"), ("session", "sessions"))
        )
        subjects = self._file.rows(sql, [*snippets, *snippets])
        hits = [
            Hit(uid, kind, moment_from(*moment), snippets[search_id])
            for search_id, uid, kind, *moment in subjects
        ]
        return sorted(hits, key=lambda hit: (hit.moment.local, hit.id), reverse=True)

    def new_id(self, day: date) -> int:
        """Return a free row number for a record of the day; inside a transaction only."""
        first = day.toordinal() * A_DAYS_ROWS
        last = first + A_DAYS_ROWS - 1
        taken = self._file.rows(
            "SELECT coalesce(max(search_id), 0) FROM"
            " (SELECT search_id FROM entries WHERE search_id BETWEEN :first AND :last"
            " UNION ALL SELECT search_id FROM sessions WHERE search_id BETWEEN :first AND :last)",
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


def match_query(words: str) -> str:
    """Return the FTS5 query for what a person typed, or "" where it holds nothing to look for.

    Every word is quoted, so no character of it is taken for query syntax.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in WORDS_AND_PHRASES.findall(storable(words)):
        text = phrase or word.replace('"', " ")
        if not any(character.isalnum() for character in text):
            continue
        (unwanted if minus else wanted).append(f'"{text}"')
    if not wanted:
        return ""
    if not words.endswith('"') and not unwanted:
        wanted[-1] += " *"
    together = " AND ".join(wanted)
    # One NOT: FTS5 nests each further one, and refuses more than 256 levels.
    return f"({together}) NOT ({' OR '.join(unwanted)})" if unwanted else together
