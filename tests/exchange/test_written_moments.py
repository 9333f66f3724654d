"""Dates with times in the orders people write them: never guessed."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.moment import Moment
from carejournal.exchange.questions import Asked, DateOrder
from carejournal.exchange.written_moments import (
    DateOrders,
    OrderUnknown,
    clock,
    from_milliseconds,
    here,
    in_zone,
    utc_text,
)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-14", "2026-01-14"),
        ("2026-01-14 09:00", "2026-01-14T09:00:00"),
        ("2026-01-14 09:00:00 PM", "2026-01-14T21:00:00"),
        ("2026-01-14 12:05:00 AM", "2026-01-14T00:05:00"),
        ("2026-01-14T09:00", "2026-01-14T09:00:00"),
        ("2026-01-14, 9:05\u202fPM", "2026-01-14T21:05:00"),
        ("2026-01-14 09:00:07 +0100", "2026-01-14T09:00:07+01:00"),
        ("2026-01-14T09:00:00Z", "2026-01-14T09:00:00+00:00"),
        ("31/12/2025 8:30", "2025-12-31T08:30:00"),
        ("12.31.2025", "2025-12-31"),
        ("03/03/2026", "2026-03-03"),
    ],
)
def test_a_date_with_or_without_a_time_is_read(text: str, moment: str) -> None:
    assert str(DateOrders().moment(text)) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "31/31/2026",
        "2026-13-01",
        "2026-01-14 25:00",
        "2026-01-14 x",
        "14 Jan",
        "1" * 99,
        "32.1.2026",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        DateOrders(DateOrder.DAY_FIRST).moment(text)


def test_a_date_of_either_order_is_read_only_once_the_order_is_known() -> None:
    with pytest.raises(OrderUnknown):
        DateOrders().day("02/03/2026")
    assert DateOrders(DateOrder.DAY_FIRST).day("02/03/2026") == date(2026, 3, 2)
    assert DateOrders(DateOrder.MONTH_FIRST).day("02/03/2026") == date(2026, 2, 3)


def test_one_date_that_fits_one_order_only_tells_it_for_all() -> None:
    orders = DateOrders()
    orders.learn(["02/03/2026", "2026-05-06", "nonsense"])
    [question] = orders.question()
    assert (question.about, question.needed) == (Asked.DATE_ORDER, True)
    assert question.choices == ("day-first", "month-first")
    orders.learn(["25/03/2026 10:00"])
    assert orders.question() == ()
    assert orders.day("02/03/2026") == date(2026, 3, 2)


def test_dates_that_contradict_each_other_leave_the_question_open() -> None:
    orders = DateOrders()
    orders.learn(["25/03/2026", "03/25/2026"])
    assert orders.order is None
    assert len(orders.question()) == 1


def test_dates_with_the_year_first_ask_nothing() -> None:
    orders = DateOrders()
    orders.learn(["2026-02-03"])
    assert orders.question() == ()


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(DateOrder), st.sampled_from("/.-"))
def test_a_date_comes_back_in_the_order_it_was_written(day: date, order: DateOrder, mark: str) -> None:
    parts = (day.day, day.month) if order is DateOrder.DAY_FIRST else (day.month, day.day)
    assert DateOrders(order).day(mark.join(map(str, (*parts, day.year)))) == day


@given(st.datetimes(min_value=datetime(1000, 1, 1)))
def test_moments_come_back_from_iso_text_to_the_minute(moment: datetime) -> None:
    text = moment.isoformat(sep=" ", timespec="seconds")
    assert DateOrders().moment(text) == Moment(moment.replace(second=0, microsecond=0))
    assert clock(text[11:]) == moment.time().replace(second=0, microsecond=0)


@given(st.text(max_size=80), st.sampled_from([None, *DateOrder]))
def test_any_text_is_a_moment_or_is_refused(text: str, order: DateOrder | None) -> None:
    orders = DateOrders(order)
    orders.learn([text])
    with contextlib.suppress(ValueError):
        orders.moment(text)


@given(st.integers(-(10**20), 10**20))
def test_any_number_of_milliseconds_is_a_time_or_is_refused(number: int) -> None:
    try:
        moment = from_milliseconds(number)
    except ValueError:
        return
    assert abs((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000 - number) < 1
    assert here(moment).to_utc() - moment < (datetime.max - datetime.max.replace(second=0))


def test_a_time_is_told_on_the_clocks_of_its_zone() -> None:
    late = datetime(2026, 1, 15, 3, 10, tzinfo=UTC)
    assert str(in_zone(late, "America/Los_Angeles")) == "2026-01-14T19:10:00-08:00"
    assert in_zone(late, "Europe/Atlantis") is None
    assert in_zone(late, "") is None
    assert in_zone(late, "../../etc/passwd") is None


@pytest.mark.usefixtures("in_berlin")
def test_a_time_without_a_zone_is_told_on_this_computers_clocks() -> None:
    assert str(here(utc_text("2026-07-14T21:30:00Z"))) == "2026-07-14T23:30:00+02:00"
    assert str(here(utc_text("2026-01-14 21:30:00"))) == "2026-01-14T22:30:00+01:00"
    assert here(datetime(1, 1, 1, tzinfo=UTC)).day.year == 1
    assert here(datetime(9999, 12, 31, 23, 59, tzinfo=UTC)).day.year == 9999


def test_a_text_too_long_for_a_time_is_none() -> None:
    with pytest.raises(ValueError, match="too long"):
        utc_text("2026-07-14T21:30:00Z" + "0" * 60)
