"""The month above the timeline: days can be seen, heard, walked to and opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from carejournal.charts.pixel_scale import PixelScale
from carejournal.domain.measure import STRESS, Measure
from carejournal.domain.moment import Moment
from journal_hand import ENTRIES, LEFT, SATURDAY, THURSDAY, listed, open_id, open_journal_page, put_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings
    from carejournal.ui.pixels.month_calendar import MonthCalendar

Key = Qt.Key


@pytest.fixture(autouse=True)
def weeks_begin_on_monday() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> JournalPage:
    put_entries(around.services, *ENTRIES)
    return open_journal_page(qtbot, around)


@pytest.fixture
def calendar(page: JournalPage) -> MonthCalendar:
    return page.browser.calendar


def colour_in(calendar: MonthCalendar, day: date) -> QColor:
    image: QImage = calendar.grid.grab().toImage()
    cell = calendar.grid.cell(day)
    return image.pixelColor(round(cell.left() + 5), round(cell.center().y()))


def press(qtbot: QtBot, calendar: MonthCalendar, *keys: Key) -> None:
    calendar.grid.setFocus()
    for key in keys:
        qtbot.keyClick(calendar.grid, key)


def test_a_recorded_day_has_the_colour_of_its_value_and_a_blank_one_has_none(calendar: MonthCalendar) -> None:
    surface = colour_in(calendar, date(2026, 11, 18))
    recorded = colour_in(calendar, THURSDAY.moment.day)
    assert recorded.name().upper() == PixelScale(0, 10).colour(7)
    assert surface == colour_in(calendar, date(2026, 11, 17))
    assert surface != recorded


def test_a_click_opens_the_day(qtbot: QtBot, page: JournalPage, calendar: MonthCalendar) -> None:
    place = calendar.grid.cell(THURSDAY.moment.day).center().toPoint()
    qtbot.mouseClick(calendar.grid, LEFT, pos=place)
    assert open_id(page) == THURSDAY.id


def test_arrows_walk_the_days_and_enter_opens_one(
    qtbot: QtBot, page: JournalPage, calendar: MonthCalendar
) -> None:
    opened = open_id(page)
    press(qtbot, calendar, Key.Key_Left, Key.Key_Up, Key.Key_Down)
    assert calendar.grid.cursor_day == SATURDAY.moment.day
    assert open_id(page) == opened
    press(qtbot, calendar, Key.Key_Return)
    assert open_id(page) == SATURDAY.id


def test_a_walk_beyond_the_month_shows_the_next(qtbot: QtBot, calendar: MonthCalendar) -> None:
    press(qtbot, calendar, Key.Key_End, Key.Key_Right)
    assert (calendar.month.text(), calendar.grid.cursor_day) == ("December 2026", date(2026, 12, 1))
    press(qtbot, calendar, Key.Key_PageUp)
    assert (calendar.month.text(), calendar.grid.cursor_day) == ("November 2026", date(2026, 11, 30))
    press(qtbot, calendar, Key.Key_Home)
    assert calendar.grid.cursor_day == date(2026, 11, 1)
    qtbot.mouseClick(calendar.before, LEFT)
    assert calendar.month.text() == "October 2026"
    qtbot.mouseClick(calendar.after, LEFT)
    assert calendar.month.text() == "November 2026"


def test_each_day_is_spoken_with_its_value_or_that_it_has_none(qtbot: QtBot, calendar: MonthCalendar) -> None:
    press(qtbot, calendar, Key.Key_Home)
    assert calendar.grid.accessibleName() == "Sunday, 1 November 2026: not recorded"
    calendar.mark(THURSDAY.moment.day)
    assert calendar.grid.accessibleName() == "Thursday, 19 November 2026: 7, good"
    assert calendar.grid.accessibleDescription() == "November 2026, Mood: recorded on 3 of 30 days"


def tip_over(widget: QWidget, place: QPoint) -> str:
    """Return what a tip says where the mouse rests, as it is seen."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    seen = QTextDocument()
    seen.setHtml(QToolTip.text())
    QToolTip.hideText()
    return seen.toPlainText()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_a_measure_is_picked_from_the_list_below_its_name_and_told_as_it_is_written(
    qtbot: QtBot, around: Surroundings, calendar: MonthCalendar
) -> None:
    calm = Measure("calm", "<i>Calm & slow</i>")
    around.services.cataloguing.write_measures([*around.services.looking_back.all_measures(), calm])
    around.services.entries.write(replace(THURSDAY, readings={"calm": 8.0}))
    calendar.choice.setFocus()
    qtbot.keyClick(calendar.choice, Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["Mood"]
    place = [each.text() for each in menu.actions()].index("<i>Calm && slow</i>")
    for _ in range(place + 1):
        qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Return)
    assert calendar.choice.measure.key == "calm"
    assert colour_in(calendar, THURSDAY.moment.day) != colour_in(calendar, SATURDAY.moment.day)
    tip = tip_over(calendar.grid, calendar.grid.cell(THURSDAY.moment.day).center().toPoint())
    assert tip == calendar.grid.spoken(THURSDAY.moment.day)
    archived = [replace(m, archived=m.key == "calm") for m in around.services.looking_back.all_measures()]
    around.services.cataloguing.write_measures(archived)
    assert calendar.choice.measure.key == "mood"


def test_another_measure_colours_the_days_and_is_remembered(
    qtbot: QtBot, around: Surroundings, calendar: MonthCalendar
) -> None:
    calendar.choice.choose(STRESS)
    assert calendar.choice.text() == "Stress ▾"
    assert calendar.grid.accessibleDescription() == "November 2026, Stress: recorded on 1 of 30 days"
    assert open_journal_page(qtbot, around).browser.calendar.choice.measure == STRESS


def test_what_is_saved_shows_at_once(around: Surroundings, calendar: MonthCalendar) -> None:
    around.services.entries.write(replace(THURSDAY, id="new", moment=Moment(datetime(2026, 11, 2, 9))))
    assert calendar.grid.accessibleDescription() == "November 2026, Mood: recorded on 4 of 30 days"


def test_the_same_day_of_earlier_years_is_offered_where_there_is_one(
    qtbot: QtBot, around: Surroundings, page: JournalPage, calendar: MonthCalendar
) -> None:
    earlier = replace(SATURDAY, id="earlier", moment=Moment(datetime(2019, 11, 21, 9)))
    around.services.entries.write(earlier)
    page.show_record(SATURDAY.id)
    assert calendar.same_day.text() == "In earlier years: 1"
    qtbot.mouseClick(calendar.same_day, LEFT)
    assert listed(page) == [SATURDAY.id, earlier.id]
    page.show_record(THURSDAY.id)
    assert not calendar.same_day.isVisible()
