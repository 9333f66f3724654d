"""Every control has a name to be spoken, the Tab key comes to each, and it can be seen where it is."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)

from sample_copy import copy_sample_into
from screens import SCREENS, letters_twice_as_large, show_screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QButtonGroup
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

MOST_STOPS = 150
LARGE = " in large letters"


@pytest.fixture
def still_cursor(qapp: QApplication) -> Iterator[None]:
    """Let text cursors not blink, so that pictures can be compared."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.fixture(params=[*SCREENS, *(f"{name}{LARGE}" for name in ("journal", "insights", "report"))])
def screen(
    request: pytest.FixtureRequest, qtbot: QtBot, around: Surroundings, tmp_path: Path, still_cursor: None
) -> Iterator[QWidget]:
    assert still_cursor is None
    copy_sample_into(around.services)
    with letters_twice_as_large() if request.param.endswith(LARGE) else nullcontext():
        yield show_screen(qtbot, around, request.param.removesuffix(LARGE), tmp_path)


def test_every_control_says_its_name_and_the_tab_key_comes_to_it_and_goes_the_same_way_back(
    qtbot: QtBot, screen: QWidget
) -> None:
    says_what_each_control_is(screen)
    visited, unseen = walk(qtbot, screen)
    missed = [described(each) for each in controls(screen) if each not in visited and not in_a_group(each)]
    assert missed == []
    assert unseen == []  # the keyboard can be seen wherever it is
    backward = [stop(focused(screen))]
    while len(backward) < len(visited):
        backward.append(tab_on(qtbot, screen, backward[-1], back=True))
    assert [described(each) for each in backward[1:]] == [described(each) for each in reversed(visited[1:])]


def says_what_each_control_is(screen: QWidget) -> None:
    nameless = [described(each) for each in controls(screen) if not spoken(each)]
    assert nameless == []
    grouped = [each for each in controls(screen) if isinstance(each, QAbstractButton) and in_a_group(each)]
    roles = {described(each): QAccessible.queryAccessibleInterface(each).role() for each in grouped}
    assert {name: role for name, role in roles.items() if role != QAccessible.Role.RadioButton} == {}


def controls(window: QWidget) -> list[QWidget]:
    """Return what of a window takes the keyboard and can be seen or scrolled to."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.window() is window
        and stop(each) is each
    ]


def stop(part: QWidget) -> QWidget:
    """Return the control as a whole, where the keyboard is in a field inside it."""
    around = part.parentWidget()
    return around if isinstance(around, (QAbstractSpinBox, QComboBox)) else part


def in_a_group(part: QWidget) -> bool:
    """Return whether the arrow keys lead here from the button beside it that is chosen."""
    if not isinstance(part, QAbstractButton) or part.isChecked():
        return False
    group = cast("QButtonGroup | None", part.group())
    return group is not None and group.exclusive()


def spoken(part: QWidget) -> str:
    """Return what a screen reader says for a control."""
    found = QAccessible.queryAccessibleInterface(part)
    return found.text(QAccessible.Text.Name).strip()


def described(part: QWidget) -> str:
    words = part.text() if isinstance(part, (QLabel, QAbstractButton)) else part.accessibleName()
    return f"{type(part).__name__} “{words}” in {type(part.parentWidget()).__name__}"


def walk(qtbot: QtBot, window: QWidget) -> tuple[list[QWidget], list[str]]:
    """Go once round with the Tab key; return the stops, and those that look the same without the keyboard."""
    start = stop(focused(window))
    visited: list[QWidget] = []
    unseen: list[str] = []
    here = start
    for _ in range(MOST_STOPS):
        visited.append(here)
        QCoreApplication.processEvents()
        with_keyboard = picture(here)
        following = tab_on(qtbot, window, here)
        if here.isVisible() and picture(here) == with_keyboard:
            unseen.append(described(here))
        here = following
        if here is start:
            return visited, unseen
    pytest.fail(f"the Tab key does not come back: {[described(each) for each in visited[-9:]]}")


def tab_on(qtbot: QtBot, window: QWidget, here: QWidget, *, back: bool = False) -> QWidget:
    """Press Tab until another control has the keyboard: in a day it goes from its weekday to its year."""
    keys = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    for _ in range(5):
        qtbot.keyClick(focused(window), Qt.Key.Key_Tab, keys)
        QCoreApplication.processEvents()
        if stop(focused(window)) is not here:
            break
    return stop(focused(window))


def focused(window: QWidget) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def picture(part: QWidget) -> QImage:
    return part.grab().toImage()
