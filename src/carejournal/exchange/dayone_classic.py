"""Day One Classic: a folder with one property list for each entry."""

from __future__ import annotations

import math
import plistlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.domain.storable_text import storable
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.containers import content, file_name, suffix
from carejournal.exchange.dayone_json import PROGRAM, ZONE_UNKNOWN
from carejournal.exchange.dayone_text import readable_text
from carejournal.exchange.gathering import Gathering, Unreadable
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.records import Attachment, AttachmentKind, FormatName, Found, FoundEntry
from carejournal.exchange.written_moments import in_zone

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

LARGEST_ENTRY = 16 << 20
DEEPEST = 20
MARKS = (b"<plist", b"bplist00")
CREATED = b"Creation Date"
FAULTS = (
    ExpatError,
    plistlib.InvalidFileException,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
    MemoryError,
)
"""What reading a damaged property list can raise."""


class DayOneClassic:
    """A .dayone folder, packed or not, or one entry of it; times are in UTC with the zone beside."""

    name = FormatName.DAYONE_CLASSIC_PLIST

    def recognises(self, source: Source) -> bool:
        """Whether it is an entry or holds some."""
        if source.members:
            return any(suffix(name) == "doentry" for name in source.members)
        return any(mark in source.head for mark in MARKS) and CREATED in source.head

    def read(self, source: Source) -> Found:
        """Return every entry; a damaged one is skipped, or refused where it stands alone."""
        gathering = Gathering()
        names = content(source, lambda name: suffix(name) == "doentry")
        photos = {_stem(name): name for name in content(source) if "photos" in name.split("/")[:-1]}
        for entry in source.members_read(names) if source.members else [source]:
            with gathering.reading(entry.name or "the file"):
                found = _entry(_plist(entry), entry.name, gathering)
                photo = photos.get(found.key.removeprefix("entry:").lower())
                attachments = _photo(source, photo) if photo else ()
                gathering.add(replace(found, attachments=attachments))
        if not gathering.entries and not source.members:
            raise Refusal("This Day One entry seems damaged or incomplete, so it could not be read.")
        return gathering.found(self.name, PROGRAM)


def _photo(source: Source, name: str) -> tuple[Attachment, ...]:
    return (Attachment(name, AttachmentKind.PHOTO, source.member(name)),)


def _stem(name: str) -> str:
    return file_name(name).rpartition(".")[0].lower()


def _plist(source: Source) -> dict[str, Any]:
    """Return the property list; raises Unreadable where it is none. Entities in it are refused."""
    if source.size > LARGEST_ENTRY:
        raise Unreadable("The entry is too large to be read.")
    try:
        read = plistlib.loads(source.read())
    except FAULTS:
        raise Unreadable("The entry seems damaged or incomplete.") from None
    if not isinstance(read, dict):
        raise Unreadable("The entry seems damaged or incomplete.")
    return read


def _entry(values: dict[str, Any], name: str, gathering: Gathering) -> FoundEntry:
    created = values.get("Creation Date")
    if not isinstance(created, datetime):
        raise Unreadable("The entry has no date.")
    zone = values.get("Time Zone")
    moment = in_zone(created.replace(tzinfo=UTC), zone if isinstance(zone, str) else "")
    if moment is None:
        gathering.warn(ZONE_UNKNOWN)
        moment = Moment.of(created.replace(tzinfo=UTC))
    text, tags = values.get("Entry Text"), values.get("Tags")
    uuid = values.get("UUID")
    return FoundEntry(
        key=f"entry:{(uuid if isinstance(uuid, str) else _stem(name)).upper() or moment}",
        moment=moment,
        note=readable_text(storable(text)) if isinstance(text, str) else "",
        tags=clean_tag_names(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        starred=values.get("Starred") is True,
        record=compact_json(_plain(values, 0)),
    )


def _plain(value: object, depth: int) -> object:
    """Return a property list's value as JSON has it; what JSON has no form for is left out."""
    if isinstance(value, dict | list) and depth > DEEPEST:
        return None
    if isinstance(value, dict):
        return {storable(str(key)): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str):
        return storable(value)
    is_number = isinstance(value, bool | int | float) and math.isfinite(value)
    return value if is_number else None
