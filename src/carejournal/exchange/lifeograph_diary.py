"""Lifeograph's diaries, as its versions from 2 on write them (file format 3000 and later)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.exchange.gathering import Gathering, Notice, Unreadable
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.markdown_text import with_line_breaks
from carejournal.exchange.records import FormatName, Found, FoundEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.exchange.source import Source

SIGNATURE = "LIFEOGRAPHDB"
OLDEST = 3000
FAVOURITE, TRASHED, DATE = 2, 3, 17
"""Where an entry's line has its flags and its date."""
PARAGRAPH_TEXT = {"D": 3}
"""Where a paragraph's text begins after this letter; after the flags in full it is DATE."""
DATE_DIGITS = re.compile(r"(\d{8})0(\d{6})")
IN_TRASH = Notice(
    "{n} entry from the diary’s trash was left out.", "{n} entries from the diary’s trash were left out."
)


@dataclass
class _Record:
    number: int
    id: str
    line: str = ""
    paragraphs: list[str] = field(default_factory=list)


class LifeographDiary:
    """A text file of lines, each beginning with what it is."""

    name = FormatName.LIFEOGRAPH

    def recognises(self, source: Source) -> bool:
        """Whether the first line says so."""
        return not source.members and source.opening.split("\n", 1)[0].strip() == SIGNATURE

    def read(self, source: Source) -> Found:
        """Return every entry that is not in the trash; raises Refusal for an encrypted or older diary."""
        lines = source.text().splitlines()
        header = {line[:2].strip(): line[2:].strip() for line in lines[:4] if line[1:2] == " "}
        if header.get("E", "n").startswith("y"):
            raise Refusal("This diary is encrypted; please save an unencrypted copy of it in Lifeograph.")
        version = header.get("V", "")
        if not (version.isascii() and version.isdigit() and len(version) < 9 and int(version) >= OLDEST):  # noqa: PLR2004 - more digits than versions have
            raise Refusal("This diary is of an older form; please open and save it in Lifeograph once.")
        gathering = Gathering()
        for record in _records(lines):
            with gathering.reading(f"line {record.number}"):
                if record.line[TRASHED : TRASHED + 1] == "T":
                    gathering.notice(IN_TRASH)
                else:
                    gathering.add(_entry(record))
        gathering.warn(*source.warnings)
        return gathering.found(self.name, "Lifeograph")


def _records(lines: list[str]) -> Iterator[_Record]:
    record: _Record | None = None
    for number, line in enumerate(lines, start=1):
        if line.startswith("ID"):
            if record is not None and record.line:
                yield record
            record = _Record(number, line[2:].strip())
        elif record is not None and line.startswith("E ") and not record.line:
            record.line = line
        elif record is not None and record.line and line.startswith("Ep"):
            record.paragraphs.append(line[PARAGRAPH_TEXT.get(line[2:3], DATE) :])
    if record is not None and record.line:
        yield record


def _entry(record: _Record) -> FoundEntry:
    moment = _moment(record.line[DATE:])
    title, body = ([*record.paragraphs, ""])[0], "\n".join(record.paragraphs[1:])
    return FoundEntry(
        key=f"entry:{record.id}:{moment}",
        moment=moment,
        title=title.strip(),
        note=with_line_breaks(body.strip()),
        starred=record.line[FAVOURITE : FAVOURITE + 1] == "F",
        record=compact_json({"id": record.id, "entry": record.line, "paragraphs": record.paragraphs}),
    )


def _moment(text: str) -> Moment:
    """Return the moment of year, month, day, a zero and the time; midnight says that no time is known."""
    match = DATE_DIGITS.match(text)
    if match is None:
        raise Unreadable("The entry has no date that exists.")
    try:
        moment = Moment(datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S"))  # noqa: DTZ007 - wall time
    except ValueError:
        raise Unreadable("The entry has no date that exists.") from None
    return moment if match[2].strip("0") else Moment.on(moment.day)
