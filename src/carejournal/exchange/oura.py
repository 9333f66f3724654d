"""Oura's sleep, from the export of one's account and from the older table of trends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.exchange.csv_rows import Row, column_names, rows
from carejournal.exchange.gathering import Unreadable
from carejournal.exchange.instants import Instant, instant
from carejournal.exchange.records import FormatName, Found, Skipped
from carejournal.exchange.sleep_found import SleepFile
from carejournal.exchange.sleeps import Sleep

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.exchange.source import Source

NAMES = {
    "begin": ("bedtime_start", "bedtime start"),
    "end": ("bedtime_end", "bedtime end"),
    "asleep": ("total_sleep_duration", "total sleep duration"),
    "in_bed": ("time_in_bed", "total bedtime"),
}
"""What the export and the older trends call the same; matched trimmed and case-folded."""
NOT_RECORDED = frozenset({"", "none", "null", "n/a"})
NAP_TYPES = frozenset({"late_nap", "rest"})
UNCOUNTED_TYPES = frozenset({"deleted"})


class Oura:
    """The file sleepmodel.csv or …_trends.csv, alone or in a zip file or folder."""

    name = FormatName.OURA

    def recognises(self, source: Source) -> bool:
        """Whether a table in it has Oura's columns of bedtime and sleep."""
        return _table(source) is not None

    def read(self, source: Source) -> Found:
        """Return nights and naps."""
        gathered = SleepFile(self.name, "Oura")
        table = _table(source)
        assert table is not None
        needed = {_column(table, which) for which in ("begin", "end", "asleep")}
        for row in rows(table, frozenset(needed)):
            if isinstance(row, Skipped):
                gathered.skip(row.where, row.reason)
            elif row.cells.get("type", "").strip() not in UNCOUNTED_TYPES:
                gathered.take(row.where, _sleep, row)
        for warning in table.warnings:
            gathered.warn(warning)
        return gathered.found()


def _table(source: Source) -> Source | None:
    if not (source.is_zip or source.is_folder):
        return source if _is_oura(source) else None
    names = [name for name in source.members if name.casefold().endswith((".csv",))]
    likely = [name for name in names if "sleepmodel" in name.casefold() or "trends" in name.casefold()]
    return next((each for each in map(source.member, likely[:5]) if _is_oura(each)), None)


def _is_oura(source: Source) -> bool:
    columns = set(column_names(source))
    return all(columns & set(NAMES[which]) for which in ("begin", "end", "asleep"))


def _column(table: Source, which: str) -> str:
    columns = set(column_names(table))
    return next(name for name in NAMES[which] if name in columns)


def _sleep(row: Row) -> Sleep | None:
    cells = row.cells
    asleep = _seconds(cells, "asleep")
    if asleep is None:
        return None  # the ring was not worn: not recorded, never zero
    kind = cells.get("type", "").strip()
    in_bed = _seconds(cells, "in_bed")
    return Sleep(
        device="",
        begin=_time(cells, "begin"),
        end=_time(cells, "end"),
        minutes=asleep / 60,
        in_bed_minutes=None if in_bed is None else in_bed / 60,
        nap=kind in NAP_TYPES if kind else None,
        record=dict(cells),
    )


def _cell(cells: Mapping[str, str], which: str) -> str:
    return next((cells[name].strip() for name in NAMES[which] if name in cells), "")


def _time(cells: Mapping[str, str], which: str) -> Instant:
    try:
        return instant(_cell(cells, which))
    except ValueError:
        raise Unreadable("The times of going to bed and getting up could not be read.") from None


def _seconds(cells: Mapping[str, str], which: str) -> float | None:
    text = _cell(cells, which)
    if text.casefold() in NOT_RECORDED:
        return None
    seconds = float(text)
    if not 0 <= seconds <= 24 * 3600:
        raise Unreadable("The duration is no duration of a sleep.")
    return seconds
