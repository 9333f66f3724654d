"""Which device counts where several recorded the same sleep: one of them or all of them, never their sum."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from carejournal.exchange.sleeps import Sleep, minutes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_DETAILED, UNION = "most-detailed", "union"
"""Choices beside a device's own name."""


def devices(sleeps: Sequence[Sleep]) -> list[str]:
    """Return the devices that tell of time asleep, those with the most sleeps first."""
    counts = Counter(sleep.device for sleep in sleeps if sleep.asleep_minutes is not None)
    return [device for device, _ in counts.most_common()]


def chosen_sleeps(together: Sequence[Sleep], choice: str) -> list[Sleep]:
    """Return those of the sleeps at one time that count: of one device, or of all for the union.

    A device that did not record this time cannot be chosen for it; then the most detailed one counts.
    """
    by_device: dict[str, list[Sleep]] = {}
    for sleep in together:
        if sleep.asleep_minutes is not None:
            by_device.setdefault(sleep.device, []).append(sleep)
    if not by_device:
        return []
    if choice == UNION:
        return [sleep for sleeps in by_device.values() for sleep in sleeps]
    if choice in by_device:
        return by_device[choice]
    return max(by_device.values(), key=_detail)


def asleep_minutes(counted: Sequence[Sleep]) -> float:
    """Return the minutes asleep of sleeps that may overlap, each minute once.

    A total without its stretches cannot be laid over others: of totals at one time the longest counts.
    """
    stretches = [stretch for sleep in counted for stretch in sleep.asleep if sleep.minutes is None]
    totals = [sleep for sleep in counted if sleep.minutes is not None]
    if not totals:
        return minutes_of(stretches)
    whole, until = 0.0, 0
    longest = 0.0
    for sleep in sorted(totals, key=lambda each: each.begin.second):
        if sleep.begin.second >= until:
            whole, longest = whole + longest, 0.0
        longest = max(longest, sleep.minutes or 0.0)
        until = max(until, sleep.end.second)
    return max(whole + longest, minutes_of(stretches))


def _detail(sleeps: list[Sleep]) -> tuple[int, float]:
    return sum(len(sleep.asleep) for sleep in sleeps), asleep_minutes(sleeps)
