"""The chart grown up: chosen measures, another period, own marks, zooming, a table and a picture file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from carejournal.domain.life_event import LifeEvent
from carejournal.domain.period import Period
from carejournal.ui.insights.events_dialog import EventsDialog
from carejournal.ui.insights.insights_page import OWN, InsightsPage
from carejournal.ui.insights.table_dialog import TableDialog
from insights_hand import open_insights, settled
from journal_hand import LEFT
from sample_copy import copy_sample_into

if TYPE_CHECKING:
    from carejournal.ui.page import Surroundings

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> InsightsPage:
    copy_sample_into(around.services)
    return open_insights(qtbot, around)


def action(actions: list[QAction], text: str) -> QAction:
    (found,) = [each for each in actions if each.text() == text]
    return found


def panels(page: InsightsPage) -> list[str]:
    data = settled(page).chart.data
    assert data is not None
    return [panel.name for panel in data.panels]


def test_own_measures_can_be_shown_and_others_left_out(page: InsightsPage) -> None:
    assert panels(page) == ["Mood", "Stress", "Sleep"]
    action(page.card.options.measures_menu.actions(), "Energy").trigger()
    action(page.card.options.measures_menu.actions(), "Stress").trigger()
    assert panels(page) == ["Mood", "Sleep", "Energy"]


def test_the_last_measure_stays(page: InsightsPage) -> None:
    for name in ("Mood", "Stress", "Sleep hours"):
        action(page.card.options.measures_menu.actions(), name).trigger()
    assert panels(page) == ["Sleep"]


def test_a_kind_of_session_can_be_left_out(page: InsightsPage) -> None:
    action(page.card.options.kinds_menu.actions(), "Massage").trigger()
    data = settled(page).chart.data
    assert data is not None
    assert {mark.kind_name for mark in data.marks} == {"Therapy"}


def test_the_time_before_can_be_laid_over(page: InsightsPage) -> None:
    action(page.card.options.over_menu.actions(), "the same time before").trigger()
    data = settled(page).chart.data
    assert data is not None
    assert data.over == Period(date(2026, 5, 25), date(2026, 8, 23))
    assert "laid over: mean" in page.chart.accessibleDescription()


def test_days_are_chosen_with_the_mouse_and_shown_alone(qtbot: QtBot, page: InsightsPage) -> None:
    chart = page.chart
    picture = chart._picture
    assert picture is not None
    first, last = date(2026, 10, 1), date(2026, 10, 20)
    start, end = (QPoint(round(picture.x_of(day)), chart.height() // 2) for day in (first, last))
    qtbot.mousePress(chart, LEFT, pos=start)
    qtbot.mouseMove(chart, end)
    assert chart.brushed == Period(first, last)
    qtbot.mouseRelease(chart, LEFT, pos=end)
    assert page.ranges.checkedId() == OWN
    assert page.period == Period(first, last)
    assert page.first_day.isVisible()


def test_days_are_chosen_with_the_keyboard_and_shown_alone(qtbot: QtBot, page: InsightsPage) -> None:
    chart = page.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_PageUp, SHIFT)
    qtbot.keyClick(chart, Qt.Key.Key_Left, SHIFT)
    wanted = Period.ending(page.services.today, 9)
    assert chart.brushed == wanted
    assert "Enter shows them alone" in chart.accessibleName()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert page.period == wanted


def test_escape_lets_the_chosen_days_be(qtbot: QtBot, page: InsightsPage) -> None:
    chart = page.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.brushed is None


def test_a_click_still_opens_the_day(qtbot: QtBot, page: InsightsPage) -> None:
    picture = page.chart._picture
    assert picture is not None
    place = QPoint(round(picture.x_of(date(2026, 10, 1))), page.chart.height() // 2)
    with qtbot.waitSignal(page.day_wanted) as wanted:
        qtbot.mouseClick(page.chart, LEFT, pos=place)
    assert wanted.args == [date(2026, 10, 1)]


def test_a_life_event_is_marked_shown_told_and_taken_away(qtbot: QtBot, page: InsightsPage) -> None:
    qtbot.mouseClick(page.card.options.events, LEFT)
    (shown,) = page.findChildren(EventsDialog)
    qtbot.keyClicks(shown.word, "new job")
    with qtbot.waitSignal(page.undoable):
        qtbot.keyClick(shown.word, Qt.Key.Key_Return)
    event = LifeEvent("new job", page.services.today)
    assert event in page.services.life_events.all()
    assert "new job (22 Nov 2026)" in settled(page).chart.accessibleDescription()
    assert "new job" in page.chart.day_words(page.services.today)
    shown._remove(event)
    assert event not in page.services.life_events.all()
    assert "new job" not in settled(page).chart.accessibleDescription()


def test_a_life_event_without_a_word_is_refused_in_the_dialog(qtbot: QtBot, page: InsightsPage) -> None:
    page.card.open_events()
    (shown,) = page.findChildren(EventsDialog)
    qtbot.mouseClick(shown.add, LEFT)
    assert shown.told.text() == "A life event needs a word."


def test_the_table_has_the_recorded_days(qtbot: QtBot, page: InsightsPage) -> None:
    qtbot.mouseClick(page.card.options.table, LEFT)
    (shown,) = page.findChildren(TableDialog)
    model = shown.view.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == ["Day", "Mood", "Stress", "Sleep", "Sessions and events"]
    assert 60 < model.rowCount() < 91


@pytest.mark.parametrize(("name", "start"), [("c.png", b"\x89PNG"), ("c.svg", b"<?xml")])
def test_the_picture_is_saved_and_it_is_said_that_anyone_can_read_it(
    qtbot: QtBot, page: InsightsPage, tmp_path: Path, name: str, start: bytes
) -> None:
    target = tmp_path / name
    page.card._choose_file = lambda _parent, _proposed: target
    with qtbot.waitSignal(page.told, timeout=30_000) as told:
        qtbot.mouseClick(page.card.options.picture, LEFT)
    assert target.read_bytes().startswith(start)
    assert "Anyone who gets the file can look at it" in told.args[0]


def test_a_picture_that_cannot_be_saved_is_told_of(qtbot: QtBot, page: InsightsPage, tmp_path: Path) -> None:
    page.card._choose_file = lambda _parent, _proposed: tmp_path / "no" / "c.png"
    with qtbot.waitSignal(page.told, timeout=30_000) as told:
        qtbot.mouseClick(page.card.options.picture, LEFT)
    assert "could not be written" in told.args[0]
