"""Daylio's CSV exports, in the three layouts the app has written over the years."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.csv_rows import Row, column_names, rows
from carejournal.exchange.dates_and_times import date_in_words, time_of_day, year_first_date
from carejournal.exchange.daylio_moods import default_level, mood_names
from carejournal.exchange.daylio_scales import scale_readings
from carejournal.exchange.fingerprints import digest
from carejournal.exchange.html_notes import to_markdown
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.records import FormatName, Found, FoundEntry, Skipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from carejournal.exchange.source import Source

COLUMNS = frozenset(
    {"full_date", "year", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note"}
)


class UnreadableRow(ValueError):  # noqa: N818 - the world's fault; str() is the reason a person is told
    """A row that cannot become an entry."""


@dataclass(frozen=True, slots=True)
class DaylioCsv:
    """One of the layouts, told by the columns it must have; `full_date` is preferred where it exists."""

    name: FormatName
    needed: frozenset[str]

    def recognises(self, source: Source) -> bool:
        """Whether the heading has this layout's columns."""
        if source.is_zip or source.is_folder or source.is_tar:
            return False
        return self.needed <= set(column_names(source))

    def read(self, source: Source) -> Found:
        """Return every row as an entry, unreadable ones as skipped; raises Refusal for an unreadable file."""
        return _Reading(self, source).found()


MODERN = DaylioCsv(FormatName.DAYLIO_CSV, frozenset({"full_date", "time", "mood"}))
LEGACY = DaylioCsv(FormatName.DAYLIO_CSV_LEGACY, frozenset({"year", "date", "time", "mood"}))


@dataclass
class _Reading:
    """The work of reading one file."""

    layout: DaylioCsv
    source: Source
    entries: list[FoundEntry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    repeats: Counter[str] = field(default_factory=Counter)

    def found(self) -> Found:
        unknown = [name for name in column_names(self.source) if name and name not in COLUMNS]
        if unknown:
            self.warnings.append(f"These columns are not known and were left out: {', '.join(unknown)}.")
        for row in rows(self.source, self.layout.needed):
            if isinstance(row, Skipped):
                self.skipped.append(row)
                continue
            try:
                self.entries.append(self._entry(row))
            except UnreadableRow as reason:
                self.skipped.append(Skipped(row.where, str(reason)))
        return Found(
            self.layout.name,
            "Daylio",
            tuple(self.entries),
            tuple(self.skipped),
            (*self.source.warnings, *self.warnings),
            mood_names(self.entries, {entry.mood: default_level(entry.mood) for entry in self.entries}),
        )

    def _entry(self, row: Row) -> FoundEntry:
        cells = row.cells
        moment = _moment(cells)
        mood = cells["mood"].strip()
        if not mood:
            raise UnreadableRow("The column mood is empty.")
        readings, complete = scale_readings(cells.get("scales", ""))
        if not complete:
            self.warnings.append(
                f"In {row.where}, something in the column scales is not a number; it was kept as text only."
            )
        title, note = cells.get("note_title", "").strip(), cells.get("note", "").strip()
        likeness = digest(str(moment), mood, title, note)
        self.repeats[likeness] += 1
        return FoundEntry(
            key=f"row:{digest(likeness, str(self.repeats[likeness]))}",
            moment=moment,
            title=title,
            note=to_markdown(note),
            mood=mood,
            readings=readings,
            tags=clean_tag_names(cells.get("activities", "").split("|")),
            record=compact_json(dict(cells)),
        )


def _moment(cells: Mapping[str, str]) -> Moment:
    day = _day(cells)
    try:
        return Moment(datetime.combine(day, time_of_day(cells["time"])))
    except ValueError:
        raise UnreadableRow("The column time does not hold a time of day.") from None


def _day(cells: Mapping[str, str]) -> date:
    try:
        if "full_date" in cells:
            return year_first_date(cells["full_date"])
        return date_in_words(cells["year"], cells["date"])
    except ValueError:
        column = "full_date" if "full_date" in cells else "date"
        raise UnreadableRow(f"The column {column} does not hold a date that exists.") from None
