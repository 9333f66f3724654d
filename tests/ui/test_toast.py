"""One quiet sentence at the foot of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carejournal.ui.toast import SHOWN_FOR_MS, Toast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

LONG = "Saved as Bericht-für-die-Krankenversicherung-und-die-Therapeutin-2026-11-22-endgültig.pdf. " * 2


@pytest.fixture
def toast(qtbot: QtBot, around: Surroundings) -> Iterator[Toast]:
    assert around is not None
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 480)
    window.show()
    yield Toast(window)


def test_it_is_hidden_until_there_is_something_to_tell(toast: Toast) -> None:
    assert not toast.isVisible()
    toast.tell("Saved.")
    assert toast.isVisible()
    assert toast.words == "Saved."
    assert toast.accessibleName() == "Saved."
    assert not toast.undo.isVisible()


def test_undo_is_offered_where_there_is_a_way_back(qtbot: QtBot, toast: Toast) -> None:
    toast.tell("Entry deleted.", undoable=True)
    with qtbot.waitSignal(toast.undo_wanted):
        qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_it_goes_away_by_itself(qtbot: QtBot, toast: Toast) -> None:
    toast.tell("Saved.")
    assert toast._timer.interval() == SHOWN_FOR_MS
    toast._timer.setInterval(1)
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_it_stands_at_the_foot_also_when_the_window_changes(toast: Toast) -> None:
    window = toast.parentWidget()
    assert window is not None
    toast.tell("Saved.")
    for size in ((640, 480), (900, 700)):
        window.resize(*size)
        assert abs(toast.geometry().center().x() - window.width() / 2) <= 1
        assert window.height() - 100 < toast.geometry().bottom() < window.height()


@pytest.mark.parametrize("undoable", [True, False])
def test_a_long_sentence_stays_within_the_window(toast: Toast, undoable: bool) -> None:
    window = toast.parentWidget()
    assert window is not None
    toast.tell(LONG, undoable=undoable)
    assert window.rect().contains(toast.geometry())
    words = toast._words
    assert words.height() >= words.heightForWidth(words.width())
    toast.tell("Short.")
    assert toast.width() < window.width() / 2


def test_it_is_plain_text(toast: Toast) -> None:
    toast.tell("<b>Saved</b>")
    assert toast._words.textFormat() == Qt.TextFormat.PlainText
