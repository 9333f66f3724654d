"""A journal written as tables that any spreadsheet program opens."""

from __future__ import annotations

import csv
import io
from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING, Any

from carejournal.domain.measure import BUILT_IN, SLEEP_HOURS, SLEEP_QUALITY, Form, Measure
from carejournal.exchange.json_values import short_number
from carejournal.exchange.spreadsheet_cells import Cell, cell_text, safe
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
    from collections.abc import Iterable, Iterator, Sequence

    from carejournal.domain.entry import Entry
    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.domain.moment import Moment

BYTE_ORDER_MARK = "\ufeff"
"""By it, spreadsheet programs know that the text is UTF-8."""
MEASURE_PREFIX = "measure:"
"""Before a measure's key that is also the name of another column."""
LATEST_COUNTS = frozenset({SLEEP_HOURS.key, SLEEP_QUALITY.key})
RESERVED = frozenset({DATE, TIME, *ENTRIES.columns})


def spreadsheet_files(copy: JournalCopy) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the spreadsheet form by name; the same journal always gives the same bytes."""
    own = _own_measures(copy)
    yield DAYS_FILE, _days(copy, own)
    yield SESSIONS.file, _records(SESSIONS, copy.sessions)
    yield TAGS_FILE, _tags(copy.entries)
    yield ENTRIES.file, _entries(copy, own)
    for table in OTHERS:
        yield table.file, _records(table, getattr(copy, table.records))


def measure_column(key: str) -> str:
    """Return the column of a measure."""
    return f"{MEASURE_PREFIX}{key}" if key in RESERVED else key


def _own_measures(copy: JournalCopy) -> list[str]:
    """Return the keys of measures that are not built in and have a reading, in their order."""
    used = {key for entry in copy.entries for key in entry.readings} - set(BUILT_IN)
    ordered = [measure.key for measure in copy.measures if measure.key in used]
    return ordered + sorted(used - set(ordered))


def _days(copy: JournalCopy, own: Sequence[str]) -> bytes:
    measures = {measure.key: measure for measure in copy.measures} | BUILT_IN
    heading = [DATE, *OFTEN_FIRST, "note", *map(measure_column, own)]

    def rows() -> Iterator[list[str]]:
        for day, of_day in groupby(copy.entries, key=lambda entry: entry.moment.day):
            entries = list(of_day)
            values = {key: _day_value(entries, measures.get(key), key) for key in (*OFTEN_FIRST, *own)}
            note = "\n\n".join(
                text for entry in entries for text in (entry.title, entry.note) if text.strip()
            )
            first = [_number(values[key]) for key in OFTEN_FIRST]
            first[OFTEN_FIRST.index("ill")] = cell_text(values["ill"], Cell.FLAG)
            yield [day.isoformat(), *first, safe(note), *(_number(values[key]) for key in own)]

    return _table(heading, rows())


def _day_value(entries: Sequence[Entry], measure: Measure | None, key: str) -> float | None:
    """Return the day's one value: of a night the last reading, of yes or no any yes, else the mean."""
    values = [entry.readings[key] for entry in entries if key in entry.readings]
    if not values:
        return None
    if key in LATEST_COUNTS:
        return values[-1]
    if measure is not None and measure.form is Form.YES_NO:
        return max(values)
    return values[0] if len(values) == 1 else round(fsum(values) / len(values), 2)


def _tags(entries: Iterable[Entry]) -> bytes:
    pairs = {(entry.moment.day.isoformat(), tag): None for entry in entries for tag in entry.tags}
    return _table([DATE, "tag"], ([day, safe(tag)] for day, tag in pairs))


def _entries(copy: JournalCopy, own: Sequence[str]) -> bytes:
    keys = (*OFTEN_FIRST, *own)
    heading = [DATE, TIME, *map(measure_column, keys), *ENTRIES.columns]

    def rows() -> Iterator[list[str]]:
        for entry in copy.entries:
            told = ENTRIES.write(entry)
            readings = [_number(entry.readings.get(key)) for key in keys]
            cells = [cell_text(told[name], cell) for name, cell in ENTRIES.columns.items()]
            yield [*date_and_time(entry.moment), *readings, *cells]

    return _table(heading, rows())


def _records(table: Table, records: Iterable[Any]) -> bytes:
    names = [name for name in table.columns if name != TIME]
    heading = [*([DATE] if table.dated else []), *table.columns]

    def rows() -> Iterator[list[str]]:
        for record in records:
            told = table.write(record)
            cells = {name: cell_text(told[name], table.columns[name]) for name in names}
            if table.dated:
                cells[DATE], cells[TIME] = date_and_time(record.moment)
            yield [cells[name] for name in heading]

    return _table(heading, rows())


def date_and_time(moment: Moment) -> tuple[str, str]:
    """Return the day, and the time of day with its offset, empty where it is not known."""
    day, _, time = str(moment).partition("T")
    return day, time


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heading)
    writer.writerows(rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _number(value: float | None) -> str:
    return cell_text(short_number(value), Cell.NUMBER)
