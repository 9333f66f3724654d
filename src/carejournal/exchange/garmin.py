"""Garmin's sleep, from the export of one's whole account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.exchange.gathering import Notice
from carejournal.exchange.instants import HOME_ZONE, instant_at_home
from carejournal.exchange.json_records import Record, integer, string
from carejournal.exchange.packed_json import holds_json, json_files, place_in, records_of
from carejournal.exchange.records import FormatName, Found, FoundReading
from carejournal.exchange.sleep_found import SleepFile
from carejournal.exchange.sleeps import Sleep

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

MARK = b"sleepWindowConfirmationType"
HINT = "sleepdata"
STAGES = ("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")
HIGHEST_SCORE = 100
NO_SLEEP = Notice(
    "{n} day has no measured sleep; it stays not recorded.",
    "{n} days have no measured sleep; they stay not recorded.",
)


class Garmin:
    """Files …_sleepData.json, one alone or several in the zip file or folder of the account."""

    name = FormatName.GARMIN

    def recognises(self, source: Source) -> bool:
        """Whether a file in it is a list of Garmin's nights."""
        return holds_json(source, MARK, HINT)

    def read(self, source: Source) -> Found:
        """Return the nights; days without a measurement are counted, not taken for nights without sleep."""
        gathered = SleepFile(self.name, "Garmin")
        stubs = 0
        for name, root in json_files(source, MARK, HINT):
            if root is None:
                gathered.skip(name.rsplit("/", 1)[-1], "The file is damaged or incomplete.")
                continue
            for number, night in enumerate(records_of(root), start=1):
                if isinstance(night, dict) and "sleepStartTimestampGMT" not in night:
                    stubs += 1
                    continue
                gathered.take(place_in(name, number), _sleep, night)
        if gathered.sleeps:
            gathered.warn(HOME_ZONE)
        if stubs:
            gathered.warn(NO_SLEEP.of(stubs))
        return gathered.found()


def _sleep(night: object) -> Sleep:
    if not isinstance(night, dict):
        raise TypeError
    seconds = [integer(night, name) for name in STAGES]
    told = [each for each in seconds if each is not None]
    return Sleep(
        device="",
        begin=instant_at_home(string(night, "sleepStartTimestampGMT")),
        end=instant_at_home(string(night, "sleepEndTimestampGMT")),
        minutes=sum(told) / 60 if told else None,
        readings=_score(night),
        record=night,
    )


def _score(night: Record) -> tuple[FoundReading, ...]:
    scores = night.get("sleepScores")
    score = scores.get("overallScore") if isinstance(scores, dict) else None
    if not isinstance(score, (int, float)) or isinstance(score, bool) or not 0 <= score <= HIGHEST_SCORE:
        return ()
    return (FoundReading("Sleep score", score, 0.0, HIGHEST_SCORE),)
