"""A report's days as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.measure import Form
from carejournal.domain.period import Period
from carejournal.reports.contents import DayRow, Language, MeasureLine, ReportContents
from carejournal.reports.days_csv import days_csv
from carejournal.reports.redaction import BAR, Redaction

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.reports.contents import Note
    from reports.conftest import MakeContents

DAYS = Period(date(2026, 8, 29), date(2026, 8, 30))


def rows(contents: ReportContents) -> list[list[str]]:
    return list(csv.reader(io.StringIO(days_csv(contents), newline="")))


def contents_of(*days: DayRow, name: str = "Mood") -> ReportContents:
    measures = (MeasureLine(name), MeasureLine("Ill", form=Form.YES_NO))
    return ReportContents("t", DAYS, DAYS.last, measures=measures, days=days)


def test_every_day_has_a_line_and_what_was_not_recorded_is_empty() -> None:
    told = rows(contents_of(DayRow(DAYS.last, (0.0, None), late=True, tags=("walk", "tea"))))
    assert told == [
        ["date", "Mood", "Ill", "Sessions", "Tags", "recorded later"],
        ["2026-08-29", "", "", "", "", ""],
        ["2026-08-30", "0", "", "", "walk, tea", "yes"],
    ]


def test_sessions_and_notes_have_their_day(make_contents: MakeContents, note: Callable[..., Note]) -> None:
    hidden = Redaction(("Anna",)).note(note("- saw **Anna**\n- slept", "Later"), "Picture")
    contents = make_contents(language=Language.GERMAN, notes=(note("Early."), hidden))
    header, *lines = rows(contents)
    assert header[-1] == "Notizen"
    by_day = {line[0]: line for line in lines}
    assert len(lines) == 28
    assert by_day["2026-08-12"][-1] == f"Early.\n\nLater\n- saw {BAR}\n- slept"
    assert by_day["2026-08-11"][4] == "Therapy CBT"


def test_no_text_can_act_as_a_formula() -> None:
    row = DayRow(DAYS.first, (1.0, 1.0), tags=("=1+1",))
    header, first, _ = rows(contents_of(row, name="@sum"))
    assert header[1] == "'@sum"
    assert first[1:5] == ["1", "yes", "", "'=1+1"]


@given(tag=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1))
def test_any_text_comes_back_as_it_was(tag: str) -> None:
    told = rows(contents_of(DayRow(DAYS.first, (None, None), tags=(tag,))))
    assert told[1][4].removeprefix("'") == tag.removeprefix("'")
