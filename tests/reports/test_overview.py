"""The tables of the first page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.session import Mark, Status
from carejournal.reports.contents import Language, MeasureLine, SessionLine
from carejournal.reports.overview import SESSIONS_ON_FIRST_PAGE, overview, sessions_table

if TYPE_CHECKING:
    from reports.conftest import MakeContents


def _sessions(count: int, *, first: date = date(2026, 8, 3)) -> tuple[SessionLine, ...]:
    days = (first + timedelta(days=n) for n in range(count))
    return tuple(SessionLine(Moment.on(day), "Therapy", mark=Mark.TRIANGLE) for day in days)


def test_a_measure_tells_its_mean_its_range_and_its_days(make_contents: MakeContents) -> None:
    mood, sleep, _ = overview(make_contents())["measures"]
    assert (mood["average"], mood["range"], mood["recorded"]) == ("5.5", "3–8", "24 of 28")
    assert (sleep["average"], sleep["range"]) == ("7.0", "6–8.25")


def test_a_yes_no_measure_tells_its_yes_days_instead_of_a_mean(make_contents: MakeContents) -> None:
    ill = overview(make_contents())["measures"][2]
    assert ill["sentence"] == "yes on 1 of 4 days"


def test_a_measure_without_a_record_has_no_number_at_all(make_contents: MakeContents) -> None:
    contents = make_contents(measures=(MeasureLine("Mood"),), days=())
    (mood,) = overview(contents)["measures"]
    assert mood["sentence"] == "not recorded"
    assert "average" not in mood
    assert mood["recorded"] == "0 of 28"


def test_a_single_value_is_no_range(make_contents: MakeContents) -> None:
    contents = make_contents(measures=(MeasureLine("Mood", 4.0, 1, 4, 4),), days=())
    assert overview(contents)["measures"][0]["range"] == "4"


def test_german_numbers_have_a_comma(make_contents: MakeContents) -> None:
    mood = overview(make_contents(language=Language.GERMAN))["measures"][0]
    assert (mood["average"], mood["recorded"]) == ("5,5", "24 von 28")


def test_sessions_stand_in_the_order_of_time_with_sign_and_status(make_contents: MakeContents) -> None:
    late = SessionLine(Moment.parse("2026-08-20T10:00"), "Massage", "Swedish", Status.MISSED, Mark.DIAMOND)
    early = SessionLine(Moment.parse("2026-08-04T10:00"), "Own kind", mark=Mark.STAR)
    rows = sessions_table(make_contents(sessions=(late, early)))["rows"]
    assert [row["name"] for row in rows] == ["★\u00a0Own kind", "◆\u00a0Massage"]
    assert (rows[1]["method"], rows[1]["status"]) == ("Swedish", "missed")


def test_many_sessions_are_counted_and_few_are_listed(make_contents: MakeContents) -> None:
    few = overview(make_contents(sessions=_sessions(SESSIONS_ON_FIRST_PAGE)))
    assert len(few["sessions"]["rows"]) == SESSIONS_ON_FIRST_PAGE
    assert few["counts"] == []
    cancelled = SessionLine(Moment.on(date(2026, 8, 5)), "Therapy", "", Status.CANCELLED, Mark.TRIANGLE)
    many = overview(make_contents(sessions=(*_sessions(SESSIONS_ON_FIRST_PAGE), cancelled)))
    assert many["sessions"] is None
    assert many["counts"] == ["▲\u00a0Therapy: 12 attended, 1 cancelled"]


def test_sessions_of_several_years_tell_the_year(make_contents: MakeContents) -> None:
    rows = sessions_table(make_contents(400, sessions=_sessions(1)))["rows"]
    assert rows[0]["day"].endswith("2026")
