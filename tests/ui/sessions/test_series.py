"""Series of sessions from the window: planned, gone on with, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.domain.repeat import Rule
from carejournal.domain.session import Session, Status
from carejournal.ui.sessions.series_dialog import SeriesDialog
from carejournal.ui.sessions.side_views import MONTHS
from carejournal.ui.widgets.dates import qdate
from sessions_hand import NEXT, choose_day, open_sessions, put_sessions, stored

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.sessions_page import SessionsPage

LEFT = Qt.MouseButton.LeftButton
DAYS = [date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 10), date(2026, 12, 17)]


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    """Return the tab with the next session open, which is a single one."""
    put_sessions(around.services)
    page = open_sessions(qtbot, around)
    page.show_record(NEXT.id)
    return page


@pytest.fixture
def dialog(qtbot: QtBot, page: SessionsPage) -> SeriesDialog:
    """Return the dialog that was asked for, for all days in the journal's December up to the 17th."""
    qtbot.mouseClick(page.extras.series.plan, LEFT)
    made = page.findChild(SeriesDialog)
    assert made is not None
    qtbot.waitActive(made)
    made.until.setDate(qdate(DAYS[-1]))
    return made


@pytest.fixture
def series(page: SessionsPage) -> list[Session]:
    """Plan a series from the session that is open and return it."""
    planned = page.services.planning.plan(NEXT, Rule.WEEKLY, DAYS, replaces=NEXT)
    page.show_record(planned[1].id)
    return planned


def days(services: JournalServices) -> list[date]:
    """Return the days of all planned sessions."""
    return [each.moment.day for each in stored(services) if each.status is Status.PLANNED]


def test_a_day_that_is_left_out_stays_out_when_the_series_is_made_longer(
    qtbot: QtBot, page: SessionsPage, dialog: SeriesDialog, services: JournalServices
) -> None:
    dialog.boxes()[1].click()
    assert dialog.count.text() == "3 sessions"
    dialog.until.setDate(qdate(date(2026, 12, 24)))
    assert dialog.count.text() == "4 sessions"
    assert [box.isChecked() for box in dialog.boxes()] == [True, False, True, True, True]
    dialog.boxes()[1].click()
    dialog.boxes()[2].click()
    dialog.rule.chip(Rule.FORTNIGHTLY.value).click()
    assert [box.isChecked() for box in dialog.boxes()] == [True, False, True]
    dialog.rule.chip(Rule.WEEKLY.value).click()
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.mouseClick(dialog.plan, LEFT)
    assert told.args == ["Sessions planned: 4."]
    assert days(services) == [DAYS[0], DAYS[1], DAYS[3], date(2026, 12, 24)]
    services.history.undo()
    assert days(services) == [NEXT.moment.day]


def test_a_series_of_one_is_said_as_one_and_one_of_none_cannot_be_planned(dialog: SeriesDialog) -> None:
    dialog.until.setDate(qdate(NEXT.moment.day))
    assert dialog.count.text() == "1 session"
    dialog.boxes()[0].click()
    assert not dialog.plan.isEnabled()
    dialog.until.setDate(qdate(date(2026, 11, 1)))
    assert dialog.boxes() == []
    assert not dialog.plan.isEnabled()


def test_a_series_is_planned_on_after_its_last_day(
    qtbot: QtBot, page: SessionsPage, series: list[Session], services: JournalServices
) -> None:
    assert page.extras.series.words.text() == "Every week on Thursday"
    assert not page.extras.series.plan.isVisible()
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.mouseClick(page.extras.series.plan_on, LEFT)
    assert told.args == ["Sessions planned: 12."]
    assert len(days(services)) == len(series) + 12
    assert days(services)[-1] == date(2027, 3, 11)


def test_a_series_ends_at_the_session_as_it_stands_in_the_form(
    qtbot: QtBot, page: SessionsPage, series: list[Session], services: JournalServices
) -> None:
    choose_day(page, date(2026, 12, 2))  # a day earlier, and not saved yet
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.mouseClick(page.extras.series.end, LEFT)
    assert told.args == ["Sessions moved to the trash: 3."]
    assert days(services) == [DAYS[0]]
    services.history.undo()
    assert days(services) == [DAYS[0], date(2026, 12, 2), *DAYS[2:]]
    assert [each.id for each in services.planning.series_of(series[0])] == [each.id for each in series]


def test_a_moved_session_says_from_which_day(page: SessionsPage, series: list[Session]) -> None:
    assert page.open_session == series[1]
    choose_day(page, date(2026, 12, 4))
    assert page.settle()
    assert page.extras.series.words.text() == "Every week on Thursday · moved from Thu 3 Dec"


def test_one_that_was_held_does_not_offer_to_end_its_series(
    page: SessionsPage, series: list[Session], services: JournalServices
) -> None:
    services.sessions.write(replace(series[1], status=Status.ATTENDED))
    assert not page.extras.series.end.isVisible()
    assert page.extras.series.plan_on.isVisible()


def test_a_number_that_cannot_be_kept_comes_before_a_series(qtbot: QtBot, page: SessionsPage) -> None:
    page.form.facts.minutes.selectAll()
    qtbot.keyClicks(page.form.facts.minutes, "x")
    qtbot.mouseClick(page.extras.series.plan, LEFT)
    assert page.findChild(SeriesDialog) is None
    assert "whole number" in page.form.state.text()


def test_without_any_session_there_is_nothing_to_plan_a_series_from(
    qtbot: QtBot, around: Surroundings
) -> None:
    page = open_sessions(qtbot, around)
    page.show_view(MONTHS)
    action = next(each for each in page.browser.more.menu().actions() if each.text() == "Plan a series …")
    action.trigger()
    assert page.findChild(SeriesDialog) is None
    page.views.show_form()
    assert page.first.isVisible()
