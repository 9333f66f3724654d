"""Finding: words through the full-text index, filters beside it, the newest first or the best fit first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from carejournal.domain.storable_text import storable
from carejournal.storage.columns import marks, moment_from

if TYPE_CHECKING:
    from carejournal.domain.moment import Moment
    from carejournal.domain.search_query import SearchQuery
    from carejournal.storage.journal_file import JournalFile
    from carejournal.storage.search_filters import Clause

Within = tuple[str, str, list[Any]]
"""A table, what its records have to fulfil, and the parameters of that."""

HIT_STARTS, HIT_ENDS = "\x02", "\x03"
"""Around each matching word of a snippet; neither can be typed."""

SNIPPET_WORDS = 14
JUDGED_BY_FIT = 1_000
"""So many of the newest matches are put in order by how well they fit."""

WORDS_AND_PHRASES = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
SNIPPET = "snippet(search, -1, ?, ?, '…', ?)"
A_DAYS_ROWS = 100_000
"""Room in the index for the records of one day; a day with more is refused."""
ALL_ROWS = (0, (date.max.toordinal() + 1) * A_DAYS_ROWS)

NEVER_TRUE = "0"
EVERYTHING: Within = ("", "1", [])
SNIPPET_VALUES = (HIT_STARTS, HIT_ENDS, SNIPPET_WORDS)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry or session that matches; `snippet` is plain text with HIT_STARTS and HIT_ENDS around words.

    Where only filters were given, no words match and the snippet is empty.
    """

    id: str
    kind: str
    moment: Moment
    snippet: str
    private: bool = False


