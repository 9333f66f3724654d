"""Appointments brought in from a calendar's file: looked at first, then written as one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.origin import Import, Origin
from carejournal.domain.period import Period
from carejournal.domain.session import Session, Status
from carejournal.exchange.calendar_file import CalendarSeries, FoundCalendar, Occurrence, read_calendar
from carejournal.exchange.fingerprints import digest
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.source import Source
from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History, Step
from carejournal.services.new_id import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock

__all__ = ["FILTER_WORDS", "PROGRAM", "CalendarSeries", "Calendars", "FoundCalendar"]

PROGRAM = "iCalendar"
YEARS_BACK, DAYS_AHEAD = 2, 366
FILTER_WORDS = ("therap", "massage", "counsel", "physio", "psych", "beratung", "acupunct", "akupunkt")
"""Beginnings of words by which series are offered first."""


class Calendars:
    """Reads .ics files and writes the chosen series as sessions."""

    def __init__(self, journal: Journal, history: History, changes: Changes, clock: Clock) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes
        self._clock = clock

    def look_at(self, path: Path) -> FoundCalendar:
        """Return the series of a file from two years back to a year ahead; touches no journal."""
        return read_calendar(Source.open(path).read(), window(self._clock().date()))

    def new_of(self, series: Sequence[CalendarSeries], *, past: bool) -> list[Occurrence]:
        """Return what a journal lacks of the series; what is over only where `past` is wanted."""
        known, _ = self._journal.origins.known(PROGRAM)
        today = self._clock().date()
        return [
            each
            for one in series
            for each in one.occurrences
            if each.key not in known and (past or each.moment.day >= today)
        ]

    def bring_in(
        self, series: Sequence[CalendarSeries], kind: str, source_name: str, *, past: bool = False
    ) -> int:
        """Write the new appointments of the series as sessions of a kind, in one step; return how many.

        Those to come are planned, those of the past attended.
        """
        made = Import(new_id(), "ics", PROGRAM, source_name, self._clock())
        occurrences = self.new_of(series, past=past)
        sessions = tuple(self._session(each, kind, made) for each in occurrences)
        if not sessions:
            return 0
        copy, mark = JournalCopy(sessions=sessions, imports=(made,)), new_id()

        def write() -> None:
            with self._journal.transaction():
                self._journal.aside.make_room(copy, mark)
                self._journal.put_copy(copy)

        def turn(do: Callable[[], None]) -> None:
            do()
            self._changes.announce(Subject.SESSIONS)

        def take_back() -> None:
            with self._journal.transaction():
                self._journal.remove_copy(copy)
                self._journal.aside.back_in_place(mark)

        write()
        self._history.add(Step(Action.IMPORTED, lambda: turn(take_back), lambda: turn(write)))
        self._changes.announce(Subject.SESSIONS)
        return len(sessions)

    def _session(self, found: Occurrence, kind: str, made: Import) -> Session:
        record = {"summary": found.title, "location": found.place, "start": str(found.moment)}
        origin = Origin(made.id, PROGRAM, found.key, digest(found.key), compact_json(record))
        over = found.moment.day < self._clock().date()
        return replace(
            Session(new_id(), kind, found.moment, minutes=found.minutes, place=found.place, origin=origin),
            provider=found.title,
            status=Status.ATTENDED if over else Status.PLANNED,
            recorded_at=self._clock(),
        )


def window(today: date) -> Period:
    """Return the days that are looked at: endless series have no other end."""
    first, last = today - timedelta(days=YEARS_BACK * 365), today + timedelta(days=DAYS_AHEAD)
    return Period(first, last)
