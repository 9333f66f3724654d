"""Entries in the journal file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from carejournal.domain.entry import Entry
from carejournal.storage.columns import (
    marks,
    moment_columns,
    moment_from,
    utc_from,
    utc_text,
    values_kept_well,
)
from carejournal.storage.searchable_rows import SearchableRows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from carejournal.domain.period import Period
    from carejournal.domain.reading import Reading
    from carejournal.storage.catalogue_store import CatalogueStore
    from carejournal.storage.fetched_readings import FetchedReadings
    from carejournal.storage.journal_file import JournalFile
    from carejournal.storage.origin_store import OriginStore
    from carejournal.storage.search_index import SearchIndex

SELECT = (
    "SELECT id, uid, moment, utc_offset, time_known, recorded_at, title, note, private, starred FROM entries"
    " WHERE trashed_at IS NULL"
)
PUBLIC = {True: "", False: " AND private = 0"}
"""What leaves private entries out, where they are not wanted."""
MOST_PARAMETERS = 30_000
"""SQLite's own limit on parameters of one statement is 32,766; longer lists go in parts."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the timeline: what comes after it is older."""

    moment: str
    row: int


class EntryStore:
    """Reads and writes entries; each writing method is called inside a transaction."""

    def __init__(
        self, file: JournalFile, index: SearchIndex, catalogue: CatalogueStore, origins: OriginStore
    ) -> None:
        self._file = file
        self._index = index
        self._rows = SearchableRows(file, index, "entries")
        self._catalogue = catalogue
        self._origins = origins

    def get(self, entry_id: str) -> Entry | None:
        """Return the entry, or None where there is none outside the trash."""
        found = self._entries(f"{SELECT} AND uid = ?", (entry_id,))
        return found[0] if found else None

    def several(self, entry_ids: Sequence[str]) -> dict[str, Entry]:
        """Return those of the entries that are outside the trash, by id."""
        found = self._entries(f"{SELECT} AND uid IN ({marks(entry_ids)})", entry_ids)
        return {entry.id: entry for entry in found}

    def between(self, period: Period) -> list[Entry]:
        """Return the entries of the period's days, oldest first."""
        return self._entries(
            f"{SELECT} AND moment BETWEEN ? AND ? ORDER BY moment, id", _moment_range(period)
        )

    def all(self) -> list[Entry]:
        """Return every entry outside the trash, oldest first."""
        return self._entries(f"{SELECT} ORDER BY moment, id", ())

    def page(self, after: Place | None, limit: int) -> tuple[list[Entry], Place | None]:
        """Return the next older entries, newest first, and the place they end at (None: no more)."""
        where, values = (
            ("", []) if after is None else (" AND (moment, id) < (?, ?)", [after.moment, after.row])
        )
        rows = self._file.rows(f"{SELECT}{where} ORDER BY moment DESC, id DESC LIMIT ?", [*values, limit])
        last = rows[-1] if len(rows) == limit else None
        return self._filled(rows), Place(last[2], last[0]) if last else None

    def private_count(self, period: Period | None = None) -> int:
        """Return how many entries of the period, or of all days, are private."""
        within, values = (
            ("", ()) if period is None else (" AND moment BETWEEN ? AND ?", _moment_range(period))
        )
        rows = self._file.rows(
            f"SELECT count(*) FROM entries WHERE private AND trashed_at IS NULL{within}", values
        )
        return int(rows[0][0])

    def count(self) -> int:
        """Return how many entries there are outside the trash."""
        return self._rows.count()

    def days_span(self) -> tuple[date, date] | None:
        """Return the first and the last day with an entry, or None where there is none."""
        first, last = self._file.rows(
            "SELECT (SELECT min(moment) FROM entries WHERE trashed_at IS NULL),"
            " (SELECT max(moment) FROM entries WHERE trashed_at IS NULL)"
        )[0]
        return (date.fromisoformat(first[:10]), date.fromisoformat(last[:10])) if first else None

    def readings(self, period: Period, measures: Sequence[str] = ()) -> list[Reading]:
        """Return the readings of the period's days, oldest first, of the measures named or of all."""
        return list(self.fetched_readings(period, measures))

    def fetched_readings(
        self, period: Period, measures: Sequence[str] = (), *, private: bool = True
    ) -> FetchedReadings:
        """Return the same, read now and made into readings by whoever walks through them, in any thread.

        Without `private`, those of private entries are left out.
        """
        from carejournal.storage.fetched_readings import FetchedReadings

        only = f" AND measure IN ({marks(measures)})" if measures else ""
        rows = self._file.rows(
            "SELECT moment, utc_offset, time_known, measure, value FROM entries"
            " JOIN readings ON readings.entry_id = entries.id"
            f" WHERE trashed_at IS NULL{PUBLIC[private]} AND moment BETWEEN ? AND ?{only}"
            " ORDER BY moment, entries.id",
            [*_moment_range(period), *measures],
        )
        return FetchedReadings(rows)

    def tag_days(self, period: Period, *, private: bool = True) -> list[tuple[date, tuple[str, ...]]]:
        """Return each entry's day with its tags, oldest first; nothing else of the entries is read.

        Without `private`, private entries are left out.
        """
        rows = self._file.rows(
            "SELECT substr(moment, 1, 10), entries.id, name FROM entries"
            " LEFT JOIN entry_tags ON entry_tags.entry_id = entries.id LEFT JOIN tags ON tags.id = tag_id"
            f" WHERE trashed_at IS NULL{PUBLIC[private]} AND moment BETWEEN ? AND ?"
            " ORDER BY moment, entries.id",
            _moment_range(period),
        )
        return [
            (date.fromisoformat(day), tuple(name for _, _, name in group if name is not None))
            for (day, _), group in groupby(rows, itemgetter(0, 1))
        ]

    def value_span(self, measure: str) -> tuple[float, float] | None:
        """Return the lowest and the highest value of a measure outside the trash, or None."""
        low, high = self._file.rows(
            "SELECT min(value), max(value) FROM readings JOIN entries ON entries.id = entry_id"
            " WHERE measure = ? AND trashed_at IS NULL",
            (measure,),
        )[0]
        return None if low is None else (low, high)

    def count_on(self, days: Sequence[date]) -> int:
        """Return how many entries lie on any of the days; each is looked up in the index by moment."""
        values = ", ".join(["(?)"] * len(days))
        sql = (
            f"WITH days (wanted) AS (VALUES {values}) SELECT count(*) FROM days CROSS JOIN entries"
            " ON moment BETWEEN wanted || 'T00:00:00' AND wanted || 'T23:59:59' WHERE trashed_at IS NULL"
        )
        return int(self._file.rows(sql, [day.isoformat() for day in days])[0][0]) if days else 0

    def put(self, entry: Entry) -> None:
        """Write the entry in place of what has its id, taking it out of the trash if it lay there."""
        connection = self._file.connection
        row_id, search_id, is_new = self._rows.write(entry.id, entry.moment.day, _columns(entry))
        if not is_new:
            connection.execute("DELETE FROM readings WHERE entry_id = ?", (row_id,))
            connection.execute("DELETE FROM entry_tags WHERE entry_id = ?", (row_id,))
        connection.executemany(
            "INSERT INTO readings (entry_id, measure, value) VALUES (?, ?, ?)",
            [(row_id, measure, value) for measure, value in entry.readings.items()],
        )
        connection.executemany(
            "INSERT INTO entry_tags (entry_id, tag_id, position) VALUES (?, ?, ?)",
            [(row_id, self._catalogue.tag_id(tag), place) for place, tag in enumerate(entry.tags)],
        )
        if entry.origin is not None:
            self._origins.put("entry_id", row_id, entry.origin)
        self._index.put_in(search_id)

    def trash(self, entry_id: str, when: datetime) -> None:
        """Move the entry to the trash; put() brings it back."""
        self._rows.trash(entry_id, when)

    def remove(self, entry_id: str) -> None:
        """Forget the entry for good, in the trash or not, with all that belongs to it."""
        self._rows.remove(entry_id)

    def _entries(self, sql: str, parameters: Sequence[Any]) -> list[Entry]:
        return self._filled(self._file.rows(sql, parameters))

    def _filled(self, rows: Sequence[tuple[Any, ...]]) -> list[Entry]:
        entries: list[Entry] = []
        for start in range(0, len(rows), MOST_PARAMETERS):
            entries += self._filled_part(rows[start : start + MOST_PARAMETERS])
        return entries

    @values_kept_well()
    def _filled_part(self, rows: Sequence[tuple[Any, ...]]) -> list[Entry]:
        row_ids = [row[0] for row in rows]
        readings = self._by_entry(
            "SELECT entry_id, measure, value FROM readings WHERE entry_id IN ({}) ORDER BY entry_id", row_ids
        )
        tags = self._by_entry(
            "SELECT entry_id, name FROM entry_tags JOIN tags ON tags.id = tag_id WHERE entry_id IN ({})"
            " ORDER BY entry_id, entry_tags.position",
            row_ids,
        )
        origins = self._origins.for_rows("entry_id", row_ids)
        return [
            Entry(
                id=uid,
                moment=moment_from(local, offset, known),
                recorded_at=utc_from(recorded_at),
                title=title,
                note=note,
                readings=dict(readings.get(row_id, ())),
                tags=tuple(name for (name,) in tags.get(row_id, ())),
                private=bool(private),
                starred=bool(starred),
                origin=origins.get(row_id),
            )
            for row_id, uid, local, offset, known, recorded_at, title, note, private, starred in rows
        ]

    def _by_entry(self, sql: str, row_ids: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
        rows = self._file.rows(sql.format(marks(row_ids)), row_ids)
        return {row_id: [row[1:] for row in group] for row_id, group in groupby(rows, itemgetter(0))}


def _columns(entry: Entry) -> dict[str, Any]:
    return moment_columns(entry.moment) | {
        "recorded_at": utc_text(entry.recorded_at),
        "title": entry.title,
        "note": entry.note,
        "private": int(entry.private),
        "starred": int(entry.starred),
    }


def _moment_range(period: Period) -> tuple[str, str]:
    return f"{period.first.isoformat()}T00:00:00", f"{period.last.isoformat()}T23:59:59"
