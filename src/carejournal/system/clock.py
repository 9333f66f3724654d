"""The time of day, passed in wherever it is needed so that a test can choose it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the present moment as an aware datetime in the person's own time zone."""


def system_clock() -> datetime:
    """Return this computer's present local time."""
    return datetime.now().astimezone()
