"""Google Fit's sessions of sleep, as Google Takeout packs them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carejournal.exchange.gathering import Notice
from carejournal.exchange.instants import HOME_ZONE, Instant, instant, instant_at_home
from carejournal.exchange.json_records import Record, records, string
from carejournal.exchange.packed_json import holds_json, json_files
from carejournal.exchange.questions import NO_ANSWERS, Answers
from carejournal.exchange.records import FormatName, Found
from carejournal.exchange.sleep_found import SleepFile
from carejournal.exchange.sleeps import Sleep

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

MARK = b'"fitnessActivity"'
ASLEEP = ("sleep", "sleep.light", "sleep.deep", "sleep.rem")
OFFSET_IN_NAME = re.compile(r"T\d\d_\d\d_\d\d(?:\.\d+)?([+-])(\d\d)_(\d\d)")
OTHERS = Notice("{n} other activity was left out.", "{n} other activities were left out.")


class GoogleFit:
    """A session file, or the zip file or folder that holds one for each session."""

    name = FormatName.GOOGLE_FIT

    def recognises(self, source: Source) -> bool:
        """Whether a file in it tells of a fitness activity."""
        return holds_json(source, MARK, "")

    def read(self, source: Source) -> Found:
        """Return the sessions of sleep; other activities are passed over."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return what read() does, with the device chosen where several recorded one night."""
        gathered = SleepFile(self.name, "Google Fit")
        others = 0
        for name, root in json_files(source, MARK, ""):
            if isinstance(root, dict) and not str(root.get("fitnessActivity")).startswith("sleep"):
                others += 1
                continue
            offset = _offset_in(name or source.name)
            if offset is None:
                gathered.warn(HOME_ZONE)
            gathered.take(name.rsplit("/", 1)[-1] or "the file", _sleep, root, offset)
        if others:
            gathered.warn(OTHERS.of(others))
        return gathered.found(answers)


def _sleep(root: object, offset: int | None) -> Sleep:
    if not isinstance(root, dict):
        raise TypeError
    begin, end = (_time(root, name, offset) for name in ("startTime", "endTime"))
    segments = records(root, "segment")
    asleep = [each for each in segments if each.get("fitnessActivity") in ASLEEP]
    stretches = tuple(
        (_time(each, "startTime", offset).second, _time(each, "endTime", offset).second) for each in asleep
    )
    if any(first > last for first, last in stretches):
        raise ValueError
    return Sleep(
        device=string(root, "name") or string(root, "packageName"),
        begin=begin,
        end=end,
        asleep=stretches if segments else ((begin.second, end.second),),
        in_bed_minutes=(end.second - begin.second) / 60,
        record=root,
    )


def _time(record: Record, name: str, offset: int | None) -> Instant:
    text = string(record, name)
    return instant_at_home(text) if offset is None else Instant(instant(text).second, offset)


def _offset_in(name: str) -> int | None:
    """Return the minutes east of UTC that the file's name tells, None where it does not."""
    match = OFFSET_IN_NAME.search(name)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3])
    return -minutes if match[1] == "-" else minutes
