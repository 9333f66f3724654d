"""How We Feel's CSV export. Its moods are words for feelings, not places on a scale: they stay words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.amounts import number_in
from carejournal.exchange.dates_and_times import date_in_words, time_of_day
from carejournal.exchange.fingerprints import digest
from carejournal.exchange.gathering import Gathering, Unreadable
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.reading_table import is_table_with, read_rows
from carejournal.exchange.records import FormatName, Found, FoundEntry, FoundReading

if TYPE_CHECKING:
    from carejournal.exchange.csv_rows import Row
    from carejournal.exchange.source import Source

NEEDED = frozenset({"date", "mood", "tags (people)"})
TAGS = {
    "mood": "Feelings",
    "tags (people)": "People",
    "tags (places)": "Places",
    "tags (events)": "Events",
    "menstrual": "Menstrual",
    "weather": "Weather",
}
"""The group of each column's names; a semicolon stands between them."""
NUMBERS = {
    "sleep": ("Sleep hours", "h"),
    "exercise": ("Exercise", "h"),
    "steps": ("Steps", ""),
    "meditation": ("Meditation", ""),
    "temperature (f)": ("Temperature", "°F"),
    "water (cups)": ("Water", "cups"),
    "caffeine (mg)": ("Caffeine", "mg"),
    "alcoholic drinks": ("Alcoholic drinks", ""),
}
TEXTS = {"notes": "", "reflections": "Reflections", "takeaways": "Takeaways"}
COLUMNS = NEEDED | TAGS.keys() | NUMBERS.keys() | TEXTS.keys()
FEELINGS = "The moods in this export are words without a level; they were kept as tags."


class HowWeFeelCsv:
    """A row for each check-in, with feelings, circumstances, health figures and words."""

    name = FormatName.HOWWEFEEL_CSV

    def recognises(self, source: Source) -> bool:
        """Whether the heading has its columns."""
        return is_table_with(source, NEEDED)

    def read(self, source: Source) -> Found:
        """Return every row as an entry, unreadable ones as skipped."""
        gathering = Gathering()
        read_rows(source, NEEDED, gathering, lambda row: gathering.add(_entry(row, gathering)), COLUMNS)
        if gathering.entries:
            gathering.warn(FEELINGS)
        return gathering.found(self.name, "How We Feel")


def _entry(row: Row, gathering: Gathering) -> FoundEntry:
    cells = row.cells
    moment = _moment(cells["date"])
    tags: list[str] = []
    for column, group in TAGS.items():
        tags += gathering.group(clean_tag_names(cells.get(column, "").split(";")), group)
    numbers = {column: number_in(cells.get(column, "")) for column in NUMBERS}
    texts = [
        f"**{heading}:** {from_plain(text)}" if heading else from_plain(text)
        for column, heading in TEXTS.items()
        if (text := cells.get(column, "").strip())
    ]
    return FoundEntry(
        key=f"row:{digest(str(moment), cells['mood'].strip(), *texts)}",
        moment=moment,
        note="\n\n".join(texts),
        readings=tuple(
            FoundReading(name, value, unit=unit)
            for column, (name, unit) in NUMBERS.items()
            if (value := numbers[column]) is not None
        ),
        tags=clean_tag_names(tags),
        record=compact_json(dict(cells)),
    )


def _moment(text: str) -> Moment:
    """Return the moment of "2026 Sun Feb 8 4:04 PM", whatever language this computer speaks."""
    try:
        year, _weekday, month, day, *clock = text.split()
        return Moment(datetime.combine(date_in_words(year, f"{month} {day}"), time_of_day(" ".join(clock))))
    except ValueError:
        raise Unreadable("The column Date does not hold a date and time that exist.") from None
