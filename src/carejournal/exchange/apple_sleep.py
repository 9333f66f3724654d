"""Apple's parts of sleep, put together into one device's sleeps."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from carejournal.exchange.gathering import Unreadable
from carejournal.exchange.sleep_nights import AWAKE_WITHIN_A_NIGHT
from carejournal.exchange.sleeps import Sleep, minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carejournal.exchange.instants import Instant
    from carejournal.exchange.sleep_found import SleepFile

PREFIX = "HKCategoryValueSleepAnalysis"
NUMERALS = ("InBed", "Asleep", "Awake", "AsleepCore", "AsleepDeep", "AsleepREM")
"""Some exports have these numbers instead of names, from 0."""
IN_BED, AWAKE = "InBed", "Awake"
LONGEST_SLEEP = 20 * 3600

Part = tuple["Instant", "Instant", str]


@lru_cache(maxsize=1024)
def stage_of(value: str) -> str:
    """Return the stage without Apple's prefix: InBed, Awake, or Asleep with or without its depth."""
    if value.isascii() and value.isdigit() and int(value) < len(NUMERALS):
        return NUMERALS[int(value)]
    return value.removeprefix(PREFIX)


def sleeps_of(device: str, parts: Sequence[Part], gathered: SleepFile) -> Iterator[Sleep]:
    """Yield the device's sleeps: parts with less than two hours between them belong together."""
    group: list[Part] = []
    until = 0
    for part in sorted(parts, key=lambda each: (each[0].second, each[1].second)):
        begin, end = part[0].second, part[1].second
        if group and (begin - until > AWAKE_WITHIN_A_NIGHT or end - group[0][0].second > LONGEST_SLEEP):
            yield from _sleep(device, group, gathered)
            group = []
        until = max(until, end) if group else end
        group.append(part)
    yield from _sleep(device, group, gathered)


def _sleep(device: str, group: list[Part], gathered: SleepFile) -> Iterator[Sleep]:
    stages = [part for part in group if part[1].second > part[0].second]
    asleep = [part for part in stages if part[2].startswith("Asleep")]
    in_bed = [part for part in stages if part[2] == IN_BED]
    if not (asleep or in_bed):
        return
    within = asleep or in_bed
    last = max(within, key=lambda part: part[1].second)
    try:
        yield Sleep(
            device=device,
            begin=within[0][0],
            end=last[1],
            asleep=tuple((begin.second, end.second) for begin, end, _ in asleep),
            in_bed_minutes=minutes_of((begin.second, end.second) for begin, end, _ in in_bed) or None,
            record={
                "parts": [[stage, str(begin), str(end)] for begin, end, stage in stages],
            },
        )
    except Unreadable as reason:
        gathered.skip(f"sleep of {within[0][0].moment.day}", str(reason))
