"""Sleep as Android's export: a table whose heading comes again before each record, with other columns."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from carejournal.exchange.gathering import Unreadable
from carejournal.exchange.instants import HOME_ZONE, from_milliseconds
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.records import FormatName, Found, FoundReading
from carejournal.exchange.sleep_found import SleepFile
from carejournal.exchange.sleeps import Sleep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carejournal.exchange.source import Source

HEADING = "Id,Tz,From,To"
PLAIN_COLUMNS = 15
NEW_LINE = re.compile(r" ?\\n ?")
HASHTAG = re.compile(r"(?:^|(?<=\s))#([^\W\d]\w*)")
HIGHEST_RATING = 5.0
LONGEST_RECORD = 4 << 20
"""Characters: a night's movements, one number for each few minutes, are far fewer."""
MEMBER = "sleep-export.csv"


class SleepAsAndroid:
    """The file sleep-export.csv, alone or in the zip file of a backup."""

    def __init__(self, name: FormatName, *, packed: bool) -> None:
        self.name = name
        self._packed = packed

    def recognises(self, source: Source) -> bool:
        """Whether it begins with the heading."""
        if (source.is_zip or source.is_folder) is not self._packed:
            return False
        table = _table(source)
        return table is not None and _is_heading(table.opening.lstrip("\ufeff \r\n"))

    def read(self, source: Source) -> Found:
        """Return nights and naps, with rating, comment and the hashtags in it as tags."""
        table = _table(source)
        assert table is not None
        gathered = SleepFile(self.name, "Sleep as Android")
        for number, record in enumerate(_records(table), start=1):
            gathered.take(f"record {number}", _sleep, record, gathered)
        for warning in table.warnings:
            gathered.warn(warning)
        return gathered.found()


ALONE = SleepAsAndroid(FormatName.SLEEP_AS_ANDROID, packed=False)
PACKED = SleepAsAndroid(FormatName.SLEEP_AS_ANDROID_ZIP, packed=True)


def _table(source: Source) -> Source | None:
    if not (source.is_zip or source.is_folder):
        return source
    name = next((name for name in source.members if name.rsplit("/", 1)[-1] == MEMBER), None)
    return source.member(name) if name else None


def _records(table: Source) -> Iterator[Mapping[str, str]]:
    """Yield each record's cells by the names of the heading above it; the first column of a name counts."""
    names: list[str] = []
    for line in table.lines():
        text = line.strip("\r\n")
        if not text or len(text) > LONGEST_RECORD:
            continue
        cells = next(csv.reader([text]), [])
        if _is_heading(text.lstrip()):
            names = [cell.strip() for cell in cells]
        else:
            told = min(len(names), len(cells))
            yield dict(zip(reversed(names[:told]), reversed(cells[:told]), strict=True))


def _is_heading(text: str) -> bool:
    return text.replace('"', "").startswith(HEADING)


def _sleep(record: Mapping[str, str], gathered: SleepFile) -> Sleep:
    try:
        zone = ZoneInfo(record["Tz"]) if record["Tz"] else None
    except (ValueError, LookupError, OSError):
        zone = None
    if zone is None:
        gathered.warn(HOME_ZONE)
    start = int(record["Id"][:20])
    hours = float(record["Hours"])
    if not 0 < hours <= 24:  # noqa: PLR2004 - a day
        raise Unreadable("It has no length of a sleep.")
    # The hours are rounded to about four seconds, so the end is known to the minute.
    begin, end = (from_milliseconds(start + 60_000 * minute, zone) for minute in (0, round(hours * 60)))
    comment = NEW_LINE.sub("\n", record.get("Comment", "")).strip()
    rating = _number(record.get("Rating"))
    adjust = _number(record.get("LenAdjust"))
    rated = 0 < rating <= HIGHEST_RATING
    minutes = hours * 60 + (adjust if adjust < -1 else 0)
    return Sleep(
        device="",
        begin=begin,
        end=end,
        minutes=max(round(minutes), 0),
        readings=(FoundReading("Sleep quality", rating, 0.0, HIGHEST_RATING),) if rated else (),
        note=from_plain(comment),
        tags=tuple(HASHTAG.findall(comment)),
        record={name: cell for name, cell in record.items() if name[:1].isalpha()},
    )


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
