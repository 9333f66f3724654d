"""Plees Tracker's table of sleeps: beginning, end and stars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.exchange.csv_rows import Row, column_names, rows
from carejournal.exchange.instants import HOME_ZONE, from_milliseconds
from carejournal.exchange.records import FormatName, Found, FoundReading, Skipped
from carejournal.exchange.sleep_found import SleepFile
from carejournal.exchange.sleeps import Sleep

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

COLUMNS = frozenset({"sid", "start", "stop", "rating"})
MOST_STARS = 5.0


class PleesTracker:
    """A CSV file with the columns sid, start, stop and rating."""

    name = FormatName.PLEES_TRACKER

    def recognises(self, source: Source) -> bool:
        """Whether the heading has its columns."""
        return not source.is_zip and not source.is_folder and set(column_names(source)) >= COLUMNS

    def read(self, source: Source) -> Found:
        """Return nights and naps; the file does not tell the time zone."""
        gathered = SleepFile(self.name, "PleesTracker")
        for row in rows(source, COLUMNS):
            if isinstance(row, Skipped):
                gathered.skip(row.where, row.reason)
            else:
                gathered.take(row.where, _sleep, row)
        for warning in (*source.warnings, HOME_ZONE):
            gathered.warn(warning)
        return gathered.found()


def _sleep(row: Row) -> Sleep:
    begin, end = (from_milliseconds(int(row.cells[name].strip()[:20])) for name in ("start", "stop"))
    rating = float(row.cells["rating"] or 0)
    rated = 0 < rating <= MOST_STARS
    return Sleep(
        device="",
        begin=begin,
        end=end,
        asleep=((begin.second, end.second),),
        readings=(FoundReading("Sleep quality", rating, 0.0, MOST_STARS),) if rated else (),
        note=row.cells.get("comment", "").strip(),
        record=dict(row.cells),
    )
