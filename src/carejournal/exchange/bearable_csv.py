"""Bearable's CSV export: one row for each thing observed, gathered into moments."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.amounts import number_in
from carejournal.exchange.bearable_details import Details
from carejournal.exchange.dates_and_times import date_in_words, time_of_day, year_first_date
from carejournal.exchange.gathering import Gathering, Unreadable
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.numbered_moods import moods_found
from carejournal.exchange.questions import NO_ANSWERS, Scale
from carejournal.exchange.reading_table import is_table_with, read_rows
from carejournal.exchange.records import FormatName, Found, FoundEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.exchange.csv_rows import Row
    from carejournal.exchange.questions import Answers
    from carejournal.exchange.source import Source

NEEDED = frozenset({"date", "time of day", "category", "rating/amount"})
COLUMNS = NEEDED | {"date formatted", "weekday", "detail", "notes"}
SLOTS = {"pre": "Night", "am": "Morning", "mid": "Afternoon", "pm": "Evening", "all day": "All day", "": ""}
"""The parts of the day; a part is no time, so it stands as the title."""
SHORTER_SCALE = 5
QUESTION = "The moods go from 1 to 5 or from 1 to 10; the file does not say which."


class BearableCsv:
    """Both layouts, told by columns no other program has; the date in digits is preferred."""

    name = FormatName.BEARABLE_CSV

    def recognises(self, source: Source) -> bool:
        """Whether the heading has Bearable's columns."""
        return is_table_with(source, NEEDED)

    def read(self, source: Source) -> Found:
        """Return each moment as an entry, rows without a date as skipped."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return the same, moods on the scale that was answered."""
        gathering = Gathering()
        moments: dict[tuple[Moment, str], _Moment] = {}

        def take(row: Row) -> None:
            when = _when(row.cells)
            moments.setdefault(when, _Moment()).take(row.cells)

        read_rows(source, NEEDED, gathering, take, COLUMNS)
        for (moment, slot), gathered in moments.items():
            gathering.tag_groups.update(gathered.details.tag_groups)
            gathering.add(gathered.entry(moment, slot))
        highest = max((number_in(entry.mood) or 0 for entry in gathering.entries), default=0)
        scale = answers.scale or (Scale(1, 10) if highest > SHORTER_SCALE else None)
        moods = moods_found(gathering.entries, scale, QUESTION, ("1-5", "1-10"))
        return gathering.found(self.name, "Bearable", **moods)


class _Moment:
    """What was observed at one moment or in one part of a day."""

    def __init__(self) -> None:
        self.details = Details()
        self._rows: list[dict[str, str]] = []
        self._notes: dict[str, None] = {}

    def take(self, cells: Mapping[str, str]) -> None:
        self._rows.append(dict(cells))
        self.details.take(
            cells["category"].strip(), cells["rating/amount"].strip(), cells.get("detail", "").strip()
        )
        if note := cells.get("notes", "").strip():
            self._notes[note] = None  # it is repeated on each row of a moment

    def entry(self, moment: Moment, slot: str) -> FoundEntry:
        details = self.details
        parts = [from_plain(note) for note in self._notes]
        lines = "\n".join(f"- {from_plain(line)}" for line in details.lines)
        return FoundEntry(
            key=f"moment:{moment}:{slot}",
            moment=moment,
            title=SLOTS.get(slot, ""),
            note="\n\n".join([*parts, lines] if lines else parts),
            mood=details.mood,
            readings=tuple(details.readings),
            tags=clean_tag_names(details.tag_groups),
            record=compact_json({"rows": self._rows}),
            occasion=slot,
        )


def _when(cells: Mapping[str, str]) -> tuple[Moment, str]:
    """Return the moment and the part of the day; raises Unreadable where there is no date."""
    day = _day(cells)
    slot = " ".join(cells["time of day"].split()).casefold()
    if slot in SLOTS:
        return Moment.on(day), slot
    try:
        return Moment(datetime.combine(day, time_of_day(slot))), ""
    except ValueError:
        raise Unreadable("The column time of day holds neither a part of the day nor a time.") from None


def _day(cells: Mapping[str, str]) -> date:
    try:
        return year_first_date(cells["date formatted"])
    except (KeyError, ValueError):
        pass
    *words, year = cells["date"].split() or [""]
    try:
        return date_in_words(year, " ".join(words))
    except ValueError:
        raise Unreadable("The column date does not hold a date that exists.") from None
