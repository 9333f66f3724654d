"""Calendar files: each occurrence where it was moved to, none cancelled, over the change of the clocks."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.domain.period import Period
from carejournal.domain.refusal import Refusal
from carejournal.exchange import calendar_file
from carejournal.exchange.calendar_file import CalendarSeries, read_calendar

SAMPLE = Path(__file__).parent / "samples" / "calendars" / "therapy.ics"
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
HEAD, FOOT = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", b"END:VCALENDAR\r\n"


def event(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in ("BEGIN:VEVENT", *lines, "END:VEVENT")).encode()


@pytest.fixture(scope="module")
def therapy() -> CalendarSeries:
    (series,) = read_calendar(SAMPLE.read_bytes(), YEAR).series
    return series


def test_the_sample_has_every_date_but_the_exception_and_the_cancelled_one(therapy: CalendarSeries) -> None:
    days = [occurrence.moment.day for occurrence in therapy.occurrences]
    assert (len(days), therapy.cancelled) == (12, 1)
    assert date(2026, 1, 20) not in days
    assert date(2026, 2, 17) not in days
    assert therapy.title == "Therapie – Dr. Müller, Praxis am Park"
    assert therapy.categories == ("Therapy", "Health")


def test_a_moved_date_stands_where_it_was_moved_to(therapy: CalendarSeries) -> None:
    (moved,) = (occurrence for occurrence in therapy.occurrences if occurrence.moved)
    assert str(moved.moment) == "2026-02-04T09:00:00+01:00"
    assert moved.planned == date(2026, 2, 3)
    assert moved.minutes == 50


def test_the_time_of_day_stays_over_the_change_to_summer_time(therapy: CalendarSeries) -> None:
    around = [str(o.moment) for o in therapy.occurrences if date(2026, 3, 20) < o.moment.day]
    assert around == [
        "2026-03-24T17:00:00+01:00",
        "2026-03-31T17:00:00+02:00",
        "2026-04-07T17:00:00+02:00",
    ]


def test_filter_words_look_at_title_place_and_categories(therapy: CalendarSeries) -> None:
    assert therapy.matches(["massage", "THERAP"])
    assert therapy.matches(["parkstrasse".replace("ss", "ß")])
    assert therapy.matches(["health"])
    assert not therapy.matches(["dentist", "Karte mitbringen"])


def test_an_endless_series_ends_with_the_period_and_a_whole_day_has_no_time() -> None:
    content = (
        b"\xef\xbb\xbf"
        + HEAD
        + event("UID:a", "DTSTART:20260301T100000", "RRULE:FREQ=WEEKLY", "SUMMARY:Yoga")
        + event("UID:b", "DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260303")
        + FOOT
    )
    found = read_calendar(content, Period(date(2026, 1, 1), date(2026, 3, 31)))
    yoga, day = found.series
    assert [o.moment.day.day for o in yoga.occurrences] == [1, 8, 15, 22, 29]
    assert (yoga.occurrences[0].moment.utc_offset, yoga.occurrences[0].minutes) == (None, None)
    assert (day.occurrences[0].moment.time_known, len(day.occurrences)) == (False, 1)


def test_a_zone_by_its_windows_name_is_known() -> None:
    content = (
        HEAD
        + event(
            "UID:o",
            "DTSTART;TZID=W. Europe Standard Time:20260706T110000",
            "DTEND;TZID=W. Europe Standard Time:20260706T120000",
        )
        + FOOT
    )
    ((found,),) = [series.occurrences for series in read_calendar(content, YEAR).series]
    assert found.moment.local == datetime(2026, 7, 6, 11)
    assert found.minutes == 60


def test_what_cannot_be_read_is_told_and_the_rest_comes() -> None:
    content = (
        HEAD
        + event("UID:bad", "DTSTART:never")
        + event("UID:rush", "DTSTART:20260101T000000", "RRULE:FREQ=SECONDLY")
        + event("UID:good", "DTSTART:20260105T100000")
        + FOOT
    )
    found = read_calendar(content, YEAR)
    assert [series.uid for series in found.series] == ["good"]
    assert len(found.skipped) == 2


@pytest.mark.parametrize("content", [b"", b"no calendar", b"\xff\xfe\x00", b"BEGIN:VCALENDAR"])
def test_what_is_no_calendar_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="calendar"):
        read_calendar(content, YEAR)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_fails(data: st.DataObject) -> None:
    whole = SAMPLE.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=6)) + whole[at + data.draw(st.integers(0, 40)) :]
    try:
        found = read_calendar(damaged, YEAR)
    except Refusal:
        return
    assert all(occurrence.moment.day in YEAR for one in found.series for occurrence in one.occurrences)


def test_a_broken_rule_spoils_its_own_appointment_only() -> None:
    broken = b"RRULE:FREQ=WEE\x00KLY;COUNT=3\r\n"
    lines = b"BEGIN:VEVENT\r\nUID:%d\r\nDTSTART:20260105T170000\r\n%sSUMMARY:Therapy\r\nEND:VEVENT\r\n"
    events = lines % (1, broken) + lines % (2, b"")
    content = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + b"END:VCALENDAR\r\n"
    found = read_calendar(content, YEAR)
    assert [one.uid for one in found.series][-1:] == ["2"]
    assert len(found.series) + len(found.skipped) == 2


@pytest.mark.parametrize("around", ["VTODO", "VCALENDAR", "VEVENT"])
def test_what_repeats_all_day_is_left_out_wherever_it_stands_in_the_file(around: str) -> None:
    rush = event("UID:rush", "DTSTART:20260101T000000", "RRULE:FREQ=HOURLY", "SUMMARY:Drink")
    within = f"BEGIN:{around}\r\n".encode() + rush + f"END:{around}\r\n".encode()
    found = read_calendar(HEAD + within + event("UID:good", "DTSTART:20260105T100000") + FOOT, YEAR)
    assert [series.uid for series in found.series] == ["good"]
    assert {each.reason for each in found.skipped} == {"It repeats more often than once a day."}


def test_a_series_outside_the_period_is_not_offered() -> None:
    content = HEAD + event("UID:old", "DTSTART:20240105T100000", "RRULE:FREQ=DAILY;COUNT=3") + FOOT
    found = read_calendar(content, YEAR)
    assert (found.series, found.skipped) == ((), ())


def test_more_appointments_than_anyone_can_look_through_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_file, "MOST_OCCURRENCES", 30)
    daily = event("UID:daily", "DTSTART:20260101T100000", "RRULE:FREQ=DAILY;COUNT=20")
    assert len(read_calendar(HEAD + daily + FOOT, YEAR).series) == 1
    with pytest.raises(Refusal, match="too many appointments"):
        read_calendar(HEAD + daily + daily.replace(b"UID:daily", b"UID:other") + FOOT, YEAR)
