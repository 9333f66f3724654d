"""The Insights tab: the picture, and the period in numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from carejournal.domain.period import Period
from carejournal.ui.insights.insights_page import ALL, FOUR_WEEKS, OWN, THREE_MONTHS, YEAR, InsightsPage
from carejournal.ui.theme import DARK_NAME
from carejournal.ui.widgets.dates import qdate
from insights_hand import open_insights, settled
from journal_hand import ENTRIES, FRIDAY, LEFT, THURSDAY, put_entries, wheel_over
from sample_copy import copy_sample_into

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

TODAY = date(2026, 11, 22)


@pytest.fixture
def empty(qtbot: QtBot, around: Surroundings) -> InsightsPage:
    return open_insights(qtbot, around)


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> InsightsPage:
    put_entries(around.services, *ENTRIES)
    return open_insights(qtbot, around)


@pytest.fixture
def sample(qtbot: QtBot, around: Surroundings) -> InsightsPage:
    copy_sample_into(around.services)
    return open_insights(qtbot, around)


def table(page: InsightsPage) -> list[list[str]]:
    """Return the words of the table, line by line, once nothing is being worked out any more."""
    return settled(page).numbers.lines()


def test_three_months_are_shown_at_first(page: InsightsPage) -> None:
    assert page.ranges.checkedId() == THREE_MONTHS
    assert page.body.hasFocus()
    assert page.period == Period.ending(TODAY, 91)
    assert settled(page).recorded.text().startswith("recorded 3 of 91 days")
    assert not page.empty.isVisible()


@pytest.mark.parametrize(("number", "days"), [(FOUR_WEEKS, 28), (THREE_MONTHS, 91), (YEAR, 365)])
def test_a_range_ends_today(qtbot: QtBot, page: InsightsPage, number: int, days: int) -> None:
    qtbot.mouseClick(page.ranges.button(number), LEFT)
    assert page.period == Period.ending(TODAY, days)
    assert settled(page).recorded.text().startswith(f"recorded 3 of {days} days")


def test_all_is_from_the_first_to_the_last_recorded_day(qtbot: QtBot, page: InsightsPage) -> None:
    qtbot.mouseClick(page.ranges.button(ALL), LEFT)
    assert page.period == Period(THURSDAY.moment.day, TODAY)


def test_own_days_are_asked_for_only_where_they_are_wanted(qtbot: QtBot, page: InsightsPage) -> None:
    assert not page.first_day.isVisible()
    qtbot.mouseClick(page.ranges.button(OWN), LEFT)
    assert page.first_day.isVisible()
    page.first_day.setDate(qdate(date(2026, 11, 20)))
    page.last_day.setDate(qdate(date(2026, 11, 19)))
    assert page.period == Period(date(2026, 11, 19), date(2026, 11, 20))
    assert settled(page).recorded.text().startswith("recorded 2 of 2 days")
    qtbot.mouseClick(page.ranges.button(FOUR_WEEKS), LEFT)
    assert not page.first_day.isVisible()


def test_the_period_in_numbers_says_what_is_recorded(page: InsightsPage) -> None:
    lines = {line[0]: line[1:] for line in table(page)}
    assert lines["Measure"] == ["Average", "Lowest to highest", "Recorded days"]
    assert lines["Mood"] == ["6.5", "5 to 7.5", "3 of 91"]
    assert lines["Stress"] == ["3.0", "3", "1 of 91"]
    assert lines["Sleep hours"] == ["8 h", "8 h", "1 of 91"]
    assert lines["Energy"] == ["4.0", "4", "1 of 91"]
    assert lines["Ill today"] == ["yes on 0", "", "1 of 91"]
    assert "Sleep quality" not in lines


def test_a_year_of_life_has_its_numbers_and_its_chart(sample: InsightsPage) -> None:
    assert {line[0] for line in table(sample)} >= {"Mood", "Stress", "Sleep hours", "Energy", "Coffee"}
    assert "Sessions: Therapy" in sample.chart.accessibleDescription()


def test_long_periods_say_how_coarsely_they_are_drawn(qtbot: QtBot, sample: InsightsPage) -> None:
    assert not sample.caption.isVisible()
    with qtbot.waitSignal(sample.chart.drawn, timeout=30_000):
        qtbot.mouseClick(sample.ranges.button(YEAR), LEFT)
    assert sample.caption.isVisible() is bool(sample.chart.caption)


def test_an_empty_journal_says_what_will_stand_here(empty: InsightsPage) -> None:
    assert empty.empty.isVisible()
    assert empty.empty.text() == (
        "Nothing is recorded in this period yet. Days you record will show here as dots."
    )
    assert table(empty) == [["Nothing recorded in this period."]]


def test_all_of_an_empty_journal_is_today(qtbot: QtBot, empty: InsightsPage) -> None:
    qtbot.mouseClick(empty.ranges.button(ALL), LEFT)
    assert empty.period == Period(TODAY, TODAY)


def test_a_day_that_is_opened_in_the_chart_is_asked_for(qtbot: QtBot, page: InsightsPage) -> None:
    page.chart.setFocus()
    qtbot.keyClick(page.chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(page.day_wanted) as wanted:
        qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    assert wanted.args == [TODAY]


def test_a_report_is_asked_for_and_own_days_go_along(qtbot: QtBot, page: InsightsPage) -> None:
    with qtbot.waitSignal(page.report_wanted) as wanted:
        qtbot.mouseClick(page.report, LEFT)
    assert wanted.args == [None]
    qtbot.mouseClick(page.ranges.button(OWN), LEFT)
    with qtbot.waitSignal(page.report_wanted) as wanted:
        qtbot.mouseClick(page.report, LEFT)
    assert wanted.args == [page.period]


def test_what_changes_is_read_at_once_while_the_page_is_seen(
    page: InsightsPage, services: JournalServices
) -> None:
    services.entries.write(replace(FRIDAY, readings={"mood": 1.0}))
    assert {line[0]: line[2] for line in table(page)}["Mood"] == "1 to 7"


def test_what_changes_unseen_is_read_when_the_page_is_seen_again(
    qtbot: QtBot, page: InsightsPage, services: JournalServices
) -> None:
    page.hide()
    services.entries.write(replace(FRIDAY, readings={"mood": 1.0}))
    assert {line[0]: line[2] for line in table(page)}["Mood"] == "5 to 7.5"
    page.show()
    with qtbot.waitSignal(page.chart.drawn, timeout=30_000):
        page.shown()
    assert {line[0]: line[2] for line in table(page)}["Mood"] == "1 to 7"


def test_another_look_draws_the_chart_anew(qtbot: QtBot, page: InsightsPage, around: Surroundings) -> None:
    with qtbot.waitSignal(page.chart.drawn, timeout=30_000):
        around.theme.choose(DARK_NAME)


def test_the_wheel_scrolls_past_the_days(qtbot: QtBot, page: InsightsPage) -> None:
    qtbot.mouseClick(page.ranges.button(OWN), LEFT)
    before = page.period
    assert not wheel_over(page.first_day)
    assert not wheel_over(page.last_day)
    assert page.period == before


def test_findings_come_before_patterns_where_there_is_one_column_alone(
    qtbot: QtBot, sample: InsightsPage
) -> None:
    parts = (sample.around_session, sample.findings, sample.patterns)

    def tops() -> list[int]:
        return [part.mapTo(sample.body, QPoint(0, 0)).y() for part in parts]

    around_top, findings_top, patterns_top = tops()
    assert around_top == findings_top < patterns_top
    assert sample.patterns.x() == sample.around_session.x() < sample.findings.x()
    sample.resize(620, 760)
    qtbot.waitUntil(lambda: tops() == sorted(set(tops())))
    assert sample.patterns.x() == sample.findings.x()


def test_no_ring_is_shown_before_a_key_is_used(qtbot: QtBot, page: InsightsPage) -> None:
    def ringed() -> bool:
        accent = page.around.theme.colours.accent
        image = page.body.grab().toImage()
        return any(image.pixelColor(1, y).name() == accent.lower() for y in range(20, image.height() - 20))

    settled(page)
    assert page.body.hasFocus()
    assert not ringed()
    qtbot.keyClick(page.body, Qt.Key.Key_Tab)
    assert not page.body.hasFocus()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert page.body.hasFocus()
    assert ringed()
