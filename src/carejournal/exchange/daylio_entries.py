"""The entries of a Daylio backup, one record after the other."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from carejournal.domain.moment import LARGEST_OFFSET_MINUTES, Moment
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.daylio_catalogue import AUDIO, PHOTO, Catalogue
from carejournal.exchange.html_notes import to_markdown
from carejournal.exchange.json_records import (
    Record,
    WrongField,
    compact_json,
    integer,
    integers,
    string,
    truth,
)
from carejournal.exchange.records import Attachment, AttachmentKind, FoundEntry, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carejournal.exchange.source import Source

MILLISECONDS_A_MINUTE = 60_000
KINDS = {PHOTO: AttachmentKind.PHOTO, AUDIO: AttachmentKind.RECORDING}
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - wall time is counted from it

NOTICES: dict[str | int, tuple[str, str]] = {
    "offset": (
        "In {n} entry the time zone does not fit the clock time; the clock time was kept.",
        "In {n} entries the time zone does not fit the clock time; the clock time was kept.",
    ),
    "mood": (
        "{n} entry names no mood that the backup describes; it was kept without one.",
        "{n} entries name no mood that the backup describes; they were kept without one.",
    ),
    "tag": (
        "{n} mention of an activity that the backup does not describe was left out.",
        "{n} mentions of activities that the backup does not describe were left out.",
    ),
    AUDIO: (
        "{n} voice recording stayed out: a journal keeps photos only. Please keep the backup.",
        "{n} voice recordings stayed out: a journal keeps photos only. Please keep the backup.",
    ),
    "missing": (
        "{n} photo or recording is named in the backup, but not in it.",
        "{n} photos or recordings are named in the backup, but not in it.",
    ),
    "scales": (
        "The scales of {n} entry are of an unknown form; they stayed with the original record.",
        "The scales of {n} entries are of an unknown form; they stayed with the original records.",
    ),
}
"""What is told once for the whole backup, for one and for several."""


class DaylioEntries:
    """Iterate once over a backup's entries; `skipped` and `warnings` then say what could not be read."""

    def __init__(self, root: Record, files: Mapping[str, Source] | None = None) -> None:
        self.catalogue = Catalogue(root)
        self._files = files or {}
        self.skipped: list[Skipped] = []
        self._records: list[object] = root["dayEntries"]
        self._keys: Counter[str] = Counter()
        self._notices: Counter[str | int | None] = Counter()

    def __iter__(self) -> Iterator[FoundEntry]:
        for place, record in enumerate(self._records, start=1):
            try:
                yield self._entry(record)
            except WrongField as wrong:
                reason = f"What stands there as {wrong} is not of the kind expected."
                self.skipped.append(Skipped(f"entry number {place}", reason))

    def warnings(self) -> list[str]:
        """Return a sentence for each kind of thing that was not read in full."""
        counts = [(sentences, self._notices[about]) for about, sentences in NOTICES.items()]
        return [sentences[n > 1].format(n=n) for sentences, n in counts if n]

    def _entry(self, record: object) -> FoundEntry:
        fields = _Fields(record)
        catalogue = self.catalogue
        mood = "" if fields.mood is None else catalogue.moods.get(fields.mood, "")
        tags = clean_tag_names(catalogue.tags.get(number, "") for number in fields.tags)
        self._take_notice(fields, mood)
        more = {
            "mood_name": mood,
            "mood_level": catalogue.levels.get(mood),
            "tag_names": tags,
            "asset_records": [catalogue.assets[each] for each in fields.assets if each in catalogue.assets],
        }
        return FoundEntry(
            key=self._key(fields),
            moment=Moment(fields.local, fields.offset),
            title=fields.title,
            note=to_markdown(fields.note),
            mood=mood,
            tags=tags,
            starred=fields.starred,
            record=compact_json({**fields.record, **more}),
            attachments=tuple(self._attachments(fields.assets)),
        )

    def _attachments(self, numbers: list[int]) -> Iterator[Attachment]:
        """Yield the entry's photos and recordings; what a packed backup names but lacks is counted."""
        for number in numbers:
            kind = KINDS.get(self.catalogue.asset_type(number) or 0)
            if kind is not None:
                checksum = str(self.catalogue.assets[number].get("checksum", ""))
                content = self._files.get(checksum.lower())
                self._notices["missing"] += content is None
                yield Attachment(checksum, kind, content)

    def _key(self, fields: _Fields) -> str:
        # Daylio counts from 1 again after a new installation: the minute keeps two diaries apart.
        key = f"entry:{fields.id}:{fields.local:%Y-%m-%dT%H:%M}"
        self._keys[key] += 1
        times = self._keys[key]
        return key if times == 1 else f"{key}:{times}"

    def _take_notice(self, fields: _Fields, mood: str) -> None:
        self._notices["offset"] += fields.offset_in_doubt
        self._notices["mood"] += not mood
        self._notices["scales"] += any(
            "scale" in name.lower() and value for name, value in fields.record.items()
        )
        self._notices["tag"] += sum(number not in self.catalogue.tags for number in fields.tags)
        self._notices.update(self.catalogue.asset_type(number) for number in fields.assets)


class _Fields:
    """What one record says, in the kinds expected; raises WrongField."""

    def __init__(self, record: object) -> None:
        if not isinstance(record, dict):
            raise WrongField("an entry")
        self.record: Record = record
        self.id = _needed(record, "id")
        self.local = _local_time(record)
        self.offset, self.offset_in_doubt = _utc_offset(record, self.local)
        self.mood = integer(record, "mood")
        self.title = string(record, "note_title").strip()
        self.note = string(record, "note").strip()
        self.tags = integers(record, "tags")
        self.assets = integers(record, "assets")
        self.starred = truth(record, "isFavorite")


def _needed(record: Record, name: str) -> int:
    value = integer(record, name)
    if value is None:
        raise WrongField(name)
    return value


def _local_time(record: Record) -> datetime:
    year, month, day, hour, minute = (
        _needed(record, name) for name in ("year", "month", "day", "hour", "minute")
    )
    try:
        return datetime(year, month + 1, day, hour, minute)  # noqa: DTZ001 - wall time; months count from 0
    except (ValueError, OverflowError):
        raise WrongField("date and time") from None


def _utc_offset(record: Record, local: datetime) -> tuple[int | None, bool]:
    """Return the minutes east of UTC where the record's own instant agrees, and whether they are in doubt."""
    milliseconds, instant = integer(record, "timeZoneOffset"), integer(record, "datetime")
    if milliseconds is None:
        return None, False
    offset, rest = divmod(milliseconds, MILLISECONDS_A_MINUTE)
    agrees = rest == 0 and abs(offset) <= LARGEST_OFFSET_MINUTES
    if instant is not None:
        agrees &= instant // MILLISECONDS_A_MINUTE + offset == (local - EPOCH) // timedelta(minutes=1)
    return (offset, False) if agrees else (None, True)
