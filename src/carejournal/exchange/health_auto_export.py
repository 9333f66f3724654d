"""Health Auto Export's JSON: nights, and states of mind on a scale from unpleasant to pleasant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.exchange.instants import instant
from carejournal.exchange.json_records import Record, compact_json, parsed_json, records, string
from carejournal.exchange.records import FormatName, Found, FoundEntry, FoundReading
from carejournal.exchange.sleep_found import NOT_AS_EXPECTED, UNREADABLE, SleepFile
from carejournal.exchange.sleeps import Sleep

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

MARKS = (b'"stateOfMind"', b'"sleep_analysis"')
SLEEP_METRIC = "sleep_analysis"
ASLEEP = ("asleep", "core", "deep", "rem")


class HealthAutoExport:
    """The app's JSON file; known by its list of metrics or states of mind."""

    name = FormatName.HEALTH_AUTO_EXPORT

    def recognises(self, source: Source) -> bool:
        """Whether its beginning names them."""
        head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return head.startswith(b"{") and b'"data"' in head[:200] and any(mark in head for mark in MARKS)

    def read(self, source: Source) -> Found:
        """Return states of mind as mood, and nights; other metrics are counted and left out."""
        gathered = SleepFile(self.name, "Health Auto Export")
        root = parsed_json(source.text())
        data = root.get("data") if isinstance(root, dict) else None
        if isinstance(data, dict):
            for number, state in enumerate(records(data, "stateOfMind"), start=1):
                try:
                    gathered.others.append(_state(state))
                except UNREADABLE:
                    gathered.skip(f"state of mind number {number}", NOT_AS_EXPECTED)
            for metric in records(data, "metrics"):
                if metric.get("name") != SLEEP_METRIC:
                    gathered.warn(f"Other metrics, such as {str(metric.get('name'))[:40]}, were left out.")
                    continue
                for number, night in enumerate(records(metric, "data"), start=1):
                    gathered.take(f"night number {number}", _sleep, night)
        gathered.others[:] = {entry.key: entry for entry in gathered.others}.values()
        return gathered.found()


def _state(state: Record) -> FoundEntry:
    valence = state["valence"]
    if valence is None or not -1 <= _number(valence) <= 1:
        raise ValueError
    begin = instant(string(state, "start"))
    words = [*_texts(state.get("labels")), *_texts(state.get("associations"))]
    return FoundEntry(
        f"state:{string(state, 'id') or begin.second}",
        begin.moment,
        readings=(FoundReading("Mood", float(valence), -1.0, 1.0),),
        tags=tuple(words),
        record=compact_json(state),
    )


def _sleep(night: Record) -> Sleep:
    hours = [_number(night.get(name)) for name in ASLEEP]
    in_bed = _number(night.get("inBed"))
    return Sleep(
        device="",
        begin=instant(string(night, "sleepStart")),
        end=instant(string(night, "sleepEnd")),
        minutes=round(sum(hours) * 60, 1) if sum(hours) else None,
        in_bed_minutes=in_bed * 60 or None,
        record=night,
    )


def _number(value: object) -> float:
    """Return the number, 0 where there is none: the app writes both for what was not measured."""
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError
    return float(value)


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
