"""The spreadsheet form read back, also where only some of its tables or columns are there."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any

from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Kind
from carejournal.exchange.csv_rows import Row, column_names, rows
from carejournal.exchange.dates_and_times import year_first_date
from carejournal.exchange.json_values import READ_ERRORS
from carejournal.exchange.limits import MOST_SKIPPED
from carejournal.exchange.records import FormatName, Found, Skipped
from carejournal.exchange.spreadsheet_cells import cell_value, unsafe
from carejournal.exchange.spreadsheet_measures import MeasureColumns
from carejournal.exchange.spreadsheet_tables import (
    DATE,
    DAYS_FILE,
    ENTRIES,
    OFTEN_FIRST,
    OTHERS,
    SESSIONS,
    TAGS_FILE,
    TIME,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carejournal.exchange.source import Source

PROGRAM = "Care Journal"
NAMESPACE = uuid.UUID("d7a2a6a4-6a3b-5c0e-9d6f-0c3b7f6f2a90")
"""Under which ids are made for rows that have none, from their table, day and number on that day."""
OTHER_PROGRAMS = frozenset({"full_date", "weekday", "category", "datetime", "timestamp"})
"""Columns of other programs that also have a date and a mood."""
NO_DATE = "The column date does not hold a day written as 2026-01-20."
WRONG_VALUE = "A value in it is of the wrong kind."


class Spreadsheet:
    """A folder or zip file with some of the form's tables, or one of its three main tables alone."""

    name = FormatName.SPREADSHEET

    def recognises(self, source: Source) -> bool:
        """Whether a table in it has the columns of days, entries, sessions or tags."""
        return bool(_tables(source))

    def read(self, source: Source) -> Found:
        """Return what the tables hold as a part of a journal."""
        return _Reading(_tables(source)).found()


def _tables(source: Source) -> dict[str, Source]:
    """Return the tables by their names in the form; none where there is no main table among them."""
    if not (source.is_zip or source.is_folder):
        kind = _main_table(source)
        return {kind: source} if kind else {}
    known = {DAYS_FILE, TAGS_FILE, ENTRIES.file, SESSIONS.file, *(table.file for table in OTHERS)}
    found = {
        file: source.member(name)
        for name in source.members
        if (file := name.rsplit("/", 1)[-1].casefold()) in known
    }
    main = {
        file: _main_table(found[file]) for file in (DAYS_FILE, ENTRIES.file, SESSIONS.file) if file in found
    }
    return found if any(main.values()) else {}


def _main_table(source: Source) -> str | None:
    columns = set(column_names(source))
    if DATE not in columns or columns & OTHER_PROGRAMS or any("(" in name for name in columns):
        return None
    if "kind" in columns:
        return SESSIONS.file
    if columns & set(OFTEN_FIRST):
        return ENTRIES.file if {TIME, "id"} <= columns else DAYS_FILE
    return None


