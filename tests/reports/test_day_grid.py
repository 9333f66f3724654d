"""The rows, columns and signs of the day grid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.session import Mark, Status
from carejournal.reports.contents import DayRow, MeasureLine, SessionLine
from carejournal.reports.day_grid import DAYS_IN_ONE_GRID, MEASURES_ACROSS, day_grid

if TYPE_CHECKING:
    from reports.conftest import MakeContents


def test_every_day_of_the_period_has_a_row_recorded_or_not(make_contents: MakeContents) -> None:
    contents = make_contents()
    (grid,) = day_grid(contents)
    assert len(grid["rows"]) == len(contents.period) == len(contents.days) + 4


def test_what_is_not_recorded_is_blank_and_a_zero_is_a_zero(make_contents: MakeContents) -> None:
    rows = (DayRow(date(2026, 8, 30), (0.0, None, 0.0)),)
    (grid,) = day_grid(make_contents(2, days=rows, recorded_days=1))
    assert grid["rows"][0]["cells"][1:] == ["", "", ""]
    assert grid["rows"][1]["cells"][1:] == ["0", "", "no"]


def test_a_late_day_carries_a_sign_that_is_explained(make_contents: MakeContents) -> None:
    rows = (
        DayRow(date(2026, 8, 29), (5.0, None, None), late=True),
        DayRow(date(2026, 8, 30), (5.0, None, None)),
    )
    (grid,) = day_grid(make_contents(2, days=rows))
    assert [row["cells"][0].endswith("*") for row in grid["rows"]] == [True, False]
    assert "* Some of this day was recorded after the day was over." in grid["legend"]


def test_signs_that_do_not_occur_are_not_explained(make_contents: MakeContents) -> None:
    (grid,) = day_grid(make_contents())
    assert grid["legend"] == "A blank cell means not recorded. It never means zero."


def test_several_entries_on_a_day_are_explained(make_contents: MakeContents) -> None:
    rows = (DayRow(date(2026, 8, 30), (5.5, None, None), entries=2),)
    (grid,) = day_grid(make_contents(2, days=rows, recorded_days=1))
    assert "several entries" in grid["legend"]


def test_sessions_stand_on_their_day_with_what_became_of_them(make_contents: MakeContents) -> None:
    sessions = (
        SessionLine(Moment.parse("2026-08-30T10:00"), "Therapy", mark=Mark.TRIANGLE),
        SessionLine(Moment.on(date(2026, 8, 30)), "Massage", "", Status.CANCELLED, Mark.DIAMOND),
    )
    (grid,) = day_grid(make_contents(2, sessions=sessions))
    assert grid["wide"] == ["Sessions"]
    assert [row["wide"] for row in grid["rows"]] == [[""], ["▲\u00a0Therapy, ◆\u00a0Massage (cancelled)"]]


def test_columns_nobody_needs_are_left_out(make_contents: MakeContents) -> None:
    (grid,) = day_grid(make_contents(sessions=()))
    assert grid["wide"] == []


def test_weeks_begin_on_monday(make_contents: MakeContents) -> None:
    (grid,) = day_grid(make_contents())
    assert {row["cells"][0][:3] for row in grid["rows"] if row["week"]} == {"Mon"}


def test_a_long_period_has_a_grid_for_each_month(make_contents: MakeContents) -> None:
    assert len(day_grid(make_contents(DAYS_IN_ONE_GRID))) == 1
    grids = day_grid(make_contents(92))
    assert [grid["title"] for grid in grids] == ["May 2026", "June 2026", "July 2026", "August 2026"]
    assert [len(grid["rows"]) for grid in grids] == [1, 30, 31, 30]


def test_more_measures_than_fit_get_a_second_grid_and_none_is_lost(make_contents: MakeContents) -> None:
    count = 2 * MEASURES_ACROSS + 1
    measures = tuple(MeasureLine(f"M{n}", float(n), 1) for n in range(count))
    rows = (DayRow(date(2026, 8, 30), tuple(float(n) for n in range(count)), tags=("walk",)),)
    grids = day_grid(make_contents(7, measures=measures, days=rows, recorded_days=1))
    assert [name for grid in grids for name in grid["header"][1:]] == [f"M{n}" for n in range(count)]
    assert [cell for grid in grids for cell in grid["rows"][-1]["cells"][1:]] == [
        str(n) for n in range(count)
    ]
    assert [grid["wide"] for grid in grids] == [["Sessions", "Tags"], [], []]


def test_nothing_recorded_gives_no_grid(make_contents: MakeContents) -> None:
    assert day_grid(make_contents(days=(), sessions=(), recorded_days=0)) == []


def test_a_session_alone_is_worth_a_grid(make_contents: MakeContents) -> None:
    (grid,) = day_grid(make_contents(days=(), recorded_days=0))
    assert len(grid["rows"]) == 28
