"""No word is cut off: with letters twice as large, and with words twice as long, on a small screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QRect, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollBar,
    QWidget,
)

from sample_copy import copy_sample_into
from screens import SCREENS, SMALL_SCREEN, letters_twice_as_large, show_screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

WIDTH, HEIGHT = SMALL_SCREEN
BESIDE_THE_WORDS = 12
"""What a field's padding and cursor need beside its words at least."""


class Doubling(QTranslator):
    """Says everything twice: about the length of the longest languages."""

    def translate(self, context: str, words: str, _remark: str | None = None, _count: int = -1) -> str:
        shapes_of_days = context == "Dates"
        return words if shapes_of_days else f"{words} {words}"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def twice_as_large(qapp: QApplication) -> Iterator[None]:
    assert qapp is not None
    with letters_twice_as_large():
        yield


@pytest.fixture
def twice_as_long(qapp: QApplication) -> Iterator[None]:
    translator = Doubling()
    qapp.installTranslator(translator)
    assert QCoreApplication.translate("Any", "word") == "word word"
    yield
    qapp.removeTranslator(translator)


@pytest.fixture(params=["sample life", "empty journal"])
def filled(request: pytest.FixtureRequest, around: Surroundings) -> Surroundings:
    if request.param == "sample life":
        copy_sample_into(around.services)
    return around


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("look", ["twice_as_large", "twice_as_long"])
def test_all_words_can_be_read_on_a_small_screen(
    request: pytest.FixtureRequest, qtbot: QtBot, filled: Surroundings, tmp_path: Path, look: str, screen: str
) -> None:
    request.getfixturevalue(look)
    shown = show_screen(qtbot, filled, screen, tmp_path)
    least = shown.minimumSizeHint().expandedTo(shown.minimumSize())
    assert (least.width() <= WIDTH, least.height() <= HEIGHT) == (True, True)
    assert cut_off(shown) == []


def cut_off(window: QWidget) -> list[str]:
    """Return what of a window's words and controls cannot be seen whole, each with the reason."""
    parts = [each for each in window.findChildren(QWidget) if each.isVisible() and _counts(each)]
    return [
        f"{_name(part)}: {reason}"
        for part in parts
        for reason in (_too_small(part), _outside(part))
        if reason
    ]


def _counts(part: QWidget) -> bool:
    of_a_field = isinstance(part.parentWidget(), (QAbstractSpinBox, QComboBox))
    kinds = (QLabel, QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QFrame)
    return isinstance(part, kinds) and not isinstance(part, QScrollBar) and not of_a_field


def _name(part: QWidget) -> str:
    words = part.text() if isinstance(part, (QLabel, QAbstractButton, QLineEdit)) else part.accessibleName()
    return f"{type(part).__name__} “{words}”"


def _too_small(part: QWidget) -> str:
    if isinstance(part, QLabel):
        needed = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
        narrow = not part.wordWrap() and bool(part.text()) and part.width() < part.sizeHint().width()
        return "too narrow" if narrow else "too low" if part.height() < needed - 1 else ""
    if isinstance(part, QLineEdit):
        words = part.text() or part.placeholderText()
        needed = part.fontMetrics().horizontalAdvance(words) + BESIDE_THE_WORDS
        return "too narrow" if words == part.placeholderText() and part.width() < needed else ""
    if isinstance(part, QAbstractSpinBox):
        needed = part.fontMetrics().horizontalAdvance(part.text()) + BESIDE_THE_WORDS
        edit = part.findChild(QLineEdit)
        return "too narrow" if edit is not None and edit.width() < needed - BESIDE_THE_WORDS else ""
    if isinstance(part, (QCheckBox, QRadioButton, QAbstractButton)) and part.text():
        hint = part.sizeHint()
        return "too small" if part.width() < hint.width() or part.height() < hint.height() else ""
    if isinstance(part, QComboBox):
        needed = part.fontMetrics().horizontalAdvance(part.currentText()) + BESIDE_THE_WORDS
        return "too narrow" if part.width() < needed else ""
    return ""


def _outside(part: QWidget) -> str:
    """Return what a part reaches beyond; what scrolls up and down may go on below."""
    area, around = part.rect(), part
    while not around.isWindow() and (parent := around.parentWidget()) is not None:
        area, around = QRect(around.mapToParent(area.topLeft()), area.size()), parent
        scrolling = around.parentWidget()
        if isinstance(scrolling, QAbstractScrollArea) and around is scrolling.viewport():
            room = around.rect()
            return (
                "" if room.left() <= area.left() and area.right() <= room.right() else "beside what scrolls"
            )
        if not around.rect().contains(area):
            return f"outside {type(around).__name__}"
    return ""
