"""jrnl's export in JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.exchange.dates_and_times import year_first_date
from carejournal.exchange.gathering import Gathering, Unreadable
from carejournal.exchange.jrnl_text import PROGRAM, make_entry
from carejournal.exchange.json_records import Record, WrongField, parsed_json, string, truth
from carejournal.exchange.json_shape import is_json, names_fields
from carejournal.exchange.records import FormatName, Found
from carejournal.exchange.written_moments import clock

if TYPE_CHECKING:
    from carejournal.exchange.records import FoundEntry
    from carejournal.exchange.source import Source


class JrnlJson:
    """One object with tags and entries, each of which has a title, a body, a date and a time."""

    name = FormatName.JRNL_JSON

    def recognises(self, source: Source) -> bool:
        """Whether it is such an object."""
        return is_json(source, "{") and names_fields(
            source, "tags", "entries", "title", "body", "date", "time"
        )

    def read(self, source: Source) -> Found:
        """Return every entry; raises Refusal for a damaged file."""
        root = parsed_json(source.text())
        entries = root.get("entries") if isinstance(root, dict) else None
        if not isinstance(entries, list):
            raise Refusal("This jrnl export seems damaged or incomplete, so it could not be read.")
        gathering = Gathering()
        for place, entry in enumerate(entries, start=1):
            with gathering.reading(f"entry number {place}"):
                gathering.add(_entry(entry, gathering))
        gathering.warn(*source.warnings)
        return gathering.found(self.name, PROGRAM)


def _entry(entry: object, gathering: Gathering) -> FoundEntry:
    if not isinstance(entry, dict):
        raise WrongField("an entry")
    given = entry.get("tags")
    tags = [tag for tag in given if isinstance(tag, str)] if isinstance(given, list) else []
    return make_entry(
        _moment(entry),
        string(entry, "title").strip(),
        string(entry, "body"),
        gathering,
        entry,
        starred=truth(entry, "starred"),
        more_tags=tuple(tags),
    )


def _moment(entry: Record) -> Moment:
    try:
        day = year_first_date(string(entry, "date"))
    except ValueError:
        raise Unreadable("What stands there as date is no date that exists.") from None
    try:
        return Moment(datetime.combine(day, clock(string(entry, "time"))))
    except ValueError:
        return Moment.on(day)
