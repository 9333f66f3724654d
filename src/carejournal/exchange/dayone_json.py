"""Day One's JSON export: a zip file or folder with one file for each journal and the photos beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.containers import content, suffix
from carejournal.exchange.dayone_text import DayOneMedia, readable_text
from carejournal.exchange.gathering import Gathering, Unreadable
from carejournal.exchange.json_records import Record, WrongField, compact_json, parsed_json, string, truth
from carejournal.exchange.json_shape import is_json, names_fields
from carejournal.exchange.records import FormatName, Found, FoundEntry
from carejournal.exchange.written_moments import in_zone, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.exchange.source import Source

PROGRAM = "Day One"
MOST_JOURNALS = 60
ZONE_UNKNOWN = "Some entries name no time zone that is known here; their times are in UTC."
NOT_DRAWN = frozenset({"richText"})
"""The same words once more, with the app's own layout: not kept twice."""


class DayOneJson:
    """Entries in JSON; the local day is that of the zone in which each was written."""

    name = FormatName.DAYONE_JSON

    def recognises(self, source: Source) -> bool:
        """Whether it is such a file, or holds one at its top."""
        return any(True for _ in _journals(source))

    def read(self, source: Source) -> Found:
        """Return the entries of all journals; raises Refusal where a file of them is damaged."""
        gathering = Gathering()
        for journal in _journals(source):
            root = parsed_json(journal.text())
            entries = root.get("entries") if isinstance(root, dict) else None
            if not isinstance(entries, list):
                raise Refusal("This Day One export seems damaged or incomplete, so it could not be read.")
            media = DayOneMedia(source)
            for place, entry in enumerate(entries, start=1):
                with gathering.reading(f"entry number {place}"):
                    gathering.add(_entry(entry, media, gathering))
            gathering.warn(*journal.warnings)
        return gathering.found(self.name, PROGRAM)


def _journals(source: Source) -> Iterator[Source]:
    if not source.members:
        candidates = [source]
    else:
        names = content(source, lambda name: suffix(name) == "json" and name.count("/") <= 1)
        candidates = [source.member(name) for name in names[:MOST_JOURNALS]]
    for candidate in candidates:
        if is_json(candidate, "{") and names_fields(candidate, "metadata", "entries", "creationDate"):
            yield candidate


def _entry(entry: object, media: DayOneMedia, gathering: Gathering) -> FoundEntry:
    if not isinstance(entry, dict):
        raise WrongField("an entry")
    moment = _moment(entry, gathering)
    note = readable_text(string(entry, "text"))
    tags = entry.get("tags")
    return FoundEntry(
        key=f"entry:{string(entry, 'uuid').upper() or moment}",
        moment=moment,
        note=note,
        tags=clean_tag_names(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        starred=truth(entry, "starred"),
        record=compact_json({name: value for name, value in entry.items() if name not in NOT_DRAWN}),
        attachments=media.attached(entry, string(entry, "text")),
    )


def _moment(entry: Record, gathering: Gathering) -> Moment:
    try:
        created = utc_text(string(entry, "creationDate"))
    except ValueError:
        raise Unreadable("What stands there as creationDate is no time that exists.") from None
    moment = in_zone(created, string(entry, "timeZone"))
    if moment is None:
        gathering.warn(ZONE_UNKNOWN)
        moment = Moment.of(created)
    return Moment.on(moment.day) if truth(entry, "isAllDay") else moment
