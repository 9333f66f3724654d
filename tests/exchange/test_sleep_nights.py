"""Sleeps put together into nights and naps: on the day of waking, and never added up."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.exchange.gathering import Unreadable
from carejournal.exchange.instants import EPOCH, Instant
from carejournal.exchange.sleep_choice import MOST_DETAILED, UNION, asleep_minutes, chosen_sleeps
from carejournal.exchange.sleep_nights import sleep_entries
from carejournal.exchange.sleeps import Sleep, minutes_of, union

if TYPE_CHECKING:
    from carejournal.exchange.records import FoundEntry

MIDNIGHT = datetime(2026, 1, 14)


def at(hours: float) -> Instant:
    """Return so many hours after midnight of 14 January 2026, wall time."""
    return Instant(round((MIDNIGHT + timedelta(hours=hours) - EPOCH).total_seconds()))


def slept(device: str, *stretches: tuple[float, float], nap: bool | None = None) -> Sleep:
    asleep = tuple((at(begin).second, at(end).second) for begin, end in stretches)
    return Sleep(device, at(stretches[0][0]), at(stretches[-1][1]), asleep=asleep, nap=nap)


def hours(entries: list[FoundEntry]) -> list[tuple[str, str, float]]:
    return [(str(each.moment.day), each.readings[0].name, each.readings[0].value) for each in entries]


def nights(*sleeps: Sleep, choice: str = MOST_DETAILED) -> list[tuple[str, str, float]]:
    return hours(list(sleep_entries(sleeps, choice)))


def test_a_night_belongs_to_the_day_of_waking() -> None:
    assert nights(slept("a", (-1, 7))) == [("2026-01-14", "Sleep hours", 8)]


def test_of_two_devices_the_more_detailed_one_counts_or_their_union_never_their_sum() -> None:
    watch = slept("watch", (-1, 2), (2.25, 6))
    phone = slept("phone", (-2, 5))
    assert nights(watch, phone) == [("2026-01-14", "Sleep hours", 6.75)]
    assert nights(watch, phone, choice="phone") == [("2026-01-14", "Sleep hours", 7)]
    assert nights(watch, phone, choice=UNION) == [("2026-01-14", "Sleep hours", 8)]


def test_a_device_that_missed_a_night_leaves_it_to_the_others() -> None:
    phone, watch = slept("phone", (-1, 6)), slept("watch", (23, 30))
    assert [day for day, _, _ in nights(phone, watch, choice="watch")] == ["2026-01-14", "2026-01-15"]


def test_waking_for_less_than_two_hours_does_not_end_a_night() -> None:
    assert nights(slept("a", (-1, 3)), slept("a", (4.5, 7))) == [("2026-01-14", "Sleep hours", 6.5)]


def test_an_afternoon_nap_stays_apart_from_the_night() -> None:
    assert nights(slept("a", (-1, 6)), slept("a", (14, 14.5))) == [
        ("2026-01-14", "Sleep hours", 7),
        ("2026-01-14", "Nap hours", 0.5),
    ]


def test_an_hour_on_the_sofa_alone_is_no_night() -> None:
    assert nights(slept("a", (20, 21))) == [("2026-01-14", "Nap hours", 1)]


def test_a_short_sleep_in_the_small_hours_is_a_night() -> None:
    assert nights(slept("a", (3, 4.5))) == [("2026-01-14", "Sleep hours", 1.5)]


def test_day_sleep_after_a_night_shift_is_the_night_of_that_day() -> None:
    assert nights(slept("a", (9, 15))) == [("2026-01-14", "Sleep hours", 6)]


def test_what_the_device_calls_a_nap_is_one() -> None:
    assert nights(slept("a", (1, 6), nap=True)) == [("2026-01-14", "Nap hours", 5)]


def test_time_in_bed_alone_is_no_sleep() -> None:
    assert list(sleep_entries([Sleep("a", at(-1), at(7), in_bed_minutes=480)], MOST_DETAILED)) == []


def test_totals_that_overlap_are_not_added_up() -> None:
    first, second = (Sleep("a", at(begin), at(6), minutes=300) for begin in (-1, 0))
    later = Sleep("a", at(6.5), at(7), minutes=25)
    assert asleep_minutes([first, second, later]) == 325


@pytest.mark.parametrize(
    ("begin", "end", "minutes"), [(0, 0, None), (1, 0, None), (0, 25, None), (0, 8, 9999)]
)
def test_an_impossible_sleep_is_refused(begin: float, end: float, minutes: float | None) -> None:
    with pytest.raises(Unreadable):
        Sleep("a", at(begin), at(end), minutes=minutes)


stretches = st.lists(
    st.tuples(st.integers(0, 1000), st.integers(0, 200)).map(lambda pair: (pair[0], sum(pair))), max_size=12
)


@given(stretches)
def test_a_union_covers_the_same_seconds_each_once(given: list[tuple[int, int]]) -> None:
    seconds = {second for begin, end in given for second in range(begin, end)}
    joined = union(given)
    assert minutes_of(given) == len(seconds) / 60
    assert all(before[1] < after[0] for before, after in pairwise(joined))


sleeps = st.lists(
    st.builds(
        lambda device, begin, minutes: Sleep(
            device,
            Instant(1_768_000_000 + begin * 60),
            Instant(1_768_000_000 + (begin + minutes) * 60),
            asleep=((1_768_000_000 + begin * 60, 1_768_000_000 + (begin + minutes) * 60),),
        ),
        st.sampled_from("abc"),
        st.integers(0, 6000),
        st.integers(1, 1000),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(sleeps, st.sampled_from([MOST_DETAILED, UNION, "a", "b"]))
def test_no_more_is_told_than_was_slept_and_each_key_once(given: list[Sleep], choice: str) -> None:
    entries = list(sleep_entries(given, choice))
    assert len({entry.key for entry in entries}) == len(entries)
    told = sum(json.loads(entry.record)["asleep_minutes"] for entry in entries)
    assert told <= minutes_of(stretch for sleep in given for stretch in sleep.asleep) + 1e-6
    assert entries == list(sleep_entries(given[::-1], choice))


@given(sleeps)
def test_a_choice_is_one_device_or_all_of_them(given: list[Sleep]) -> None:
    if given:
        assert len({sleep.device for sleep in chosen_sleeps(given, MOST_DETAILED)}) == 1
        assert len(chosen_sleeps(given, UNION)) == len(given)
