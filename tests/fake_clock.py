"""A clock for tests in which it matters when something happens."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

EVENING = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = EVENING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time it shows."""
        return self.now

    def forward(self, **by: float) -> None:
        """Move on by so many days, hours, minutes or seconds."""
        self.now += timedelta(**by)
