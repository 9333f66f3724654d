"""An open journal: the rail, the four pages, the foot's quiet sentence."""

from __future__ import annotations

from operator import methodcaller
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from carejournal.domain.entry import Entry
from carejournal.ui.action_words import action_words
from carejournal.ui.bringing_in.window_drop import WindowDrop
from carejournal.ui.changes import ChangeSignal
from carejournal.ui.commands.command_host import CommandHost
from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.page_makers import evidence_page, insights_page, sessions_page
from carejournal.ui.rail import Rail
from carejournal.ui.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from carejournal.domain.period import Period
    from carejournal.services.changes import Change
    from carejournal.services.journal_services import JournalServices
    from carejournal.services.safekeeping import RecoveryCode
    from carejournal.ui.page import Page, Surroundings
    from carejournal.ui.safekeeping.recovery_sheet_dialog import RecoverySheetDialog

JOURNAL, SESSIONS, INSIGHTS, EVIDENCE = range(4)


class JournalView(QWidget):
    """Shows one page at a time; a page is made when it is first wanted.

    Signals:
        lock_wanted(): the person wants the journal locked now.
        journal_wanted(Choice): another journal should be opened instead.
        work_wanted(SafekeepingWork): the closed journal should be worked on, and opened again.
        idle_changed(): the journal should lock itself after other minutes.
        stopping(): the journal is about to be closed; what stands open keeps what it has.
    """

    lock_wanted = Signal()
    journal_wanted = Signal(object)
    work_wanted = Signal(object)
    idle_changed = Signal()
    stopping = Signal()

    def __init__(self, around: Surroundings, tab: int = JOURNAL) -> None:
        super().__init__()
        self._around = around
        self._pages: dict[int, Page] = {}
        self._sheet: RecoverySheetDialog | None = None
        self._stack = QStackedWidget()
        self.rail = Rail(
            around.theme,
            (
                ("journal", self.tr("Journal")),
                ("sessions", self.tr("Sessions")),
                ("insights", self.tr("Insights")),
                ("evidence", self.tr("Evidence")),
            ),
            lockable=around.services.journal.key is not None,
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
        self.rail.lock_wanted.connect(self.lock)
        self.rail.safekeeping_wanted.connect(self.open_safekeeping)
        self.toast.undo_wanted.connect(self.undo)
        WindowDrop(self).dropped.connect(self.bring_in)
        self.commands = CommandHost(around, self, self)
        for name, act in (
            ("undo", self.undo),
            ("redo", self.redo),
            ("lock", self.lock),
            ("import", self.bring_in),
            ("safekeeping", self.open_safekeeping),
            ("journals", self.open_journals),
            ("help", self.open_help),
            ("agenda", self.bring_up),
        ):
            self.commands.bind(name, act)
        self.rail.find_wanted.connect(self.commands.open_search)
        self.open_tab(self._where_left(tab))

    def _where_left(self, tab: int) -> int:
        """Return the tab where something was written that is not saved yet; else the one that is wished."""
        unsaved = next(iter(self._around.services.drafts.kept()), None)
        if unsaved is None:
            return tab
        return JOURNAL if isinstance(unsaved.record, Entry) else SESSIONS

    @property
    def services(self) -> JournalServices:
        """The services over the open journal."""
        return self._around.services

    @property
    def present_tab(self) -> int:
        """The number of the tab that is shown."""
        return self._present_number()

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
            page.years_wanted.connect(self.commands.open_years)
            self.stopping.connect(page.stop)
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

        dialog = HelpDialog(self, around=self._around)
        dialog.undoable.connect(self._tell_undoable)
        dialog.open()

    @Slot(object)
    def prepare_report(self, period: Period | None) -> None:
        """Ask what the report should hold, of this period or of the usual one, and save it."""
        from carejournal.ui.report.report_dialog import ReportDialog

        dialog = ReportDialog(self._around, period, self)
        dialog.saved.connect(self._tell_saved)
        self.stopping.connect(dialog.stop)
        dialog.open()

    @Slot()
    @Slot(object)
    def bring_in(self, path: Path | None = None) -> None:
        """Bring in another program's file: the one that was dropped, or one that is asked for."""
        from carejournal.ui.bringing_in.import_dialog import ImportDialog

        self._present_page().settle()
        dialog = ImportDialog(self._around, self)
        dialog.undoable.connect(self._tell_undoable)
        dialog.open_with(path)

    @Slot()
    def undo(self) -> None:
        """Take back the newest action and say what it was."""
        self._present_page().settle()
        action = self._around.services.history.undo()
        if action is not None:
            self.toast.tell(self.tr("Undone: {0}").format(action_words(action)))

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last and say what it was."""
        action = self._around.services.history.redo()
        if action is not None:
            self.toast.tell(self.tr("Done again: {0}").format(action_words(action)), undoable=True)

    def settle(self) -> bool:
        """Save what is unsaved; False where the journal should not be left."""
        self._around.services.interrupt()
        return self._present_page().settle()

    def keep_drafts(self) -> bool:
        """Keep what is unsaved as drafts, without saving it; False where that is not possible."""
        from carejournal.ui.evidence.help_dialog import HelpDialog

        self._around.services.interrupt()
        unsaved = [*self._pages.values(), *self.findChildren(HelpDialog)]
        return all(list(map(methodcaller("keep_draft"), unsaved)))

    def stop(self) -> None:
        """Let running work end and follow nothing any more: the journal is about to be closed."""
        self.stopping.emit()
        for timer in self.findChildren(QTimer):  # what was to begin in a moment asks a closed journal
            timer.stop()
        self._around.tasks.finish()
        self.changes.stop()

    @Slot()
    def lock(self) -> None:
        """Ask for the lock, or say what it needs."""
        if self._around.services.journal.key is not None:
            self.lock_wanted.emit()
        else:
            self.open_safekeeping()

    def show_recovery_sheet(self, code: RecoveryCode) -> None:
        """Show a recovery code, once."""
        from carejournal.services.recovery_sheet import write_recovery_sheet
        from carejournal.ui.safekeeping.recovery_sheet_dialog import RecoverySheetDialog

        services = self._around.services

        def save(path: Path) -> None:
            write_recovery_sheet(path, code, services.journal.path, services.today)

        self._sheet = RecoverySheetDialog(code.words, save, self)
        self._sheet.open()

    @property
    def unkept_sheet(self) -> bool:
        """Whether a recovery code is on the screen of which the person has not said that it is kept."""
        from shiboken6 import isValid  # a closed dialog is gone

        return self._sheet is not None and isValid(self._sheet) and not self._sheet.kept.isChecked()

    @Slot()
    def open_safekeeping(self) -> None:
        """Show passphrase, lock, backups and trash, with all saved: what follows may close the journal."""
        from carejournal.ui.safekeeping.safekeeping_dialog import SafekeepingDialog

        if not self.settle():
            return
        dialog = SafekeepingDialog(self._around, self)
        dialog.work_wanted.connect(self.work_wanted)
        dialog.idle_changed.connect(self.idle_changed)
        dialog.import_wanted.connect(self.bring_in)
        dialog.export_wanted.connect(self.commands.open_export)
        dialog.undoable.connect(self._tell_undoable)
        dialog.told.connect(self._tell)
        dialog.open()

    @Slot()
    def open_journals(self) -> None:
        """Show the ways to another journal."""
        from carejournal.ui.journals_dialog import JournalsDialog

        dialog = JournalsDialog(self._around, self)
        dialog.chosen.connect(self.journal_wanted)
        dialog.open()

    def _present_number(self) -> int:
        return next(n for n, page in self._pages.items() if page is self._stack.currentWidget())

    def _present_page(self) -> Page:
        return self._pages[self._present_number()]

    def _makers(self) -> dict[int, Callable[[Surroundings], Page]]:
        return {
            JOURNAL: JournalPage,
            SESSIONS: sessions_page,
            INSIGHTS: insights_page,
            EVIDENCE: evidence_page,
        }

    @Slot(object)
    def _follow(self, change: Change) -> None:
        for page in self._pages.values():
            page.follow(change)

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self.toast.tell(self.tr("Saved as {0}.").format(path.name))

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.toast.tell(words)

    @Slot(str)
    def _tell_undoable(self, words: str) -> None:
        self.toast.tell(words, undoable=True)

    @Slot()
    def bring_up(self) -> None:
        """Ask for something to bring up next time; from an entry it is linked to it."""
        from carejournal.ui.sessions.agenda_dialog import AgendaDialog

        page = self._present_page()
        page.settle()
        entry_id = page.stored_entry if isinstance(page, JournalPage) else None
        dialog = AgendaDialog(self._around.services, entry_id, self)
        dialog.kept.connect(lambda: self._tell_undoable(self.tr("It waits for the next session.")))
        dialog.open()
