"""The window at hand: what a person does in it, and what is seen."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.journal_view import JOURNAL, JournalView
from carejournal.ui.main_window import MainWindow
from carejournal.ui.page import Page
from journal_hand import CTRL, THURSDAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.services.safekeeping import Key
    from carejournal.ui.page import Surroundings

NOTE = THURSDAY.note
WORDS = "Not saved yet. "

Part = TypeVar("Part", bound=QWidget)


def part(window: JournalView, kind: type[Part]) -> Part:
    """Return the part of this kind, for example a dialog that was opened."""
    found = window.findChild(kind)
    assert found is not None
    return found


def opened(qtbot: QtBot, around: Surroundings) -> JournalView:
    """Return the window over the journal as it is now."""
    made = JournalView(around)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@contextmanager
def whole_window(qtbot: QtBot, around: Surroundings, key: Key | None = None) -> Iterator[MainWindow]:
    """Yield the program's window over the journal, which must be closed; it is left closed again."""
    from carejournal.services.door import Door

    door = Door(around.services.journal.path, around.services.clock)
    window = MainWindow(door, around.theme, around.tasks, around.settings)
    qtbot.addWidget(window)
    try:
        window.begin(key)
        with qtbot.waitActive(window):
            window.show()
        yield window
    finally:
        window.leave()
        door.leave()
        # What the window has put away goes while the window is still there: Qt dies of the other order.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def view_of(window: MainWindow) -> JournalView:
    """Return the open journal in the window."""
    assert window.view is not None
    return window.view


def journal(window: JournalView) -> JournalPage:
    """Return the Journal tab."""
    page = window.page(JOURNAL)
    assert isinstance(page, JournalPage)
    return page


def shown(window: JournalView) -> Page:
    """Return the page that is seen."""
    (page,) = (each for each in window.findChildren(Page) if each.isVisible())
    return page


def write(qtbot: QtBot, window: JournalView) -> None:
    """Type words into Thursday's note, and leave them unsaved."""
    journal(window).show_record(THURSDAY.id)
    note = journal(window).editor.note
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Home, CTRL)
    qtbot.keyClicks(note, WORDS)


def note_of(services: JournalServices) -> str:
    """Return Thursday's note as the journal has it."""
    found = services.entries.get(THURSDAY.id)
    return found.note if found else ""
