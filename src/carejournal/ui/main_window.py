"""The window: the rail, the four pages, the foot's quiet sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from carejournal.services.history import Action
from carejournal.ui.changes import ChangeSignal
from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.rail import Rail
from carejournal.ui.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from carejournal.domain.period import Period
    from carejournal.services.changes import Change
    from carejournal.ui.page import Page, Surroundings

JOURNAL, SESSIONS, INSIGHTS, EVIDENCE = range(4)
FIRST_SIZE = (1180, 760)
GEOMETRY = "window_geometry"


class MainWindow(QWidget):
    """Shows one page at a time; a page is made when it is first wanted.

    Signals:
        usable(): the first page was painted and takes input; slow libraries may load now.
    """

    usable = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._pages: dict[int, Page] = {}
        self._painted = False
        self._stack = QStackedWidget()
        self.rail = Rail(
            around.theme,
            (
                ("journal", self.tr("Journal")),
                ("sessions", self.tr("Sessions")),
                ("insights", self.tr("Insights")),
                ("evidence", self.tr("Evidence")),
            ),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self._stack, 1)
        self.toast = Toast(self)
        self.changes = ChangeSignal(around.services, self)
        self.changes.changed.connect(self._follow)
        self.rail.tab_chosen.connect(self.open_tab)
        self.rail.help_wanted.connect(self.open_help)
        self.toast.undo_wanted.connect(self.undo)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self.redo)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(QByteArray.fromBase64(around.settings.get(GEOMETRY).encode()))
        # A title names the program only: other people see titles in lists of windows.
        self.setWindowTitle("Care Journal")
        self.open_tab(JOURNAL)

    def page(self, number: int) -> Page:
        """Return a tab's page, made now if it was not wanted before."""
        if number not in self._pages:
            page = self._makers()[number](self._around)
            page.told.connect(self._tell)
            page.undoable.connect(self._tell_undoable)
            page.day_wanted.connect(self.show_day)
            page.session_wanted.connect(self.show_session)
            page.card_wanted.connect(self.show_card)
            page.report_wanted.connect(self.prepare_report)
            page.import_wanted.connect(self.bring_in)
            self._pages[number] = page
            self._stack.addWidget(page)
        return self._pages[number]

    @Slot(int)
    def open_tab(self, number: int) -> None:
        """Show a tab, once the page that is left has saved what was unsaved."""
        present = self._stack.currentWidget()
        page = self.page(number)
        if present is not page and present is not None:
            self.rail.mark(self._present_number())  # until it may be left: saving can be refused
            if not self._present_page().settle():
                return
        self._stack.setCurrentWidget(page)
        self.rail.mark(number)
        page.shown()

    @Slot(object)
    def show_day(self, day: date) -> None:
        """Show a day on the journal tab."""
        self.open_tab(JOURNAL)
        self.page(JOURNAL).show_day(day)

    @Slot(str)
    def show_session(self, session_id: str) -> None:
        """Show a session on its tab."""
        self.open_tab(SESSIONS)
        self.page(SESSIONS).show_record(session_id)

    @Slot(str)
    def show_card(self, card_id: str) -> None:
        """Show an evidence card on its tab."""
        self.open_tab(EVIDENCE)
        self.page(EVIDENCE).show_record(card_id)

    @Slot()
    def open_help(self) -> None:
        """Show where to find help at once."""
        from carejournal.ui.evidence.help_dialog import HelpDialog

        HelpDialog(self).open()

    @Slot(object)
    def prepare_report(self, period: Period) -> None:
        """Ask what the report of a period should hold, and save it."""
        from carejournal.ui.insights.report_dialog import ReportDialog

        dialog = ReportDialog(self._around, period, self)
        dialog.saved.connect(self._tell_saved)
        dialog.open()

    @Slot()
    def bring_in(self) -> None:
        """Bring in another program's file."""
        from carejournal.ui.bringing_in.import_dialog import ImportDialog

        self._present_page().settle()
        dialog = ImportDialog(self._around, self)
        dialog.imported.connect(self._tell_imported)
        dialog.open()

    @Slot()
    def undo(self) -> None:
        """Take back the newest action and say what it was."""
        self._present_page().settle()
        action = self._around.services.history.undo()
        if action is not None:
            self.toast.tell(self.tr("Undone: {0}").format(self._words(action)))

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last and say what it was."""
        action = self._around.services.history.redo()
        if action is not None:
            self.toast.tell(self.tr("Done again: {0}").format(self._words(action)), undoable=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say that the window is usable once its first picture is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.usable.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unsaved, remember the window's place and let running work end."""
        event.ignore()  # first: a refusal to save leaves from here, and the window stays with the words
        if not self._present_page().settle():
            return
        self._around.settings.put(GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self._around.tasks.finish()
        self.changes.stop()
        event.accept()

    def _present_number(self) -> int:
        return next(n for n, page in self._pages.items() if page is self._stack.currentWidget())

    def _present_page(self) -> Page:
        return self._pages[self._present_number()]

    def _makers(self) -> dict[int, Callable[[Surroundings], Page]]:
        return {
            JOURNAL: JournalPage,
            SESSIONS: _sessions_page,
            INSIGHTS: _insights_page,
            EVIDENCE: _evidence_page,
        }

    @Slot(object)
    def _follow(self, change: Change) -> None:
        for page in self._pages.values():
            page.follow(change)

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self.toast.tell(self.tr("Saved as {0}.").format(path.name))

    @Slot(int)
    def _tell_imported(self, count: int) -> None:
        self.toast.tell(self.tr("Entries added: {0}.").format(count), undoable=True)

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.toast.tell(words)

    @Slot(str)
    def _tell_undoable(self, words: str) -> None:
        self.toast.tell(words, undoable=True)

    def _words(self, action: Action) -> str:
        return {
            Action.ENTRY_ADDED: self.tr("a new entry"),
            Action.ENTRY_CHANGED: self.tr("a change to an entry"),
            Action.ENTRY_DELETED: self.tr("deleting an entry"),
            Action.SESSION_ADDED: self.tr("a new session"),
            Action.SESSION_CHANGED: self.tr("a change to a session"),
            Action.SESSION_DELETED: self.tr("deleting a session"),
            Action.IMPORTED: self.tr("an import"),
        }[action]


def _sessions_page(around: Surroundings) -> Page:
    from carejournal.ui.sessions.sessions_page import SessionsPage

    return SessionsPage(around)


def _insights_page(around: Surroundings) -> Page:
    from carejournal.ui.insights.insights_page import InsightsPage

    return InsightsPage(around)


def _evidence_page(around: Surroundings) -> Page:
    from carejournal.ui.evidence.evidence_page import EvidencePage

    return EvidencePage(around)
