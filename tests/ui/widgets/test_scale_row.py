"""A scale of eleven boxes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from carejournal.charts.palette import DARK, LIGHT, Role
from carejournal.domain.measure import MOOD
from carejournal.ui.theme import DARK_NAME
from carejournal.ui.widgets.scale_row import ScaleRow
from journal_hand import wheel_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scale(qtbot: QtBot, around: Surroundings) -> ScaleRow:
    made = ScaleRow(around.theme, MOOD, Role.MOOD)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def middle(scale: ScaleRow, number: int) -> QPoint:
    return scale._box(number).center().toPoint()


@pytest.mark.parametrize("number", range(11))
def test_a_click_sets_and_the_same_click_empties(qtbot: QtBot, scale: ScaleRow, number: int) -> None:
    with qtbot.waitSignal(scale.reading_changed):
        qtbot.mouseClick(scale, LEFT, pos=middle(scale, number))
    assert scale.reading == number
    with qtbot.waitSignal(scale.reading_changed):
        qtbot.mouseClick(scale, LEFT, pos=middle(scale, number))
    assert scale.reading is None


@pytest.mark.parametrize("number", range(10))
def test_a_digit_sets(qtbot: QtBot, scale: ScaleRow, number: int) -> None:
    qtbot.keyClicks(scale, str(number))
    assert scale.reading == number


def test_one_and_then_zero_is_ten(qtbot: QtBot, scale: ScaleRow) -> None:
    qtbot.keyClicks(scale, "10")
    assert scale.reading == 10
    qtbot.keyClicks(scale, "0")
    assert scale.reading == 0


def test_a_zero_long_after_a_one_is_zero(
    qtbot: QtBot, scale: ScaleRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[ScaleRow.__module__], "monotonic", iter([10.0, 12.0]).__next__)
    qtbot.keyClicks(scale, "1")
    qtbot.keyClicks(scale, "0")
    assert scale.reading == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_and_backspace_empty(qtbot: QtBot, scale: ScaleRow, key: Qt.Key) -> None:
    qtbot.keyClicks(scale, "7")
    qtbot.keyClick(scale, key)
    assert scale.reading is None
    assert scale.words == "not recorded"


def test_arrows_move_and_stop_at_the_ends(qtbot: QtBot, scale: ScaleRow) -> None:
    qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert scale.reading == 5
    qtbot.keyClick(scale, Qt.Key.Key_Up)
    qtbot.keyClick(scale, Qt.Key.Key_Plus)
    assert scale.reading == 7
    qtbot.keyClick(scale, Qt.Key.Key_End)
    qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert scale.reading == 10
    qtbot.keyClick(scale, Qt.Key.Key_Home)
    qtbot.keyClick(scale, Qt.Key.Key_Left)
    assert scale.reading == 0


def test_keys_that_mean_nothing_here_are_left_to_the_page(qtbot: QtBot, scale: ScaleRow) -> None:
    qtbot.keyClicks(scale, "7x")
    qtbot.keyClick(scale, Qt.Key.Key_Escape)
    assert scale.reading == 7


def test_a_value_between_two_boxes_stays_until_it_is_changed(qtbot: QtBot, scale: ScaleRow) -> None:
    with qtbot.assertNotEmitted(scale.reading_changed):
        scale.show_reading(7.5)
    assert scale.reading == 7.5
    assert scale.words.startswith("7.5")
    qtbot.mouseClick(scale, LEFT, pos=middle(scale, 8))
    assert scale.reading == 8


def test_the_wheel_scrolls_past(scale: ScaleRow) -> None:
    scale.show_reading(4)
    assert not wheel_over(scale)
    assert scale.reading == 4


def test_screen_readers_hear_name_number_and_meaning(qtbot: QtBot, scale: ScaleRow) -> None:
    assert scale.accessibleName() == "Mood: not recorded"
    qtbot.keyClicks(scale, "7")
    assert scale.accessibleName() == "Mood: 7, good"


@pytest.mark.parametrize("before", [None, 7.0])
def test_screen_readers_can_set_it_as_a_slider(scale: ScaleRow, before: float | None) -> None:
    scale.show_reading(before)
    scale.clearFocus()
    scale.setValue(4)
    assert scale.reading == 4


def test_the_boxes_are_drawn_in_the_colours_of_the_look(
    qtbot: QtBot, scale: ScaleRow, around: Surroundings
) -> None:
    qtbot.keyClicks(scale, "3")

    def colour(number: int) -> QColor:
        return scale.grab().toImage().pixelColor(scale._box(number).topLeft().toPoint() + QPoint(6, 6))

    assert colour(3) == QColor(LIGHT.mood)
    assert colour(4) == QColor(LIGHT.surface)
    assert colour(2) not in (QColor(LIGHT.mood), QColor(LIGHT.surface))
    around.theme.choose(DARK_NAME)
    assert colour(3) == QColor(DARK.mood)
    assert colour(4) == QColor(DARK.surface)


def test_the_focus_can_be_seen(qtbot: QtBot, scale: ScaleRow) -> None:
    focused = scale.grab().toImage()
    scale.clearFocus()
    qtbot.waitUntil(lambda: not scale.hasFocus())
    assert scale.grab().toImage() != focused


def test_the_box_under_the_mouse_is_shown(qtbot: QtBot, scale: ScaleRow) -> None:
    before = scale.grab().toImage()
    qtbot.mouseMove(scale, middle(scale, 6))
    assert scale._under_mouse == 6
    assert scale.grab().toImage() != before
    QApplication.sendEvent(scale, QEvent(QEvent.Type.Leave))
    assert scale.grab().toImage() == before
