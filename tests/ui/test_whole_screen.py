"""The whole screen is for writing alone: whatever ends the writing gives it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.services.safekeeping import encrypt
from carejournal.ui.journal_view import JOURNAL, SESSIONS
from carejournal.ui.safekeeping.lock_page import LockPage
from journal_hand import THURSDAY, put_entries
from window_hand import WORDS, journal, view_of, whole_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.services.safekeeping import Key
    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

Keys = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def key(around: Surroundings) -> Key | None:
    put_entries(around.services, THURSDAY)
    around.services.journal.close()
    return encrypt(around.services.journal.path, "a small boat, well caulked").key


@pytest.fixture
def main(qtbot: QtBot, around: Surroundings, key: Key | None) -> Iterator[MainWindow]:
    """Return the window in which someone writes on the whole screen."""
    with whole_window(qtbot, around, key) as window:
        write_alone(qtbot, window)
        yield window


def write_alone(qtbot: QtBot, window: MainWindow) -> None:
    note = journal(view_of(window)).editor.note
    note.setFocus()
    qtbot.keyClick(note, Keys.Key_F11)
    qtbot.keyClicks(note, WORDS)
    assert window.isFullScreen()


def test_a_lock_gives_the_screen_back(qtbot: QtBot, main: MainWindow, key: Key) -> None:
    main.lock()
    assert not main.isFullScreen()
    qtbot.waitUntil(lambda: main.findChild(LockPage) is not None)
    main.open(key)
    page = journal(view_of(main))
    assert not main.isFullScreen()
    assert (page.alone.active, page.editor.note.text) == (False, WORDS)
    qtbot.waitUntil(page.editor.writing.bar.alone.isVisible)
    qtbot.mouseClick(page.editor.writing.bar.alone, Qt.MouseButton.LeftButton)
    assert main.isFullScreen()


def test_another_tab_gives_the_screen_back_and_the_page_is_whole_again(
    qtbot: QtBot, main: MainWindow
) -> None:
    view = view_of(main)
    view.open_tab(SESSIONS)
    assert not main.isFullScreen()
    assert not journal(view).isAncestorOf(main.focusWidget())
    view.open_tab(JOURNAL)
    qtbot.waitUntil(journal(view).browser.isVisible)
    assert journal(view).editor.check_in.isVisible()
    assert not main.isFullScreen()


def test_a_window_made_small_while_writing_comes_back_on_the_whole_screen(main: MainWindow) -> None:
    main.showMinimized()
    main.come_to_front()
    assert main.isFullScreen()
    assert journal(view_of(main)).alone.active


def test_the_next_start_has_a_window_that_can_be_moved_and_closed(
    qtbot: QtBot, around: Surroundings, main: MainWindow, key: Key
) -> None:
    main.close()
    main.leave()
    with whole_window(qtbot, around, key) as again:
        assert not again.isFullScreen()
        assert not journal(view_of(again)).alone.active
