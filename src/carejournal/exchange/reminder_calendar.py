"""Reminders as a calendar file (RFC 5545): one event a day at each time, of no length, with an alarm."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def reminder_calendar(times: Iterable[time], first: date, words: str, made: datetime) -> bytes:
    """Return the file's bytes; `words` is all it says, and `made` the aware present time.

    The times have no time zone, so that they stay the same hour of the day wherever the person is. Brought in
    again, the events replace those of an earlier file.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Care Journal//Reminders//EN")
    calendar.add("version", "2.0")
    for at in sorted(set(times)):
        event = Event()
        event.add("uid", f"reminder-{at:%H%M}@carejournal.invalid")
        event.add("dtstamp", made)
        event.add("dtstart", datetime.combine(first, at))
        event.add("rrule", {"freq": "daily"})
        event.add("summary", words)
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words)
        alarm.add("trigger", timedelta(0))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
