"""Reminders for the person's own calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.exchange.reminder_calendar import reminder_calendar

if TYPE_CHECKING:
    from datetime import datetime

    from carejournal.services.reminding import ReminderPlan


def reminder_file(plan: ReminderPlan, now: datetime, words: str) -> bytes:
    """Return the calendar file for the plan's times outside its quiet hours, from today on."""
    times = [at for at in plan.times if not plan.is_quiet(at)]
    return reminder_calendar(times, now.date(), words, now)
