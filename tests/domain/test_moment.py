"""Moments: wall time with what is known of its offset."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.moment import LARGEST_OFFSET_MINUTES, Moment
from carejournal.domain.refusal import BadValueRefusal
from domain.made_values import moments

EVENING = datetime(2026, 1, 20, 21, 5)


@given(moments)
def test_every_moment_is_read_back_from_its_own_text(moment: Moment) -> None:
    assert Moment.parse(str(moment)) == moment


@given(st.text())
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    try:
        moment = Moment.parse(text)
    except BadValueRefusal:
        return
    assert Moment.parse(str(moment)) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-20", Moment.on(date(2026, 1, 20))),
        (" 20260120 ", Moment.on(date(2026, 1, 20))),
        ("2026-01-20T21:05", Moment(EVENING)),
        ("2026-01-20 21:05:00", Moment(EVENING)),
        ("2026-01-20T21:05Z", Moment(EVENING, 0)),
        ("2026-01-20T21:05+05:45", Moment(EVENING, 345)),
        ("2026-01-20T21:05:00.999-03:30", Moment(EVENING, -210)),
    ],
)
def test_other_iso_dates_and_times_are_read(text: str, moment: Moment) -> None:
    assert Moment.parse(text) == moment


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-02-30", "21:05", "2026-01-20T25:00", "20.1.2026 21:05"]
)
def test_what_is_no_moment_is_refused_with_an_example_of_one(text: str) -> None:
    with pytest.raises(BadValueRefusal, match="2026-01-20T21:05"):
        Moment.parse(text)


def test_offsets_are_written_east_and_west_of_utc() -> None:
    assert str(Moment(EVENING, 345)) == "2026-01-20T21:05:00+05:45"
    assert str(Moment(EVENING, -210)) == "2026-01-20T21:05:00-03:30"
    assert str(Moment(EVENING, 0)) == "2026-01-20T21:05:00+00:00"
    assert str(Moment(EVENING)) == "2026-01-20T21:05:00"


def test_where_only_the_day_is_known_neither_time_nor_offset_is_kept() -> None:
    moment = Moment(EVENING, 60, time_known=False)
    assert moment == Moment.on(date(2026, 1, 20))
    assert (moment.local, moment.utc_offset) == (datetime(2026, 1, 20), None)
    assert str(moment) == "2026-01-20"


def test_a_day_is_the_local_calendar_day() -> None:
    late_evening = datetime(2026, 1, 20, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    assert Moment.of(late_evening).day == date(2026, 1, 20)


def test_a_time_in_its_zone_keeps_wall_time_and_offset_in_whole_minutes() -> None:
    old_paris = timezone(timedelta(minutes=9, seconds=21))
    assert Moment.of(EVENING.replace(tzinfo=old_paris)) == Moment(EVENING, 9)


def test_fractions_of_a_second_are_dropped() -> None:
    assert Moment(EVENING.replace(microsecond=999_999)) == Moment(EVENING)


def test_an_offset_that_no_place_has_is_refused() -> None:
    assert Moment(EVENING, -LARGEST_OFFSET_MINUTES).utc_offset == -LARGEST_OFFSET_MINUTES
    with pytest.raises(BadValueRefusal):
        Moment(EVENING, LARGEST_OFFSET_MINUTES + 1)


def test_a_mistaken_zone_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="wall time"):
        Moment(EVENING.replace(tzinfo=UTC))
    with pytest.raises(ValueError, match="aware"):
        Moment.of(EVENING)


def test_utc_is_reckoned_from_the_offset_or_from_one_assumed() -> None:
    assert Moment(EVENING, 60).to_utc(assumed_offset=-300) == datetime(2026, 1, 20, 20, 5, tzinfo=UTC)
    assert Moment(EVENING).to_utc(assumed_offset=-300) == datetime(2026, 1, 21, 2, 5, tzinfo=UTC)
    assert Moment(EVENING).to_utc() == EVENING.replace(tzinfo=UTC)


@given(moments)
def test_every_moment_has_a_utc_time_within_its_offset(moment: Moment) -> None:
    distance = abs(moment.to_utc() - moment.local.replace(tzinfo=UTC))
    assert distance in {timedelta(minutes=abs(moment.utc_offset or 0)), timedelta()}


def test_the_ends_of_the_calendar_have_a_utc_time_too() -> None:
    assert Moment(datetime.min, 60).to_utc() == datetime.min.replace(tzinfo=UTC)