class Searching:
    """Finds entries and sessions."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def find(self, query: SearchQuery, limit: int, skipped: int = 0, *, by_fit: bool = False) -> list[Hit]:
        """Return at most `limit` matches after those `skipped`; SearchIndex says how they are ordered."""
        match = match_query(query.words)
        if not match and query.is_plain:
            return []
        within = [EVERYTHING] if query.is_plain else self._within(query, match)
        if match and by_fit:
            found = self._best(match, within, skipped + limit, _row_ends(query))
        elif query.is_plain:
            return self._newest_with_words(match, limit, skipped)
        else:
            found = self._newest(match, within, skipped + limit, _row_ends(query))
        page = found[skipped:]
        hits = self._hits(self._snippets(match, page) if match else dict.fromkeys(page, ""))
        return [hits[search_id] for search_id in page if search_id in hits]

    def _newest_with_words(self, match: str, limit: int, skipped: int) -> list[Hit]:
        found = self._file.rows(
            f"SELECT rowid, {SNIPPET} FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?",
            (*SNIPPET_VALUES, match, limit, skipped),
        )
        hits = self._hits(dict(found)).values()
        return sorted(hits, key=lambda hit: (hit.moment.local, hit.id), reverse=True)

    def _within(self, query: SearchQuery, match: str) -> list[Within]:
        """Return the tables whose records may fulfil the filters, each with what they have to."""
        from carejournal.storage.search_filters import on_entries, on_sessions  # no start searches

        years = self._years() if query.month_and_day is not None else range(0)
        unwanted = [] if match else _left_out(query.words)
        entries = [*on_entries(query, years, photos=self._keeps_photos()), *unwanted]
        sessions = [*on_sessions(query, years), *unwanted]
        made = (("entries", *_joined(entries)), ("sessions", *_joined(sessions)))
        return [each for each in made if each[1] != NEVER_TRUE]

    def _newest(
        self, match: str, within: list[Within], most: int, ends: tuple[int, int] = ALL_ROWS
    ) -> list[int]:
        found: list[tuple[Any, ...]] = []
        for table, where, values in within:
            if match and not table:
                sql = "SELECT rowid, rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
                found += self._file.rows(sql, (match, most))
            elif match:
                found += self._file.rows(
                    f"SELECT search.rowid, moment, {table}.id FROM search CROSS JOIN {table}"
                    " ON search_id = search.rowid WHERE search MATCH ? AND search.rowid BETWEEN ? AND ?"
                    f" AND {where} ORDER BY search.rowid DESC LIMIT ?",
                    (match, *ends, *values, most),
                )
            else:
                found += self._file.rows(
                    f"SELECT search_id, moment, id FROM {table} WHERE trashed_at IS NULL AND {where}"
                    " ORDER BY moment DESC, id DESC LIMIT ?",
                    (*values, most),
                )
        found.sort(key=lambda row: row[1:], reverse=True)
        return [row[0] for row in found[:most]]

    def _best(self, match: str, within: list[Within], most: int, ends: tuple[int, int]) -> list[int]:
        """Return what fits best among the newest matches, best first."""
        newest = self._newest(match, within, JUDGED_BY_FIT, ends)
        return list(self._each(match, newest, "bm25(search)", (), "2, 1 DESC"))[:most] if newest else []

    def _snippets(self, match: str, page: list[int]) -> dict[int, str]:
        return self._each(match, page, SNIPPET, SNIPPET_VALUES, "1") if page else {}

    def _each(
        self, match: str, rows: list[int], what: str, values: tuple[Any, ...], order: str
    ) -> dict[int, Any]:
        """Return something the index knows about each of the matching rows, in an order."""
        # The plus lets the index walk its matches once, instead of looking for each row anew.
        sql = (
            f"SELECT rowid, {what} FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
            f" AND +rowid IN ({marks(rows)}) ORDER BY {order}"
        )
        return dict(self._file.rows(sql, (*values, match, min(rows), max(rows), *rows)))

    def _hits(self, snippets: dict[int, str]) -> dict[int, Hit]:
        sql = " UNION ALL ".join(
            f"SELECT search_id, uid, '{kind}', private, moment, utc_offset, time_known FROM {table}"
            f" WHERE search_id IN ({marks(snippets)})"
            for kind, table in (("entry", "entries"), ("session", "sessions"))
        )
        return {
            search_id: Hit(uid, kind, moment_from(*moment), snippets[search_id], bool(private))
            for search_id, uid, kind, private, *moment in self._file.rows(sql, [*snippets, *snippets])
        }

    def _years(self) -> range:
        # Each end on its own is one look into the index by moment.
        ends = " UNION ALL ".join(
            f"SELECT * FROM (SELECT {end}(moment) FROM {table} WHERE trashed_at IS NULL)"
            for table in ("entries", "sessions")
            for end in ("min", "max")
        )
        years = [int(moment[:4]) for (moment,) in self._file.rows(ends) if moment]
        return range(min(years), max(years) + 1) if years else range(0)

    def _keeps_photos(self) -> bool:
        return bool(self._file.rows("SELECT 1 FROM sqlite_schema WHERE name = 'photos'"))


def _joined(clauses: list[Clause]) -> tuple[str, list[Any]]:
    if any(sql == NEVER_TRUE for sql, _ in clauses):
        return NEVER_TRUE, []
    return " AND ".join(sql for sql, _ in clauses) or "1", [each for _, values in clauses for each in values]


def _row_ends(query: SearchQuery) -> tuple[int, int]:
    """Return between which rows of the index the days asked for lie: their numbers are made from the day."""
    low, high = ALL_ROWS
    for period in query.periods:
        low = max(low, period.first.toordinal() * A_DAYS_ROWS)
        high = min(high, (period.last.toordinal() + 1) * A_DAYS_ROWS - 1)
    return low, high


def match_query(words: str) -> str:
    """Return the FTS5 query for what a person typed, or "" where it holds nothing to look for.

    Every word is quoted, so no character of it is taken for query syntax.
    """
    wanted, unwanted = _terms(words)
    if not wanted:
        return ""
    if not words.endswith('"') and not unwanted and not wanted[-1].endswith("*"):
        wanted[-1] += " *"
    together = " AND ".join(wanted)
    # One NOT: FTS5 nests each further one, and refuses more than 256 levels.
    return f"({together}) NOT ({' OR '.join(unwanted)})" if unwanted else together


def _terms(words: str) -> tuple[list[str], list[str]]:
    """Return what is wanted and what is not, as quoted terms."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in WORDS_AND_PHRASES.findall(storable(words)):
        text = phrase or word.replace('"', " ")
        if any(character.isalnum() for character in text):
            begun = " *" if word.endswith("*") else ""
            (unwanted if minus else wanted).append(f'"{text}"{begun}')
    return wanted, unwanted


def _left_out(words: str) -> list[Clause]:
    """Return that none of the unwanted words occurs, where nothing but filters says what is wanted."""
    _, unwanted = _terms(words)
    sql = "search_id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"
    return [(sql, [" OR ".join(unwanted)])] if unwanted else []
