"""Sessions as a calendar file (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from carejournal.domain.session import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carejournal.domain.session import Session

PRODUCT = "-//Care Journal//Sessions//EN"
ALL_DAY = timedelta(days=1)
STATUSES = {Status.PLANNED: "CONFIRMED", Status.CANCELLED: "CANCELLED"}
"""A calendar knows no missed appointment: that one, like the attended, is an event without a status."""


def calendar_file(sessions: Sequence[Session], kind_names: Mapping[str, str], stamp: datetime) -> bytes:
    """Return the sessions as events: kind, method, time and place, without notes, ratings or cost.

    `stamp` says when the file was made. A time whose offset is not known stays a floating one; a session of
    which only the day is known becomes an event of the whole day.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for session in sessions:
        event = Event()
        event.add("uid", f"{session.id}@carejournal")
        event.add("dtstamp", stamp.astimezone(UTC))
        name = kind_names.get(session.kind, session.kind)
        event.add("summary", f"{name} ({session.method})" if session.method else name)
        start = _start(session)
        event.add("dtstart", start)
        if not isinstance(start, datetime):
            if start < date.max:  # without an end it takes the whole day just so
                event.add("dtend", start + ALL_DAY)
        elif session.minutes is not None:
            event.add("duration", timedelta(minutes=session.minutes))
        if session.place:
            event.add("location", session.place)
        if session.status in STATUSES:
            event.add("status", STATUSES[session.status])
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _start(session: Session) -> datetime | date:
    moment = session.moment
    if not moment.time_known:
        return moment.day
    if moment.utc_offset is None:
        return moment.local
    aware = moment.local.replace(tzinfo=timezone(timedelta(minutes=moment.utc_offset)))
    return aware.astimezone(UTC)
