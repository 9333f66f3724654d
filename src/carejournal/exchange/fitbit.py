"""Fitbit's sleep logs, as Google Takeout or Fitbit packs them, with the sleep scores beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.exchange.csv_rows import Row, column_names, rows
from carejournal.exchange.instants import instant, instant_at_home
from carejournal.exchange.json_records import compact_json, integer, string
from carejournal.exchange.packed_json import holds_json, json_files, place_in, records_of
from carejournal.exchange.records import FormatName, Found, FoundEntry, FoundReading, Skipped
from carejournal.exchange.sleep_found import SleepFile
from carejournal.exchange.sleeps import Sleep

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

MARK = b'"logId"'
HINT = "sleep-"
SCORE_COLUMNS = frozenset({"sleep_log_entry_id", "timestamp", "overall_score"})
SCORE = "Sleep score"
HIGHEST_SCORE = 100.0
TIMES_IN_UTC = "Times of waking are told in UTC; they were put into this computer's time zone."


class Fitbit:
    """Sleep logs: files sleep-….json, one alone or several in a zip file or folder."""

    name = FormatName.FITBIT

    def recognises(self, source: Source) -> bool:
        """Whether a file in it is a list of sleep logs."""
        return holds_json(source, MARK, HINT)

    def read(self, source: Source) -> Found:
        """Return nights and naps, with their scores where the export holds them too."""
        gathered = SleepFile(self.name, "Fitbit")
        scores = _scores_beside(source)
        known: set[object] = set()
        for name, root in json_files(source, MARK, HINT):
            if root is None:
                gathered.skip(name.rsplit("/", 1)[-1], "The file is damaged or incomplete.")
                continue
            for number, log in enumerate(records_of(root), start=1):
                gathered.take(place_in(name, number), _sleep, log, scores, known)
        return gathered.found()


def _sleep(log: object, scores: dict[str, float], known: set[object]) -> Sleep | None:
    if not isinstance(log, dict):
        raise TypeError
    identity = log.get("logId")
    if isinstance(identity, int) and identity in known:
        return None  # monthly files repeat the night between two months
    known.add(identity if isinstance(identity, int) else None)
    asleep = integer(log, "minutesAsleep")
    main = log.get("mainSleep")
    score = scores.get(str(identity))
    return Sleep(
        device="",
        begin=instant(string(log, "startTime")),
        end=instant(string(log, "endTime")),
        minutes=asleep,
        in_bed_minutes=integer(log, "timeInBed"),
        nap=not main if isinstance(main, bool) else None,
        readings=() if score is None else (FoundReading(SCORE, score, 0.0, HIGHEST_SCORE),),
        record=log,
    )


def _scores_beside(source: Source) -> dict[str, float]:
    """Return the scores by their log's number, where the same zip file or folder holds them."""
    scores: dict[str, float] = {}
    for name in source.members:
        if name.casefold().endswith("sleep_score.csv"):
            for row in rows(source.member(name), SCORE_COLUMNS):
                if isinstance(row, Row):
                    try:
                        scores[row.cells["sleep_log_entry_id"].strip()] = _score(row)
                    except ValueError:
                        continue
    return scores


class FitbitScore:
    """The file sleep_score.csv alone."""

    name = FormatName.FITBIT_SCORE

    def recognises(self, source: Source) -> bool:
        """Whether the heading has its columns."""
        return not source.is_zip and not source.is_folder and set(column_names(source)) >= SCORE_COLUMNS

    def read(self, source: Source) -> Found:
        """Return an entry for each scored night; its time is told in UTC."""
        entries: list[FoundEntry] = []
        skipped: list[Skipped] = []
        for row in rows(source, SCORE_COLUMNS):
            if isinstance(row, Skipped):
                skipped.append(row)
                continue
            try:
                entries.append(
                    FoundEntry(
                        f"score:{row.cells['sleep_log_entry_id'].strip()}:{row.cells['timestamp'].strip()}",
                        instant_at_home(row.cells["timestamp"]).moment,
                        readings=(FoundReading(SCORE, _score(row), 0.0, HIGHEST_SCORE),),
                        record=compact_json(dict(row.cells)),
                    )
                )
            except (ValueError, OverflowError, OSError):
                skipped.append(Skipped(row.where, "The time or the score could not be read."))
        unique = {entry.key: entry for entry in entries}
        return Found(
            self.name,
            "Fitbit",
            tuple(unique.values()),
            tuple(skipped),
            (
                *source.warnings,
                "Times of waking are told in UTC; they were put into this computer's time zone.",
            ),
        )


def _score(row: Row) -> float:
    score = float(row.cells["overall_score"])
    if not 0 <= score <= HIGHEST_SCORE:
        raise ValueError("no score")
    return score