class _Reading:
    """The work of reading one set of tables."""

    def __init__(self, tables: Mapping[str, Source]) -> None:
        self._tables = tables
        self._skipped: list[Skipped] = []
        self._warnings: dict[str, None] = {}
        self._numbers: Counter[str] = Counter()
        self._measures = MeasureColumns()

    def found(self) -> Found:
        others = {table.records: self._records(table) for table in OTHERS}
        self._measures.know(others["measures"])
        kinds: dict[str, Kind] = {kind.key: kind for kind in others["kinds"]}
        sessions = self._records(SESSIONS)
        entries = self._entries(ENTRIES.file, {})
        covered = {entry.moment.day for entry in entries}
        by_day = [
            entry for entry in self._entries(DAYS_FILE, self._tags()) if entry.moment.day not in covered
        ]
        used = {session.kind for session in sessions}
        made = [Kind(key, key) for key in sorted(used - set(kinds) - {"therapy", "massage"})]
        copy = JournalCopy(
            entries=tuple(entries + by_day),
            sessions=tuple(sessions),
            measures=(*others["measures"], *self._measures.made),
            tags=tuple(others["tags"]),
            kinds=(*kinds.values(), *made),
            agenda_items=tuple(others["agenda_items"]),
            practices=tuple(others["practices"]),
            scores=tuple(others["scores"]),
        )
        more = len(self._skipped) - MOST_SKIPPED
        if more > 0:
            self._warnings[f"{more} more rows could not be read."] = None
        for source in self._tables.values():
            self._warnings.update(dict.fromkeys(source.warnings))
        return Found(
            FormatName.SPREADSHEET,
            PROGRAM,
            skipped=tuple(self._skipped[:MOST_SKIPPED]),
            warnings=tuple(self._warnings),
            copy=copy,
            partial=True,
        )

    def _records(self, table: Table) -> list[Any]:
        read: dict[str, Any] = {}
        for place, cells in self._rows(table.file, frozenset(table.needed)):
            try:
                given = {name: cell_value(cells.get(name, ""), cell) for name, cell in table.columns.items()}
                if table.dated:
                    given |= self._of_session(table, cells, given)
                if "id" in table.columns:
                    given["id"] = given["id"] or self._new_id(table.file, str(given))
                record = table.read(given)
            except (*READ_ERRORS, Refusal) as error:
                self._skip(place, error)
                continue
            read.setdefault(_identity(record), record)
        return list(read.values())

    def _of_session(
        self, table: Table, cells: Mapping[str, str], given: Mapping[str, object]
    ) -> dict[str, object]:
        moment = _moment(cells)
        return {
            "kind": str(given["kind"]).strip().casefold().replace(" ", "_"),
            "moment": moment,
            "status": given["status"] or "attended",
            "id": given["id"] or self._new_id(table.file, f"{moment} {given['kind']}"),
        }

    def _entries(self, file: str, tags: Mapping[str, list[str]]) -> list[Any]:
        if file not in self._tables:
            return []
        columns = {
            name: cell for name, cell in ENTRIES.columns.items() if file == ENTRIES.file or name == "note"
        }
        self._measures.find(self._tables[file], {DATE, TIME, *columns})
        read: dict[str, Any] = {}
        for place, cells in self._rows(file, frozenset({DATE})):
            try:
                given: dict[str, Any] = {
                    name: cell_value(cells.get(name, ""), cell) for name, cell in columns.items()
                }
                given["moment"] = moment = _moment(cells)
                given["id"] = given.get("id") or self._new_id(DAYS_FILE, moment[:10])
                given.setdefault("tags", tags.get(moment[:10], []))
                given["readings"], left = self._measures.readings(cells)
                self._leave(place, left)
                entry = ENTRIES.read(given)
            except (*READ_ERRORS, Refusal) as error:
                self._skip(place, error)
                continue
            if not entry.is_empty or file == ENTRIES.file:
                read.setdefault(entry.id, entry)
        return list(read.values())

    def _tags(self) -> dict[str, list[str]]:
        tags: dict[str, list[str]] = {}
        for place, cells in self._rows(TAGS_FILE, frozenset({DATE, "tag"})):
            try:
                tags.setdefault(_moment(cells)[:10], []).append(unsafe(cells["tag"]))
            except Refusal as error:
                self._skip(place, error)
        return tags

    def _rows(self, file: str, needed: frozenset[str]) -> Iterable[tuple[str, Mapping[str, str]]]:
        if file not in self._tables:
            return
        for row in rows(self._tables[file], needed):
            if isinstance(row, Row):
                yield f"{file}, {row.where}", row.cells
            else:
                self._skipped.append(Skipped(f"{file}, {row.where}", row.reason))

    def _new_id(self, table: str, likeness: str) -> str:
        self._numbers[f"{table}\0{likeness}"] += 1
        return uuid.uuid5(
            NAMESPACE, f"{table}\0{likeness}\0{self._numbers[f'{table}{chr(0)}{likeness}']}"
        ).hex

    def _skip(self, place: str, error: Exception) -> None:
        self._skipped.append(Skipped(place, str(error) if isinstance(error, Refusal) else WRONG_VALUE))

    def _leave(self, place: str, measures: list[str]) -> None:
        if measures:
            names = ", ".join(measures)
            self._warnings[f"{place}: what stands under {names} is no value of it and was left out."] = None


def _moment(cells: Mapping[str, str]) -> str:
    """Return the row's moment as ISO text; raises Refusal where there is no such day."""
    try:
        day = year_first_date(cells[DATE].strip().split("T")[0].split(" ")[0]).isoformat()
    except (ValueError, KeyError):
        raise Refusal(NO_DATE) from None
    time = cells.get(TIME, "").strip()
    return f"{day}T{time}" if time else day


def _identity(record: Any) -> str:  # noqa: ANN401 - records of six kinds
    for name in ("id", "key"):
        if hasattr(record, name):
            return str(getattr(record, name))
    return str(record.name).casefold()
