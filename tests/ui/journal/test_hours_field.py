"""The field for last night's hours of sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from carejournal.ui.journal.hours_field import HoursField
from journal_hand import wheel_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def field(qtbot: QtBot) -> HoursField:
    made = HoursField("Hours slept")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def stepper(field: HoursField, sign: str) -> QPushButton:
    return next(each for each in field.findChildren(QPushButton) if each.text() == sign)


def test_what_is_typed_counts_at_once_and_is_written_out_when_the_field_is_left(
    qtbot: QtBot, field: HoursField
) -> None:
    with qtbot.waitSignal(field.hours_changed):
        qtbot.keyClicks(field.edit, "6:15")
    assert field.hours == 6.25
    assert field.edit.text() == "6:15"
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "6 h 15"


def test_an_empty_field_is_not_recorded(qtbot: QtBot, field: HoursField) -> None:
    field.show_hours(7.5)
    assert field.edit.text() == "7 h 30"
    field.edit.selectAll()
    with qtbot.waitSignal(field.hours_changed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Delete)
    assert field.hours is None
    assert field.edit.placeholderText() == "not recorded"


def test_nonsense_goes_back_to_what_was_there_before(qtbot: QtBot, field: HoursField) -> None:
    field.show_hours(7.5)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "many")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.hours == 7.5
    assert field.edit.text() == "7 h 30"


@pytest.mark.parametrize("before", [None, 6.0])
@pytest.mark.parametrize("typed", ["75", "7 or so", "25", "7:99"])
def test_what_means_no_hours_is_not_taken_for_what_its_first_digits_mean(
    qtbot: QtBot, field: HoursField, before: float | None, typed: str
) -> None:
    field.show_hours(before)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, typed)
    assert field.hours == before
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.hours == before
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "7,5")
    assert field.hours == 7.5


def test_the_arrow_keys_go_by_quarters_of_an_hour(qtbot: QtBot, field: HoursField) -> None:
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.hours == 7.0
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.edit.text() == "7 h 15"
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.hours == 6.75


def test_the_buttons_do_the_same_and_stop_at_the_ends(qtbot: QtBot, field: HoursField) -> None:
    field.show_hours(23.75)
    for _ in range(3):
        qtbot.mouseClick(stepper(field, "+"), LEFT)
    assert field.hours == 24.0
    field.show_hours(0.25)
    for _ in range(3):
        qtbot.mouseClick(stepper(field, "−"), LEFT)
    assert field.hours == 0.0
    assert stepper(field, "−").accessibleName() == "15 minutes less"


def test_hours_that_are_only_shown_are_not_announced(qtbot: QtBot, field: HoursField) -> None:
    with qtbot.assertNotEmitted(field.hours_changed):
        field.show_hours(8.0)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.hours == 8.0


def test_the_tab_key_chooses_all_so_that_typing_replaces(field: HoursField) -> None:
    field.show_hours(8.0)
    field.edit.clearFocus()
    field.edit.setFocus(Qt.FocusReason.TabFocusReason)
    assert field.edit.selectedText() == "8 h"


def test_the_wheel_scrolls_past(field: HoursField) -> None:
    field.show_hours(8.0)
    assert not wheel_over(field.edit)
    assert field.hours == 8.0
