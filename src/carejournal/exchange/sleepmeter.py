"""Sleepmeter's export: sections of a table whose quotation marks are not escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carejournal.exchange.gathering import Unreadable
from carejournal.exchange.instants import instant
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.records import FormatName, Found, FoundReading
from carejournal.exchange.sleep_found import SleepFile
from carejournal.exchange.sleeps import Sleep

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

HEADING = "wake,sleep,bedtime,holes,type,dreams,aid,hindrances,tags,quality,notes"
NAMES = HEADING.split(",")
TAG_HEADING = "custom_"
HOLE = re.compile(r"(\d{1,4})-(\d{1,4})")
NAP_TYPE = "NAP"
HIGHEST_QUALITY = 10.0
LONGEST_LINE = 1 << 20


class Sleepmeter:
    """A file with the heading of Sleepmeter's history of sleep."""

    name = FormatName.SLEEPMETER

    def recognises(self, source: Source) -> bool:
        """Whether one of the first lines is the heading."""
        if source.is_zip or source.is_folder:
            return False
        return any(line.strip() == HEADING for line in source.opening.splitlines())

    def read(self, source: Source) -> Found:
        """Return nights and naps with quality, notes and the person's own tags."""
        gathered = SleepFile(self.name, "Sleepmeter")
        own: dict[str, str] = {}
        in_history = False
        for number, line in enumerate(source.lines(), start=1):
            text = line.strip("\r\n")
            if text == HEADING:
                in_history = True
            elif not in_history:
                key, comma, name = text.partition(",")
                if comma and key.upper().startswith(TAG_HEADING.upper()):
                    own[key] = name.strip().strip('"')
            elif text.strip():
                gathered.take(f"line {number}", _sleep, text, own)
        for warning in source.warnings:
            gathered.warn(warning)
        return gathered.found()


def _sleep(text: str, own: dict[str, str]) -> Sleep:
    # Only the last cell can hold commas, and its quotation marks are its own: no CSV reader would do.
    cells = text.split(",", len(NAMES) - 1) if len(text) <= LONGEST_LINE else []
    if len(cells) != len(NAMES):
        raise Unreadable("The row has fewer columns than the heading.")
    row = dict(zip(NAMES, cells, strict=True))
    end, begin = (instant(row[name].strip('"')) for name in ("wake", "sleep"))
    awake = sum(
        int(last) - int(first) for first, last in HOLE.findall(row["holes"]) if int(last) > int(first)
    )
    bedtime = row["bedtime"].strip('"')
    in_bed = (end.second - instant(bedtime).second) / 60 if bedtime else 0.0
    quality = float(row["quality"] or -1)
    note = row["notes"].strip()
    note = note[1:-1] if len(note) > 1 and note[0] == note[-1] == '"' else note
    words = [word for name in ("aid", "hindrances") for word in row[name].split("|")]
    tags = [own.get(word, word.capitalize()) for word in (*words, *row["tags"].split("|")) if word]
    return Sleep(
        device="",
        begin=begin,
        end=end,
        minutes=max((end.second - begin.second) / 60 - awake, 0.0),
        in_bed_minutes=in_bed if 0 < in_bed <= 24 * 60 else None,
        nap=row["type"].strip().upper() == NAP_TYPE,
        readings=(
            (FoundReading("Sleep quality", quality, 0.0, HIGHEST_QUALITY),)
            if 0 <= quality <= HIGHEST_QUALITY
            else ()
        ),
        note=from_plain(note),
        tags=tuple(tags),
        record=row,
    )
