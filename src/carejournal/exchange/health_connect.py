"""Health Connect's export from Android: a database with the sleep of every app that shared it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from carejournal.exchange.instants import Instant, from_milliseconds, with_offset
from carejournal.exchange.limits import MOST_PARTS, refuse_more_than
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.mindful_days import mindful_days
from carejournal.exchange.questions import NO_ANSWERS, Answers
from carejournal.exchange.records import FormatName, Found
from carejournal.exchange.sleep_found import UNREADABLE, SleepFile
from carejournal.exchange.sleeps import Sleep, Stretch
from carejournal.exchange.sqlite_tables import SIGNATURE, Row, Tables, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.exchange.source import Source

SESSIONS, STAGES, APPS = "sleep_session_record_table", "sleep_stages_table", "application_info_table"
MINDFUL = "mindfulness_session_record_table"
ASLEEP_STAGES = frozenset({2, 4, 5, 6})
"""Sleeping, light, deep, REM; the others are unknown, awake and out of bed."""
STAGE_COLUMNS = ("parent_key", "stage_start_time", "stage_end_time", "stage_type")
SESSION_COLUMNS = (
    "row_id", "app_info_id", "start_time", "start_zone_offset", "end_time", "end_zone_offset",
    "notes", "title",
)  # fmt: skip


class HealthConnect:
    """The database health_connect_export.db, alone or in the zip file that Android makes."""

    name = FormatName.HEALTH_CONNECT

    def recognises(self, source: Source) -> bool:
        """Whether it is a database that names Health Connect's table of sleep."""
        return any(True for _ in _databases(source))

    def read(self, source: Source) -> Found:
        """Return the nights and naps of every app; raises Refusal where the database is damaged."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return what read() does, with the device chosen where several recorded one night."""
        reading = _Reading(SleepFile(self.name, "Health Connect"))
        for database in _databases(source):
            read_tables(database, reading)
        return reading.gathered.found(answers)


def _databases(source: Source) -> Iterator[Source]:
    if source.is_zip or source.is_folder:
        names = [name for name in source.members if name.casefold().endswith(".db")]
        candidates = [source.member(name) for name in names[:3]]
    else:
        candidates = [source]
    for each in candidates:
        if each.head.startswith(SIGNATURE) and _has_sleep(each):
            yield each


def _has_sleep(source: Source) -> bool:
    answer = False

    def look(tables: Tables) -> None:
        nonlocal answer
        answer = SESSIONS in tables.names

    read_tables(source, look)
    return answer


class _Reading:
    """Reads the tables once; called with them."""

    def __init__(self, gathered: SleepFile) -> None:
        self.gathered = gathered

    def __call__(self, tables: Tables) -> None:
        apps = {
            row.get("row_id"): str(row.get("app_name") or row.get("package_name") or "")
            for row in tables.rows(APPS, ("row_id", "app_name", "package_name"))
        }
        stages: defaultdict[Any, list[Stretch]] = defaultdict(list)
        for number, row in enumerate(tables.rows(STAGES, STAGE_COLUMNS)):
            refuse_more_than(MOST_PARTS, number, "stages of sleep")
            if row.get("stage_type") in ASLEEP_STAGES:
                begin, end = row.get("stage_start_time"), row.get("stage_end_time")
                if isinstance(begin, int) and isinstance(end, int) and begin < end:
                    stages[row.get("parent_key")].append((begin // 1000, end // 1000))
        for place, row in enumerate(tables.rows(SESSIONS, SESSION_COLUMNS), start=1):
            app = apps.get(row.get("app_info_id"), "")
            own = stages.get(row.get("row_id"), [])
            self.gathered.take(f"sleep number {place}", _sleep, row, app, own)
        self._mindful(tables, apps)

    def _mindful(self, tables: Tables, apps: dict[Any, str]) -> None:
        held: list[tuple[Instant, Instant, str]] = []
        for place, row in enumerate(tables.rows(MINDFUL, SESSION_COLUMNS), start=1):
            try:
                held.append((_time(row, "start"), _time(row, "end"), apps.get(row.get("app_info_id"), "")))
            except UNREADABLE:
                self.gathered.skip(f"mindful session number {place}", "Its times could not be read.")
        self.gathered.others += mindful_days(held)


def _sleep(row: Row, app: str, stages: list[Stretch]) -> Sleep:
    begin, end = _time(row, "start"), _time(row, "end")
    inside = tuple(
        (max(first, begin.second), min(last, end.second))
        for first, last in stages
        if first < end.second and last > begin.second
    )
    title, notes = (str(row.get(name) or "").strip() for name in ("title", "notes"))
    return Sleep(
        device=app,
        begin=begin,
        end=end,
        # A session without stages says only when somebody slept: the whole of it counts.
        asleep=inside if stages else ((begin.second, end.second),),
        note=from_plain(notes),
        record={"title": title} if title else {},
    )


def _time(row: Row, which: str) -> Instant:
    milliseconds, offset = row[f"{which}_time"], row.get(f"{which}_zone_offset")
    if not isinstance(milliseconds, int):
        raise TypeError
    return with_offset(milliseconds, offset) if isinstance(offset, int) else from_milliseconds(milliseconds)
