"""When to be reminded: at times of the day, before planned sessions, never in the quiet hours.

Nothing here knows what is written; a reminder only says that it is time. Off unless the person chose times.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.domain.session import Session
    from carejournal.services.planning import Planning

TOO_LATE = timedelta(minutes=30)
"""After so long, for example because the computer slept, a reminder is let go."""
BEFORE_A_SESSION = timedelta(hours=1)
LOOKING_AHEAD = timedelta(days=2)


class Occasion(Enum):
    """What a reminder is about."""

    JOURNAL = auto()
    SESSION = auto()


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """When to be reminded; `quiet` are hours from and until, also over midnight, or None."""

    times: tuple[time, ...] = ()
    quiet: tuple[time, time] | None = None
    sessions: bool = False

    @property
    def is_off(self) -> bool:
        """Whether there is never a reminder."""
        return not self.times and not self.sessions

    def is_quiet(self, at: time) -> bool:
        """Return whether a time of the day lies in the quiet hours, their end left out."""
        if self.quiet is None:
            return False
        start, end = self.quiet
        return start <= at < end if start <= end else at >= start or at < end

    def as_text(self) -> str:
        """Return the plan as a setting keeps it."""
        times = " ".join(f"{each:%H:%M}" for each in self.times)
        quiet = f"{self.quiet[0]:%H:%M}-{self.quiet[1]:%H:%M}" if self.quiet else ""
        return f"{times};{quiet};{'sessions' if self.sessions else ''}"


OFF = ReminderPlan()


def plan_from(text: str) -> ReminderPlan:
    """Return the plan that as_text() wrote; one that cannot be read is off."""
    try:
        times, quiet, sessions = text.split(";")
        hours = tuple(time.fromisoformat(each) for each in quiet.split("-")) if quiet else ()
        return ReminderPlan(
            tuple(sorted({time.fromisoformat(each) for each in times.split()})),
            (hours[0], hours[1]) if hours else None,
            sessions == "sessions",
        )
    except (ValueError, IndexError):
        return OFF


def due(
    plan: ReminderPlan, since: datetime, now: datetime, sessions: Iterable[Session] = ()
) -> set[Occasion]:
    """Return what falls due after `since` and until `now`, both local wall time, and is not too late yet."""
    since = max(since, now - TOO_LATE)
    found: set[Occasion] = set()
    if plan.is_quiet(now.time()):
        return found
    days = {since.date(), now.date()}
    if any(since < datetime.combine(day, at) <= now for day in days for at in plan.times):
        found.add(Occasion.JOURNAL)
    if plan.sessions and any(since < each.moment.local - BEFORE_A_SESSION <= now for each in sessions):
        found.add(Occasion.SESSION)
    return found


def upcoming_sessions(planning: Planning, now: datetime) -> list[Session]:
    """Return the planned sessions of the next two days whose time is known, soonest first."""
    return [each for each in planning.upcoming((now + LOOKING_AHEAD).date()) if each.moment.time_known]
