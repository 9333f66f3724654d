"""The computer's clock."""

from __future__ import annotations

from datetime import UTC, datetime

from carejournal.system.clock import system_clock


def test_the_clock_tells_the_present_with_its_offset() -> None:
    before = datetime.now(UTC)
    now = system_clock()
    assert now.utcoffset() is not None
    assert before <= now <= datetime.now(UTC)
