"""eMoods: its backup, a zip file of tables, and the table of days alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.measure import Better
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.amounts import number_in
from carejournal.exchange.containers import member_named
from carejournal.exchange.csv_rows import Row, rows
from carejournal.exchange.dates_and_times import year_first_date
from carejournal.exchange.gathering import Gathering, Notice, Unreadable
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.reading_table import is_table_with, read_rows
from carejournal.exchange.records import FormatName, Found, FoundEntry, FoundReading

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

DATE = "date (yyyy-mm-dd)"
NEEDED = frozenset({"id", DATE})
AXES = {
    "irritability": ("Irritability", Better.LOWER),
    "anxiety": ("Anxiety", Better.LOWER),
    "depressed": ("Depressed", Better.LOWER),
    "elevated": ("Elevated", Better.NEITHER),
}
"""Stored from 1, none, to 4, severe. Depressed and elevated are two axes: no mood is made of them."""
YES_NO = {
    "psychotic symptoms": "Psychotic symptoms",
    "therapy": "Therapy",
    "menstrual cycle": "Menstrual cycle",
}
YES = "2"
NONE, SEVERE = 1, 4
COLUMNS = NEEDED | AXES.keys() | YES_NO.keys() | {"sleep", "note", "weight"}
OTHER_SYMPTOM = Notice(
    "{n} symptom has no place on a scale from none to severe; it stayed with the original record.",
    "{n} symptoms have no place on a scale from none to severe; they stayed with the original records.",
)
DAMAGED = "A table in this backup could not be read; {} was left out."

Tables = dict[str, dict[str, list[Mapping[str, str]]]]
"""The rows of the further tables by the day they belong to."""


@dataclass(frozen=True, slots=True)
class EMoods:
    """The backup or the table of days alone."""

    name: FormatName
    packed: bool

    def recognises(self, source: Source) -> bool:
        """Whether it holds eMoods' tables."""
        if self.packed:
            names = ("entry.csv", "custom_symptom.csv")
            return all(member_named(source, name) is not None for name in names)
        return is_table_with(source, NEEDED)

    def read(self, source: Source) -> Found:
        """Return every day that has a row; raises Refusal where the table of days cannot be read."""
        gathering = Gathering()
        tables: Tables = {}
        days = source
        if self.packed:
            tables = _tables(source, gathering)
            days = source.member(member_named(source, "entry.csv") or "")
        read_rows(days, NEEDED, gathering, lambda row: gathering.add(_entry(row, tables, gathering)), COLUMNS)
        return gathering.found(self.name, "eMoods")


BACKUP = EMoods(FormatName.EMOODS_BACKUP, packed=True)
ENTRY_CSV = EMoods(FormatName.EMOODS_ENTRY_CSV, packed=False)


def _entry(row: Row, tables: Tables, gathering: Gathering) -> FoundEntry:
    cells = row.cells
    try:
        moment = Moment.on(year_first_date(cells[DATE]))
    except ValueError:
        raise Unreadable("The column date does not hold a date that exists.") from None
    more = {name: by_day[cells["id"]] for name, by_day in tables.items() if cells["id"] in by_day}
    readings = [
        reading for column, named in AXES.items() if (reading := _severity(*named, cells.get(column, "")))
    ]
    readings += _plain(cells)
    for each in more.get("entry_custom_symptom", []):
        reading = _severity(each.get("name", ""), Better.LOWER, each.get("value", ""))
        readings += [reading] if reading else []
        gathering.notice(OTHER_SYMPTOM, int(reading is None))
    taken = [each["name"] for each in more.get("entry_medication", []) if each.get("took", "").strip() == YES]
    notes = [cells.get("note", ""), *(each.get("note", "") for each in more.get("timestamped_note", []))]
    return FoundEntry(
        key=f"day:{moment}",
        moment=moment,
        note="\n\n".join(from_plain(note) for note in notes if note.strip()),
        readings=tuple(readings),
        tags=(
            *clean_tag_names(name for column, name in YES_NO.items() if cells.get(column, "").strip() == YES),
            *gathering.group(clean_tag_names(taken), "Medication"),
        ),
        record=compact_json({**cells, **more}),
    )


def _severity(name: str, better: Better, text: str) -> FoundReading | None:
    """Return a reading from 0, none, to 3, severe; None where it is not recorded or not such a number."""
    number = number_in(text)
    if number is None or not NONE <= number <= SEVERE or not name.strip():
        return None
    return FoundReading(name.strip(), number - NONE, 0.0, float(SEVERE - NONE), better=better)


def _plain(cells: Mapping[str, str]) -> list[FoundReading]:
    sleep, weight = number_in(cells.get("sleep", "")), number_in(cells.get("weight", ""))
    readings = [] if sleep is None else [FoundReading("Sleep hours", sleep, unit="h")]
    return readings + ([FoundReading("Weight", weight)] if weight else [])


def _tables(source: Source, gathering: Gathering) -> Tables:
    """Return the rows that belong to days, those about medicines and symptoms with their names."""
    names = {"medication": "entry_medication", "symptom": "entry_custom_symptom"}
    described = {"medication": "medication.csv", "symptom": "custom_symptom.csv"}
    tables: Tables = {}
    for column, table in names.items():
        name_of = {
            row.get("id", ""): row.get("name", "") for row in _rows(source, described[column], gathering)
        }
        tables[table] = _by_day(
            [
                {**row, "name": name_of.get(row.get(column, ""), "")}
                for row in _rows(source, f"{table}.csv", gathering)
            ]
        )
    tables["timestamped_note"] = _by_day(_rows(source, "timestamped_note.csv", gathering))
    return tables


def _rows(source: Source, name: str, gathering: Gathering) -> list[Mapping[str, str]]:
    member = member_named(source, name)
    if member is None:
        return []
    try:
        return [row.cells for row in rows(source.member(member), frozenset()) if isinstance(row, Row)]
    except Refusal:
        gathering.warn(DAMAGED.format(name))
        return []


def _by_day(found: list[Mapping[str, str]]) -> dict[str, list[Mapping[str, str]]]:
    by_day = defaultdict(list)
    for row in found:
        by_day[row.get("entry", "")].append(row)
    return dict(by_day)
