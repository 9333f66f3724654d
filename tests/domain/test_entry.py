"""Entries: what they keep of what was given, and when they count as late."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import BadValueRefusal
from domain.made_values import SOME_IMPORT, entries, moments, utc_times

EVENING = Moment(datetime(2026, 1, 20, 21, 5), 60)
TUESDAY = Moment.on(date(2026, 1, 20))


@given(entries(SOME_IMPORT))
def test_an_entry_made_of_its_own_values_is_the_same(entry: Entry) -> None:
    again = Entry(
        entry.id,
        entry.moment,
        entry.recorded_at,
        entry.title,
        entry.note,
        entry.readings,
        entry.tags,
        entry.private,
        entry.starred,
        entry.origin,
    )
    assert again == entry


def test_a_title_is_one_line_and_a_note_keeps_its_lines() -> None:
    entry = Entry("e", EVENING, title=" A\ngood  day ", note=" first\n\nsecond\0 ")
    assert (entry.title, entry.note) == ("A good day", " first\n\nsecond ")


def test_tags_are_kept_once_whatever_their_case() -> None:
    entry = Entry("e", EVENING, tags=("Straße", " good  food ", "", "STRASSE", "Good Food"))
    assert entry.tags == ("Straße", "good food")


def test_readings_cannot_be_changed_and_come_in_one_order() -> None:
    given_readings = {"stress": 3, "mood": 7}
    entry = Entry("e", EVENING, readings=given_readings)
    given_readings["mood"] = 0
    assert list(entry.readings.items()) == [("mood", 7.0), ("stress", 3.0)]
    with pytest.raises(TypeError):
        entry.readings["mood"] = 1.0  # type: ignore[index]


@pytest.mark.parametrize(
    "readings",
    [{"mood": 11.0}, {"sleep_hours": 7.1}, {"ill": 0.5}, {"own": math.nan}, {"own": math.inf}],
)
def test_a_value_that_no_measure_takes_is_refused(readings: dict[str, float]) -> None:
    with pytest.raises(BadValueRefusal):
        Entry("e", EVENING, readings=readings)


def test_an_own_measure_takes_any_number() -> None:
    assert Entry("e", EVENING, readings={"steps": -12_000}).readings == {"steps": -12_000.0}


def test_an_entry_without_an_id_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="id"):
        Entry("", EVENING)


def test_the_time_of_recording_is_kept_in_utc_and_whole_seconds() -> None:
    at = datetime(2026, 1, 20, 21, 5, 30, 999_999, tzinfo=timezone(timedelta(hours=1)))
    entry = Entry("e", EVENING, at)
    assert entry.recorded_at == datetime(2026, 1, 20, 20, 5, 30, tzinfo=UTC)
    assert entry.recorded_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("entry", "empty"),
    [
        (Entry("e", EVENING), True),
        (Entry("e", EVENING, note=" \n", title=" "), True),
        (Entry("e", EVENING, note="x"), False),
        (Entry("e", EVENING, title="x"), False),
        (Entry("e", EVENING, tags=("x",)), False),
        (Entry("e", EVENING, readings={"ill": 0.0}), False),
    ],
)
def test_an_entry_is_empty_where_nothing_is_recorded_in_it(entry: Entry, *, empty: bool) -> None:
    assert entry.is_empty is empty


@pytest.mark.parametrize(
    ("recorded_at", "late"),
    [
        ("2026-01-20T21:10+01:00", False),
        ("2026-01-21T03:59:59+01:00", False),
        ("2026-01-21T04:00+01:00", True),
        ("2026-01-21T02:59:59Z", False),
        ("2026-01-21T03:00Z", True),
        ("2026-01-25T12:00Z", True),
        ("2026-01-19T12:00Z", False),
    ],
)
def test_an_entry_is_late_from_four_in_its_own_next_morning(recorded_at: str, *, late: bool) -> None:
    entry = Entry("e", EVENING, datetime.fromisoformat(recorded_at))
    assert entry.late is late


def test_the_day_counts_in_the_zone_of_the_entry_not_of_the_recording() -> None:
    recorded_at = datetime(2026, 1, 21, 12, 30, tzinfo=UTC)
    in_hawaii = Moment(datetime(2026, 1, 20, 21), -600)
    in_tokyo = Moment(datetime(2026, 1, 20, 21), 540)
    assert [Entry("e", moment, recorded_at).late for moment in (in_hawaii, in_tokyo)] == [False, True]


def test_where_the_time_is_not_known_the_day_alone_decides() -> None:
    assert not Entry("e", TUESDAY, datetime(2026, 1, 21, 3, 59, tzinfo=UTC)).late
    assert Entry("e", TUESDAY, datetime(2026, 1, 21, 4, tzinfo=UTC)).late


def test_an_entry_that_does_not_say_when_it_was_recorded_is_not_late() -> None:
    assert not Entry("e", EVENING, None).late


@pytest.mark.parametrize(("offset", "past_the_end"), [(-1080, False), (None, False), (1080, True)])
def test_the_ends_of_the_calendar_are_late_or_not_like_other_days(
    offset: int | None, *, past_the_end: bool
) -> None:
    first, last = Moment(datetime.min, offset), Moment(datetime.max, offset)
    began, ended = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    assert [Entry("e", first, at).late for at in (began, ended)] == [False, True]
    assert [Entry("e", last, at).late for at in (began, ended)] == [False, past_the_end]


@given(moments, utc_times, st.integers(0, 1000))
def test_what_is_late_stays_late_the_longer_one_waits(moment: Moment, at: datetime, hours: int) -> None:
    try:
        later = at + timedelta(hours=hours)
    except OverflowError:
        return
    assert Entry("e", moment, at).late <= Entry("e", moment, later).late
