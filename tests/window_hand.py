"""The window at hand: what a person does in it, and what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.main_window import JOURNAL, MainWindow
from carejournal.ui.page import Page
from journal_hand import CTRL, THURSDAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

NOTE = THURSDAY.note
WORDS = "Not saved yet. "

Part = TypeVar("Part", bound=QWidget)


def part(window: MainWindow, kind: type[Part]) -> Part:
    """Return the part of this kind, for example a dialog that was opened."""
    found = window.findChild(kind)
    assert found is not None
    return found


def opened(qtbot: QtBot, around: Surroundings) -> MainWindow:
    """Return the window over the journal as it is now."""
    made = MainWindow(around)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def journal(window: MainWindow) -> JournalPage:
    """Return the Journal tab."""
    page = window.page(JOURNAL)
    assert isinstance(page, JournalPage)
    return page


def shown(window: MainWindow) -> Page:
    """Return the page that is seen."""
    (page,) = (each for each in window.findChildren(Page) if each.isVisible())
    return page


def write(qtbot: QtBot, window: MainWindow) -> None:
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
