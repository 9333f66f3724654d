"""Years in pixels: walked with the keyboard, opened by a click, read as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carejournal.domain.moment import Moment
from carejournal.ui.pixels.year_dialog import YearDialog
from carejournal.ui.pixels.year_grid import months_on
from journal_hand import ENTRIES, LEFT, THURSDAY, put_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

Key = Qt.Key
LONG_AGO = replace(THURSDAY, id="long ago", moment=Moment(datetime(1927, 2, 3, 9)))


@pytest.fixture
def dialog(qtbot: QtBot, around: Surroundings) -> Iterator[YearDialog]:
    put_entries(around.services, *ENTRIES, LONG_AGO)
    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    window.show()
    made = YearDialog(around, window)
    with qtbot.waitActive(made):
        made.show()
    yield made
    window.hide()  # it lives as long as the dialog


def test_it_opens_on_today_and_reads_only_the_years_that_are_seen(dialog: YearDialog) -> None:
    assert dialog.grid.cursor_day == date(2026, 11, 22)
    dialog.grid.grab()
    assert 2026 in dialog.grid._read
    assert len(dialog.grid._read) <= 5


def test_keys_walk_days_months_and_years(qtbot: QtBot, dialog: YearDialog) -> None:
    for key, day in (
        (Key.Key_Down, date(2026, 11, 23)),
        (Key.Key_Up, date(2026, 11, 22)),
        (Key.Key_Left, date(2026, 10, 22)),
        (Key.Key_Right, date(2026, 11, 22)),
        (Key.Key_PageUp, date(2025, 11, 22)),
        (Key.Key_PageDown, date(2026, 11, 22)),
        (Key.Key_Home, date(2026, 1, 1)),
        (Key.Key_End, date(2026, 12, 31)),
        (Key.Key_Down, date(2026, 12, 31)),
    ):
        qtbot.keyClick(dialog.grid, key)
        assert dialog.grid.cursor_day == day
        assert dialog.grid.viewport().rect().contains(dialog.grid.cell(day).center().toPoint())


def test_enter_closes_it_and_opens_the_day(qtbot: QtBot, dialog: YearDialog) -> None:
    wanted: list[date] = []
    dialog.day_chosen.connect(wanted.append)
    qtbot.keyClick(dialog.grid, Key.Key_Return)
    assert wanted == [date(2026, 11, 22)]


def test_a_click_opens_the_day_that_was_hit(qtbot: QtBot, dialog: YearDialog) -> None:
    wanted: list[date] = []
    dialog.day_chosen.connect(wanted.append)
    day = THURSDAY.moment.day
    qtbot.mouseClick(dialog.grid.viewport(), LEFT, pos=dialog.grid.cell(day).center().toPoint())
    assert wanted == [day]


def test_a_hundred_years_away_is_there_too(dialog: YearDialog) -> None:
    dialog.grid.go_to(date(1927, 2, 3))
    dialog.grid.grab()
    assert dialog.grid.accessibleName() == "Thursday, 3 February 1927: 7, good"


def test_the_table_tells_the_year_of_the_pixel_and_others(
    qtbot: QtBot, dialog: YearDialog, qtmodeltester: ModelTester
) -> None:
    dialog.as_table.click()
    model = dialog.table.model()
    qtmodeltester.check(model)
    assert model.index(18, 10).data() == "7"
    assert model.index(18, 10).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Thursday, 19 November")
    assert model.index(17, 10).data() == ""
    assert model.index(30, 10).data() is None
    qtbot.mouseClick(dialog.before, LEFT)
    assert dialog.table_year.text() == "2025 · Mood"


def test_enter_in_the_table_opens_the_day_but_none_that_a_month_lacks(
    qtbot: QtBot, dialog: YearDialog
) -> None:
    wanted: list[date] = []
    dialog.day_chosen.connect(wanted.append)
    dialog.as_table.click()
    assert dialog.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).startswith("Sunday, 22 Nov")
    dialog.table.setFocus()
    for _ in range(9):
        qtbot.keyClick(dialog.table, Key.Key_Down)
    qtbot.keyClick(dialog.table, Key.Key_Return)
    assert (wanted, dialog.isVisible()) == ([], True)
    qtbot.keyClick(dialog.table, Key.Key_Left)
    qtbot.keyClick(dialog.table, Key.Key_Return)
    assert (wanted, dialog.isVisible()) == ([date(2026, 10, 31)], False)


def test_numbers_are_shown_where_they_are_wanted_and_so_next_time(
    dialog: YearDialog, around: Surroundings
) -> None:
    plain = dialog.grid.grab().toImage()
    dialog.numbers.click()
    assert dialog.grid.grab().toImage() != plain
    parent = dialog.parentWidget()
    assert parent is not None
    again = YearDialog(around, parent)
    assert again.numbers.isChecked()
    again.close()


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_a_month_on_is_the_same_day_or_the_months_last(day: date, months: int, found: date) -> None:
    assert months_on(day, months) == found
