"""An invented record of four weeks, and a stand-in for its chart."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from matplotlib import rc_context
from matplotlib.figure import Figure

from carejournal.domain.follow_up import PracticeStatus
from carejournal.domain.measure import Form
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.session import Mark, Status
from carejournal.reports.contents import (
    DayRow,
    MeasureLine,
    Note,
    PracticeLine,
    ReportContents,
    ScoreLine,
    SessionLine,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LAST = date(2026, 8, 30)


class MakeContents(Protocol):
    def __call__(self, length: int = 28, /, **changes: Any) -> ReportContents: ...


@pytest.fixture(scope="session")
def chart_svg() -> bytes:
    target = io.BytesIO()
    with rc_context({"svg.hashsalt": "always the same"}):
        figure = Figure(figsize=(7, 3.4))
        figure.add_subplot().plot([1, 4, 2, 8], label="Mood")
        figure.savefig(target, format="svg", metadata={"Date": None})
    return target.getvalue()


@pytest.fixture
def make_contents(chart_svg: bytes) -> MakeContents:
    """Return a maker of contents whose numbers follow from the days alone."""

    def make(length: int = 28, /, **changes: Any) -> ReportContents:
        period = Period.ending(LAST, length)
        rows = tuple(_row(day) for day in period if day.toordinal() % 7 != 3)
        contents = ReportContents(
            title="Record for the next appointment",
            period=period,
            made_on=LAST + timedelta(days=1),
            first_name="Alex",
            recorded_days=len(rows),
            measures=(
                MeasureLine("Mood", 5.5, len(rows), 3, 8, "0 worst, 10 best"),
                MeasureLine("Sleep hours", 7.04, len(rows), 6, 8.25, "hours", Form.NUMBER),
                MeasureLine("Ill today", 0.25, 4, 0, 1, "yes or no", Form.YES_NO),
            ),
            sessions=tuple(_session(day) for day in period if day.weekday() == 1),
            chart_svg=chart_svg,
            chart_alt="Mood was recorded on most days and was 5.5 on average.",
            days=rows,
            findings=("Nights of seven hours went together with a higher mood.",),
            own_lines=("I sleep again.", "", "A plan for Mondays."),
            agenda=("The letter from the office",),
            practices=(PracticeLine("Three walks a week", PracticeStatus.PARTLY, "two of three", LAST),),
            scores=(ScoreLine("PHQ-9", 9, LAST, "Dr. Ito", "mild", 12, period.first),),
        )
        return replace(contents, **changes)

    return make


@pytest.fixture
def note() -> Callable[..., Note]:
    def make(markdown: str, title: str = "", *, late: bool = False) -> Note:
        return Note(Moment(datetime(2026, 8, 12, 21, 5), 120), title, markdown, late=late)

    return make


def _row(day: date) -> DayRow:
    number = day.toordinal()
    return DayRow(day, (3.0 + number % 6, 6 + number % 9 / 4, float(number % 4 == 0)))


def _session(day: date) -> SessionLine:
    moment = Moment(datetime(day.year, day.month, day.day, 17))
    return SessionLine(moment, "Therapy", "CBT", Status.ATTENDED, Mark.TRIANGLE)
