"""Apple Health's export: sleep and mindful minutes out of what may be gigabytes of other records."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from carejournal.exchange.apple_sleep import sleeps_of, stage_of
from carejournal.exchange.instants import Instant, from_milliseconds, instant
from carejournal.exchange.limits import MOST_PARTS, refuse_more_than
from carejournal.exchange.mindful_days import mindful_days
from carejournal.exchange.questions import NO_ANSWERS, Answers
from carejournal.exchange.records import FormatName, Found
from carejournal.exchange.sleep_found import SleepFile
from carejournal.exchange.xml_stream import Needless, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carejournal.exchange.source import Source

SLEEP_TYPE = "HKCategoryTypeIdentifierSleepAnalysis"
MINDFUL_TYPE = "HKCategoryTypeIdentifierMindfulSession"
WANTED = frozenset({SLEEP_TYPE, MINDFUL_TYPE})
OTHER_RECORDS = Needless(
    b"<Record ",
    re.compile(
        rb'<Record type="(?!(?:%b)")[^<>]*+'
        rb"(?:(?<=/)>|(?<!/)>\s*(?:<MetadataEntry [^<>]*+(?<=/)>\s*)*</Record>)"
        % b"|".join(kind.encode() for kind in sorted(WANTED))
    ),
)
"""Steps, heartbeats and the like, of which an export is full."""
ROOT = re.compile(rb"<HealthData[\s>]")
ZONE_KEY = "HKTimeZone"
EXPORTING_ZONE = (
    "Apple writes most times in the time zone of the phone that exported; where you slept in another one, "
    "the clock times differ."
)


class AppleHealth:
    """The file export.xml, alone or in the zip file or folder that the Health app makes."""

    def __init__(self, name: FormatName, *, packed: bool) -> None:
        self.name = name
        self._packed = packed

    def recognises(self, source: Source) -> bool:
        """Whether a Health export is in it."""
        if (source.is_zip or source.is_folder) is not self._packed:
            return False
        return any(ROOT.search(each.head) for each in _candidates(source))

    def read(self, source: Source) -> Found:
        """Return the nights, naps and mindful minutes; raises Refusal for what is no XML."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return what read() does, with the device chosen where several recorded one night."""
        inner = next(each for each in _candidates(source) if ROOT.search(each.head))
        reading = _Reading()
        with inner.stream() as stream:
            read_xml(stream, reading, OTHER_RECORDS)
        return reading.found(self.name, answers)


ALONE = AppleHealth(FormatName.APPLE_HEALTH, packed=False)
PACKED = AppleHealth(FormatName.APPLE_HEALTH_ZIP, packed=True)


def _candidates(source: Source) -> Iterator[Source]:
    if not (source.is_zip or source.is_folder):
        yield source
        return
    # The folder's name is localized, and so may be the file's: the largest XML file is the export.
    names = [name for name in source.members if name.casefold().endswith(".xml")]
    for name in sorted(names, key=lambda each: -source.members[each])[:3]:
        yield source.member(name)


@dataclass
class _Reading:
    """Hears the file's elements and keeps those wanted, as short as can be: there may be 100,000."""

    parts: defaultdict[str, list[tuple[Instant, Instant, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    mindful: list[tuple[Instant, Instant, str]] = field(default_factory=list)
    records: int = 0
    unreadable: int = 0
    _current: dict[str, str] | None = None
    _zone: str = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take an element's beginning."""
        if tag == "Record":
            if self._current is not None:
                self._keep_current()
            if attributes.get("type") in WANTED:
                self._current = dict(attributes)
                self._zone = ""
        elif self._current is not None and tag == "MetadataEntry" and attributes.get("key") == ZONE_KEY:
            self._zone = attributes.get("value", "")

    def close(self) -> None:
        """Take the end of the file."""
        if self._current is not None:
            self._keep_current()

    def _keep_current(self) -> None:
        record, self._current = self._current or {}, None
        self.records += 1
        refuse_more_than(MOST_PARTS, self.records, "records of sleep")
        try:
            self._keep(record)
        except (KeyError, ValueError, OverflowError):
            self.unreadable += 1

    def _keep(self, record: dict[str, str]) -> None:
        begin, end = (_in_zone(_instant(record[name]), self._zone) for name in ("startDate", "endDate"))
        device = _named(record.get("sourceName", ""))
        if record["type"] == MINDFUL_TYPE:
            self.mindful.append((begin, end, device))
        else:
            self.parts[device].append((begin, end, stage_of(record.get("value", ""))))

    def found(self, name: FormatName, answers: Answers) -> Found:
        """Return what was kept as nights, naps and mindful minutes."""
        gathered = SleepFile(name, "Apple Health")
        for device, parts in self.parts.items():
            for sleep in sleeps_of(device, parts, gathered):
                gathered.sleeps.append(sleep)
        gathered.others += mindful_days(self.mindful)
        if self.unreadable:
            gathered.warn(f"{self.unreadable} records of sleep or mindfulness could not be read.")
        if self.records:
            gathered.warn(EXPORTING_ZONE)
        else:
            gathered.warn("This export holds no sleep and no mindful minutes.")
        return gathered.found(answers)


def _in_zone(told: Instant, zone: str) -> Instant:
    """Return the instant in the zone slept in, where the record names one that is known."""
    known = _zone(zone) if zone else None
    return from_milliseconds(told.second * 1000, known) if known else told


@lru_cache(maxsize=4096)
def _instant(text: str) -> Instant:
    """Return the instant; one stage's end is the next one's beginning."""
    return instant(text)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return None


@lru_cache(maxsize=1024)
def _named(device: str) -> str:
    """Return the device's name with its white space folded; Apple writes no-break spaces into it."""
    return " ".join(device.split())
