"""The rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage

from carejournal.charts.palette import DARK, LIGHT
from carejournal.ui.rail import Rail, RailButton
from carejournal.ui.theme import DARK_NAME

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

TABS = (("journal", "Journal"), ("sessions", "Sessions"), ("insights", "Insights"))
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rail(qtbot: QtBot, around: Surroundings) -> Rail:
    made = Rail(around.theme, TABS, lockable=True)
    qtbot.addWidget(made)
    made.resize(90, 600)
    with qtbot.waitActive(made):
        made.show()
    made.mark(0)
    return made


def pixels_of(image: QImage, colour: str) -> int:
    wanted = QColor(colour)
    return sum(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_a_click_chooses_a_tab(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.tab_chosen) as chosen:
        qtbot.mouseClick(rail.tab(2), Qt.MouseButton.LeftButton)
    assert chosen.args == [2]
    assert rail.tab(2).isChecked()
    assert not rail.tab(0).isChecked()


def test_control_and_a_digit_choose_a_tab(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.tab_chosen) as chosen:
        qtbot.keyClick(rail, Qt.Key.Key_2, CTRL)
    assert chosen.args == [1]
    assert rail.tab(1).toolTip() == "Sessions (Ctrl+2)"


def test_help_is_one_click_away(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.help_wanted):
        qtbot.mouseClick(rail.help_button, Qt.MouseButton.LeftButton)


def test_help_stands_at_the_foot(rail: Rail) -> None:
    assert rail.help_button.geometry().bottom() > 500
    assert max(rail.tab(n).geometry().bottom() for n in range(3)) < 300


def test_marking_a_tab_does_not_choose_it(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.assertNotEmitted(rail.tab_chosen):
        rail.mark(1)
    assert rail.tab(1).isChecked()


def test_the_open_tab_and_the_keyboard_can_be_seen(qtbot: QtBot, rail: Rail) -> None:
    other = rail.tab(1)
    assert pixels_of(other.grab().toImage(), LIGHT.accent) == 0
    assert pixels_of(rail.tab(0).grab().toImage(), LIGHT.accent) > 20
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert pixels_of(other.grab().toImage(), LIGHT.accent) > 100


def test_another_look_repaints(rail: Rail, around: Surroundings) -> None:
    around.theme.choose(DARK_NAME)
    assert pixels_of(rail.tab(0).grab().toImage(), DARK.accent) > 20


@pytest.mark.parametrize("text", ["Insights", "Einstellungen und Erinnerungen", "iiii"])
def test_a_button_has_room_for_its_word_in_bold(around: Surroundings, qtbot: QtBot, text: str) -> None:
    made = RailButton(around.theme, "journal", text)
    qtbot.addWidget(made)
    bold = QFont(made.font())
    bold.setBold(True)
    assert made.sizeHint().width() >= QFontMetrics(bold).horizontalAdvance(text) + 8
    assert made.accessibleName() == text
