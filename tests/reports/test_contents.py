"""What report contents refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from carejournal.reports.contents import DayRow, MeasureLine

if TYPE_CHECKING:
    from reports.conftest import MakeContents


def test_a_chart_without_words_is_not_taken(make_contents: MakeContents) -> None:
    with pytest.raises(ValueError, match="words"):
        replace(make_contents(), chart_alt=" ")


def test_a_report_needs_a_title(make_contents: MakeContents) -> None:
    with pytest.raises(ValueError, match="title"):
        replace(make_contents(), title="  ")


def test_no_more_days_can_be_recorded_than_the_period_has(make_contents: MakeContents) -> None:
    with pytest.raises(ValueError, match="period"):
        replace(make_contents(7), recorded_days=8)


@pytest.mark.parametrize(
    "row",
    [DayRow(date(2026, 9, 1), (1.0, 2.0, None)), DayRow(date(2026, 8, 30), (1.0,))],
    ids=["outside the period", "a cell short"],
)
def test_a_row_fits_the_period_and_the_measures(make_contents: MakeContents, row: DayRow) -> None:
    with pytest.raises(ValueError, match="row"):
        replace(make_contents(), days=(row,))


def test_a_day_has_one_row(make_contents: MakeContents) -> None:
    contents = make_contents()
    with pytest.raises(ValueError, match="one row"):
        replace(contents, days=(contents.days[0], contents.days[0]))


def test_a_mean_comes_with_the_days_it_is_of() -> None:
    with pytest.raises(ValueError, match="mean"):
        MeasureLine("Mood", mean=4.0, recorded_days=0)
    with pytest.raises(ValueError, match="mean"):
        MeasureLine("Mood", mean=None, recorded_days=3)
