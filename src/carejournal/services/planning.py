"""Sessions that are still to come: planned in series, what is next, and what has just passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.repeat import MOST_OCCURRENCES, Repeat, Rule, occurrences
from carejournal.domain.session import Session, Status
from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History
from carejournal.services.new_id import new_id
from carejournal.services.one_step import OneStep, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock

ASKED_FOR_DAYS = 14
"""So long after a planned session it is still asked how it was."""


class Planning:
    """Plans sessions, ends series and tells what is next."""

    def __init__(self, journal: Journal, history: History, changes: Changes, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._together = OneStep(journal, history, changes, clock)

    def upcoming(self, until: date | None = None) -> list[Session]:
        """Return what is planned and not over yet, soonest first, up to a day where one is given."""
        return [
            session
            for session in self._planned()
            if is_to_come(session, self._clock()) and (until is None or session.moment.day <= until)
        ]

    def passed(self) -> list[Session]:
        """Return what was planned in the last ASKED_FOR_DAYS days and is over, newest first."""
        now = self._clock()
        since = now.date() - timedelta(days=ASKED_FOR_DAYS)
        return [s for s in reversed(self._planned()) if not is_to_come(s, now) and s.moment.day >= since]

    def plan(
        self, first: Session, rule: Rule, days: Iterable[date], *, replaces: Session | None = None
    ) -> list[Session]:
        """Plan sessions like `first` on these days at its time, as one series and one step; return them.

        What the sessions say of how it was is not copied: it has not been yet. A single planned session
        that one of them `replaces` becomes that one.
        """
        series, like = new_id(), _still_to_come(first)
        planned = [
            replace(
                like,
                id=new_id(),
                moment=on_day(first.moment, day),
                recorded_at=self._clock(),
                repeat=Repeat(series, rule, day),
            )
            for day in sorted(set(days))[:MOST_OCCURRENCES]
        ]
        if replaces is not None and replaces.status is Status.PLANNED and replaces.repeat is None:
            planned = [_in_place_of(replaces, each) for each in planned]
        self._write(planned)
        return planned

    def plan_on(self, last: Session, until: date) -> list[Session]:
        """Plan the series of a session on after its last day until another one; return what was added.

        They are at the time of the last one that was not moved to another day.
        """
        assert last.repeat is not None
        of_series = self.series_of(last)
        repeats = [session.repeat for session in of_series if session.repeat is not None]
        first, after = min(r.day for r in repeats), max(r.day for r in repeats)
        like, rule = _still_to_come(of_series[-1]), last.repeat.rule
        in_place = [each for each in of_series if each.repeat and each.repeat.day == each.moment.day]
        at = (in_place or of_series)[-1].moment
        days = occurrences(rule, first, until, after)
        added = [
            replace(
                like,
                id=new_id(),
                moment=on_day(at, day),
                recorded_at=self._clock(),
                repeat=replace(last.repeat, day=day),
            )
            for day in days
        ]
        self._write(added)
        return added

    def series_of(self, session: Session) -> list[Session]:
        """Return the sessions of a session's series, oldest first; none where it is of no series."""
        if session.repeat is None:
            return []
        series = session.repeat.series
        return [s for s in self._journal.sessions.all() if s.repeat is not None and s.repeat.series == series]

    def end_series(self, session: Session) -> int:
        """Move the session and the later planned ones of its series to the trash, in one step."""
        later = [
            each
            for each in self.series_of(session)
            if each.status is Status.PLANNED and each.moment.local >= session.moment.local
        ]
        turns = [Turn(self._journal.sessions, Subject.SESSIONS, each.id, each, None) for each in later]
        self._together.take(Action.SERIES_ENDED, turns)
        return len(later)

    def _write(self, sessions: Sequence[Session]) -> None:
        store = self._journal.sessions
        turns = [Turn(store, Subject.SESSIONS, each.id, store.get(each.id), each) for each in sessions]
        self._together.take(Action.SESSIONS_PLANNED, turns)

    def _planned(self) -> list[Session]:
        return [session for session in self._journal.sessions.all() if session.status is Status.PLANNED]


def is_to_come(session: Session, now: datetime) -> bool:
    """Return whether a session is planned and not over yet; one without a time is over after its day."""
    if session.status is not Status.PLANNED:
        return False
    if not session.moment.time_known:
        return session.moment.day >= now.date()
    offset = now.utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    return session.moment.to_utc(minutes) + timedelta(minutes=session.minutes or 0) > now


def on_day(moment: Moment, day: date) -> Moment:
    """Return the same time of day on another day, with the offset that this computer's time zone has then."""
    if not moment.time_known:
        return Moment.on(day)
    local = datetime.combine(day, moment.local.time())
    return Moment.of(local.astimezone()) if moment.utc_offset is not None else Moment(local)


def _in_place_of(single: Session, planned: Session) -> Session:
    """Return the single session as one of the series where both are on the same day, else the planned one."""
    same_day = single.moment.day == planned.moment.day
    return replace(single, repeat=planned.repeat) if same_day else planned


def _still_to_come(session: Session) -> Session:
    """Return a planned session like the given one, without anything that says how it was."""
    return Session(
        session.id,
        session.kind,
        session.moment,
        session.method,
        session.minutes,
        session.provider,
        session.place,
        online=session.online,
        status=Status.PLANNED,
        cost=session.cost,
        private=session.private,
    )
