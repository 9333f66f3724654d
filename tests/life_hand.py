"""A life at the window: days pass, tabs are opened, dialogs answered, and every step is undone once."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.journal_view import JOURNAL, SESSIONS, JournalView
from carejournal.ui.sessions.sessions_page import SessionsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.domain.session import Session
    from carejournal.ui.page import Surroundings
    from fake_clock import FakeClock

LEFT = Qt.MouseButton.LeftButton
Part = TypeVar("Part", bound=QWidget)


class Life:
    """A person at the window, whose days pass."""

    def __init__(self, qtbot: QtBot, around: Surroundings, clock: FakeClock) -> None:
        self.qtbot = qtbot
        self.clock = clock
        self.services = around.services
        self.window = JournalView(around)
        qtbot.addWidget(self.window)
        self.window.resize(1180, 760)
        with qtbot.waitActive(self.window):
            self.window.show()

    def at(self, day: date, hour: int = 20) -> None:
        """Let it be this hour of a day."""
        self.clock.now = datetime.combine(day, time(hour), tzinfo=UTC)

    @property
    def page(self) -> SessionsPage:
        """The Sessions tab, come up to date."""
        self.window.open_tab(SESSIONS)
        page = self.window.page(SESSIONS)
        assert isinstance(page, SessionsPage)
        return page

    @property
    def journal(self) -> JournalPage:
        """The Journal tab, come up to date."""
        self.window.open_tab(JOURNAL)
        QCoreApplication.processEvents()
        page = self.window.page(JOURNAL)
        assert isinstance(page, JournalPage)
        return page

    @contextmanager
    def dialog(self, kind: type[Part]) -> Iterator[Part]:
        """Yield the dialog that was opened; it must be closed at the end."""
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        assert len(found) == 1
        yield found[0]
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window.activateWindow()  # a desktop does so itself
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def click(self, button: QWidget) -> None:
        assert button.isVisible()
        self.qtbot.mouseClick(button, LEFT)

    def on(self, day: date) -> Session:
        """Return the therapy planned for a day at first."""
        return next(s for s in self.services.looking_back.sessions() if s.repeat and s.repeat.day == day)

    def undone_and_done_again(self) -> None:
        """Undo brings back what was; redo what is: nothing else would be one step."""
        copy = self.services.journal.copy
        after = copy()
        self.window.undo()
        before = copy()
        assert before != after
        self.window.redo()
        assert copy() == after
