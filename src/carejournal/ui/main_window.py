"""The program's one window: the open journal, or what is seen while it is closed."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.ui.journal_view import JOURNAL, JournalView
from carejournal.ui.language import refusal_words
from carejournal.ui.page import Surroundings
from carejournal.ui.recent_journals import RecentJournals

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.door import Door
    from carejournal.services.journal_services import JournalServices
    from carejournal.services.safekeeping import Key
    from carejournal.system.settings import Settings
    from carejournal.ui.beginning import Choice
    from carejournal.ui.safekeeping.work import Outcome, SafekeepingWork
    from carejournal.ui.tasks import Tasks
    from carejournal.ui.theme import Theme

FIRST_SIZE = (1180, 760)
GEOMETRY = "window_geometry"


class MainWindow(QWidget):
    """Shows one thing at a time: the journal, its lock, work on the closed file, or the ways out of damage.

    Signals:
        usable(): the first picture was painted and takes input; slow libraries may load now.
        opened(JournalServices): the journal was opened.
        locked(): the journal was closed; nothing of it is held any more.
        idle_changed(): the journal should lock itself after other minutes.
        moved(Path): the window is over another journal's file now, whether that can be opened or not.
    """

    usable = Signal()
    opened = Signal(object)
    locked = Signal()
    idle_changed = Signal()
    moved = Signal(object)

    def __init__(self, door: Door, theme: Theme, tasks: Tasks, settings: Settings) -> None:
        super().__init__()
        self.door = door
        self.theme = theme
        self.tasks = tasks
        self.settings = settings
        self._shown: QWidget | None = None
        self._tab = JOURNAL
        self._sheet_lost = False
        self._painted = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(QByteArray.fromBase64(settings.get(GEOMETRY).encode()))
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)  # that is for writing only
        # A title names the program only: other people see titles in lists of windows.
        self.setWindowTitle("Care Journal")

    @property
    def view(self) -> JournalView | None:
        """The open journal; None while it is closed."""
        return self._shown if isinstance(self._shown, JournalView) else None

    def begin(self, secret: str | Key | None = None) -> None:
        """Open the journal, with what opens it or by asking for that; Refusal where it cannot be."""
        if secret is not None:
            self.open(secret)
        elif self.door.needs_passphrase:
            self.show_lock(first=True)
        else:
            self.open()

    def open(self, secret: str | Key | None = None, *, as_it_is: bool = False) -> None:
        """Open the journal and show it, or the ways out where it is damaged."""
        try:
            services = self.door.open(secret, as_it_is=as_it_is)
        except DamagedRefusal as refusal:
            self.show_damage(refusal, secret)
            return
        self._show_journal(services)

    @Slot()
    def lock(self) -> None:
        """Close the journal and ask for its passphrase; what was not saved is kept as a draft."""
        if self.view is None or self.door.key is None:
            return
        modal = QApplication.activeModalWidget()
        if modal is not None and modal.isVisible() and modal.close():
            # What waits for a dialog's answer must have gone before the journal goes.
            QTimer.singleShot(0, self.lock)
        elif self._close_journal():
            self.show_lock()

    @Slot(object)
    def work(self, work: SafekeepingWork) -> None:
        """Close the journal, do the work beside the window, and open the journal again."""
        from carejournal.ui.safekeeping.workshop import Workshop

        key = self.door.key
        if self.view is not None and not self._close_journal():
            return
        workshop = Workshop(self, work, key)
        workshop.done.connect(self._work_done)
        workshop.failed.connect(self._work_failed)
        workshop.start()

    def welcome(self, choice: Choice) -> None:
        """Take up what a new journal brings along: a key to be remembered, a code to be shown once."""
        if self.view is None or choice.key is None:
            return
        if choice.remember:
            from carejournal.ui.safekeeping.remembering import remember_key

            remember_key(self, choice.key)
        if choice.code is not None:
            self.view.show_recovery_sheet(choice.code)

    @Slot()
    def open_other(self) -> None:
        """Ask for another journal and open it instead of the one that is locked."""
        from carejournal.ui.beginning import Choice
        from carejournal.ui.first_start import ask_for_journal

        path = ask_for_journal(self, self.door.path)
        if path is not None and path != self.door.path:
            self.change_to(Choice(path))

    @Slot(object)
    def change_to(self, choice: Choice) -> None:
        """Open another journal instead of this one; what was not saved here is kept as a draft.

        Raises Refusal where the other one is open elsewhere: then this one stays.
        """
        from carejournal.services.door import Door

        other = Door(choice.path)
        if not self._close_journal():
            other.leave()
            return
        self._go_through(other)
        self._tab = JOURNAL
        try:
            self.begin(choice.key)
        except Refusal as refusal:
            self._show_unopened(refusal_words(refusal), choice.key)
        else:
            self.welcome(choice)

    def show_lock(self, *, first: bool = False) -> None:
        """Show the way in; at the first time the key may be remembered on this computer."""
        from carejournal.ui.safekeeping.unlocking import Unlocking

        unlocking = Unlocking(self, recall=first)
        self.put(unlocking.page)
        unlocking.start()

    def show_damage(self, refusal: DamagedRefusal, secret: str | Key | None) -> None:
        """Show the ways back from a damaged journal; the secret is what its backups may open with."""
        from carejournal.ui.safekeeping.damage import Damage

        Damage(self, refusal, secret).start()

    def leave_damaged(self, refusal: DamagedRefusal, key: Key | None) -> None:
        """Close the journal, of which damage was noticed while it was open, and show the ways back."""
        if self._close_journal():
            self.show_damage(refusal, key)

    def put(self, widget: QWidget) -> None:
        """Show this instead of what is shown, which is gone then."""
        before, self._shown = self._shown, widget
        self._layout.addWidget(widget)
        if before is not None:
            self._layout.removeWidget(before)
            before.hide()
            before.deleteLater()
        widget.setFocus()

    @Slot()
    def open_help(self) -> None:
        """Show where to find help at once, whether the journal is open or not."""
        from carejournal.ui.evidence.help_dialog import HelpDialog

        HelpDialog(self, settings=self.settings).open()

    @Slot()
    def come_to_front(self) -> None:
        """Be seen above other windows, as far as the desktop allows it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say that the window is usable once its first picture is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            soon = QTimer(self, singleShot=True)  # a child: it goes with a window that is closed at once
            soon.timeout.connect(self.usable)
            soon.start(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unsaved, remember the window's place and let running work end."""
        event.ignore()  # first: a refusal to save leaves from here, and the window stays with the words
        view = self.view
        if view is not None and not self.door.lost and not view.settle():
            return
        self.settings.put(GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        if view is not None:
            view.stop()
        self.tasks.finish()
        event.accept()

    def leave(self) -> None:
        """Let the journal's file go, whatever is shown: the program ends."""
        self.tasks.finish()
        if self.view is not None:
            self.view.stop()
        self.door.leave()

    def _show_journal(self, services: JournalServices) -> None:
        around = Surroundings(services, self.theme, self.tasks, self.settings)
        view = JournalView(around, self._tab)
        # Queued: these end the view, and with it what is just telling its wish.
        view.lock_wanted.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        view.work_wanted.connect(self.work, Qt.ConnectionType.QueuedConnection)
        view.journal_wanted.connect(self.change_to, Qt.ConnectionType.QueuedConnection)
        view.idle_changed.connect(self.idle_changed)
        self.put(view)
        RecentJournals(self.settings).notice(self.door.path)
        self.opened.emit(services)
        if self._sheet_lost:
            self._sheet_lost = False
            view.toast.tell(
                self.tr("The recovery sheet closed before it was kept. Make a new one under Safety.")
            )

    def _close_journal(self) -> bool:
        """Close the journal with all that shows it; False where unsaved words could not be kept."""
        view = self.view
        if view is None:
            return True
        if not view.keep_drafts():
            view.toast.tell(self.tr("The journal stays open: what is not saved could not be kept."))
            return False
        self._tab = view.present_tab
        self._sheet_lost = view.unkept_sheet
        self._layout.removeWidget(view)
        view.hide()  # at once, before work that still runs is waited for
        view.stop()
        self._shown = None
        # Not deleteLater(): when the lock is seen, the texts are gone.
        _delete(view)
        del view  # else it would outlive the collection, and with it every page and text
        self.door.close()
        gc.collect()  # so are the steps that could be undone: they hold each other
        self.locked.emit()
        return True

    @Slot(object)
    def _work_done(self, outcome: Outcome) -> None:
        from carejournal.ui.safekeeping.remembering import forget_key, is_remembered, remember_key

        if outcome.path is not None and not self._moved_to(outcome.path):
            return
        if not self._opened_again(outcome.key):
            return
        if outcome.key is None or not is_remembered(self.settings, outcome.key):
            forget_key(self)
        if outcome.remember and outcome.key is not None:
            remember_key(self, outcome.key)
        if self.view is not None:
            self.view.toast.tell(outcome.sentence)
            if outcome.code is not None:
                self.view.show_recovery_sheet(outcome.code)

    @Slot(object, object)
    def _work_failed(self, error: BaseException, key: Key | None) -> None:
        if key is None and self.door.needs_passphrase:
            self.show_lock()
        elif not self._opened_again(key):
            return
        if isinstance(error, Refusal) and self.view is not None:
            self.view.toast.tell(refusal_words(error))
        else:
            raise error

    def _opened_again(self, key: Key | None) -> bool:
        """Open the journal after work on it; where that is refused, say so in its place."""
        try:
            self.open(key)
        except Refusal as refusal:
            self._show_unopened(refusal_words(refusal), key)
            return False
        return True

    def _show_unopened(self, why: str, key: Key | None) -> None:
        from carejournal.ui.safekeeping.unopened_page import UnopenedPage

        page = UnopenedPage(self.theme, why)
        page.again_wanted.connect(lambda: self._opened_again(key), Qt.ConnectionType.QueuedConnection)
        page.other_wanted.connect(self.open_other)
        page.leave_wanted.connect(self.close)
        page.help_wanted.connect(self.open_help)
        self.put(page)

    def _moved_to(self, path: Path) -> bool:
        """Go on with another journal file, which was made from this one, also at the next start."""
        from carejournal.services.door import Door
        from carejournal.system.paths import default_journal
        from carejournal.ui.beginning import LAST_JOURNAL

        try:
            door = Door(path)
        except Refusal as refusal:
            self._show_unopened(refusal_words(refusal), None)
            return False
        if self.settings.get(LAST_JOURNAL, str(default_journal())) == str(self.door.path):
            self.settings.put(LAST_JOURNAL, str(path))
        self._go_through(door)
        return True

    def _go_through(self, door: Door) -> None:
        self.door.leave()
        self.door = door
        self.moved.emit(door.path)


def _delete(widget: QWidget) -> None:
    from shiboken6 import delete

    delete(widget)
