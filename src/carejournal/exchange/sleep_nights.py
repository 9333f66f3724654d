"""Sleeps put together into nights and naps, each on its day of waking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.exchange.json_records import compact_json
from carejournal.exchange.records import FoundEntry, FoundReading
from carejournal.exchange.sleep_choice import asleep_minutes, chosen_sleeps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from carejournal.exchange.sleeps import Sleep

AWAKE_WITHIN_A_NIGHT = 2 * 3600
"""Seconds awake after which a new sleep begins."""
LONGEST_NIGHT = 20 * 3600
SHORTEST_NIGHT_MINUTES = 180
SMALL_HOURS = (0, 5)
"""What is asleep then is a night, however short."""

SLEEP, NAP, IN_BED = "Sleep hours", "Nap hours", "Time in bed"


@dataclass(frozen=True, slots=True)
class Together:
    """The sleeps of one time, of one device or several, and those of them that count."""

    sleeps: tuple[Sleep, ...]
    counted: tuple[Sleep, ...]
    minutes: float

    @property
    def last(self) -> Sleep:
        """The counted sleep that ends last."""
        return max(self.counted, key=lambda sleep: sleep.end.second)

    @property
    def day(self) -> date:
        """The day of waking."""
        return self.last.end.moment.day

    @property
    def is_nap(self) -> bool:
        """Whether it is a nap: because its device says so, or by its length and hour."""
        said = {sleep.nap for sleep in self.counted} - {None}
        if said:
            return said == {True}
        if self.minutes >= SHORTEST_NIGHT_MINUTES:
            return False
        begin, end = self.counted[0].begin.local, self.last.end.local
        return begin.date() == end.date() and begin.hour >= SMALL_HOURS[1]


def sleep_entries(sleeps: Iterable[Sleep], choice: str) -> Iterator[FoundEntry]:
    """Yield an entry for each night and each nap, oldest first; time in bed without sleep yields none."""
    by_day: dict[date, list[Together]] = {}
    for together in _counted(sleeps, choice):
        by_day.setdefault(together.day, []).append(together)
    for day in sorted(by_day):
        nights = [together for together in by_day[day] if not together.is_nap]
        main = max(nights, key=lambda together: together.minutes, default=None)
        for together in by_day[day]:
            yield _entry(together, f"night:{day}" if together is main else "")


def _counted(sleeps: Iterable[Sleep], choice: str) -> Iterator[Together]:
    for group in _groups(sleeps):
        counted = sorted(chosen_sleeps(group, choice), key=lambda sleep: sleep.begin.second)
        if counted:
            yield Together(tuple(group), tuple(counted), asleep_minutes(counted))


def _groups(sleeps: Iterable[Sleep]) -> Iterator[list[Sleep]]:
    """Yield the sleeps of one time together; naps that a device calls so stay apart from nights."""
    ordered = sorted(sleeps, key=lambda sleep: (sleep.begin.second, sleep.end.second, sleep.device))
    for said_nap in (False, True):
        group: list[Sleep] = []
        end = 0
        for sleep in (each for each in ordered if (each.nap is True) is said_nap):
            awake = sleep.begin.second - end
            too_long = max(end, sleep.end.second) - group[0].begin.second > LONGEST_NIGHT if group else False
            # What overlaps stays together however long it is: apart, a minute could count twice.
            apart = awake > (0 if said_nap or too_long else AWAKE_WITHIN_A_NIGHT)
            if group and apart:
                yield group
                group = []
            end = max(end, sleep.end.second) if group else sleep.end.second
            group.append(sleep)
        if group:
            yield group


def _entry(together: Together, key: str) -> FoundEntry:
    last, counted = together.last, together.counted
    in_bed = max((sleep.in_bed_minutes or 0.0 for sleep in together.sleeps), default=0.0)
    name = SLEEP if key else NAP
    readings = [FoundReading(name, round(together.minutes / 60, 2), unit="h")]
    if key and in_bed:
        readings.append(FoundReading(IN_BED, round(in_bed / 60, 2), unit="h"))
    if key:
        readings += {reading.name: reading for sleep in counted for reading in sleep.readings}.values()
    record = {
        "asleep_minutes": together.minutes,
        "in_bed_minutes": in_bed or None,
        "counted": sorted({sleep.device for sleep in counted}),
        "sleeps": [_sleep_record(sleep) for sleep in together.sleeps],
    }
    return FoundEntry(
        key=key or f"nap:{counted[0].begin.second // 60}",
        moment=last.end.moment,
        note="\n\n".join(dict.fromkeys(sleep.note for sleep in counted if sleep.note)),
        readings=tuple(readings),
        tags=tuple(dict.fromkeys(tag for sleep in counted for tag in sleep.tags)),
        record=compact_json(record),
        occasion="night" if key else "nap",
    )


def _sleep_record(sleep: Sleep) -> dict[str, object]:
    return {
        "device": sleep.device,
        "begin": str(sleep.begin.moment),
        "end": str(sleep.end.moment),
        "asleep_minutes": sleep.asleep_minutes,
        "in_bed_minutes": sleep.in_bed_minutes,
        **({"original": dict(sleep.record)} if sleep.record else {}),
    }
