"""What stands around the form of a session: agenda, practices, series, what is next, and the views."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.ui.command_list import bind
from carejournal.ui.language import refusal_words
from carejournal.ui.sessions.agenda_panel import AgendaPanel
from carejournal.ui.sessions.next_card import NextCard
from carejournal.ui.sessions.practices_panel import PracticesPanel
from carejournal.ui.sessions.series_line import SeriesLine
from carejournal.ui.sessions.side_views import BEFORE

if TYPE_CHECKING:
    from carejournal.domain.session import Session
    from carejournal.ui.sessions.session_desk import SessionDesk

PLAN_ON = timedelta(weeks=12)


class SessionExtras(QObject):
    """Shows them for the session that is open, and opens the dialogs that they lead to.

    Signals:
        undoable(str): something happened that can be undone, in words.
        told(str): something is worth one quiet sentence.
    """

    undoable = Signal(str)
    told = Signal(str)

    def __init__(self, page: SessionDesk, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._services = page.services
        self.agenda = AgendaPanel(self._services)
        self.practices = PracticesPanel(self._services)
        self.series = SeriesLine()
        self.next = NextCard(self._services)
        for panel in (self.agenda, self.practices):
            panel.undoable.connect(self.undoable)
        self.next.before_wanted.connect(self._show_before)
        self.next.after_wanted.connect(self.ask_after)
        self.series.plan_wanted.connect(self.plan_series)
        self.series.plan_on_wanted.connect(self._plan_on)
        self.series.end_wanted.connect(self._end_series)

    def join(self) -> None:
        """Connect what stands around the form with the page; called once all of it is made."""
        page, views, browser, form = self._page, self._page.views, self._page.browser, self._page.form
        browser.view.session_chosen.connect(page.show_record, Qt.ConnectionType.QueuedConnection)
        browser.view.opened.connect(page.go_in)
        browser.view.delete_wanted.connect(page.delete_session)
        browser.new_wanted.connect(page.new_session)
        form.done.connect(page.finish)
        form.delete_wanted.connect(page.delete_session)
        for name, act in (
            ("session.done", page.finish),
            ("session.new", page.new_session),
            ("session.delete", page.delete_session),
            ("session.search", browser.go_to_search),
        ):
            bind(page, self._window, name, act)
        browser.more.setMenu(self._menu())
        views.session_wanted.connect(page.show_record)
        views.report_wanted.connect(page.report_wanted)
        for part in (views, self):
            part.undoable.connect(page.undoable)
        self.told.connect(page.told)

    def _menu(self) -> QMenu:
        menu = self._page.views.menu(self._page.browser.more, self._page.show_view)
        menu.addSeparator()
        menu.addAction(self.tr("Plan a series …"), self.plan_series)
        menu.addAction(self.tr("Bring in a calendar …"), self.bring_in_calendar)
        return menu

    def show_session(self, session: Session, *, stored: bool) -> None:
        """Show what goes with a session; one that is not stored yet can have no practices of its own."""
        self.agenda.show_for(session.kind, session, stored=stored)
        self.practices.show_practices(
            self._services.follow_ups.practices_of(session), session.id if stored else None
        )
        self.practices.line.setEnabled(stored)
        self.series.show_session(session)

    def keep_typed(self) -> None:
        """Keep what stands in the lines for more, also in a view; the journal is closed all the same."""
        here = self._window
        panels: list[AgendaPanel | PracticesPanel] = [*here.findChildren(AgendaPanel)]
        for panel in [*panels, *here.findChildren(PracticesPanel)]:
            with contextlib.suppress(Refusal):
                panel.keep_typed()

    @Slot()
    def plan_series(self) -> None:
        """Ask for a series like the session in the form."""
        from carejournal.ui.sessions.series_dialog import SeriesDialog

        if not self._page.settle() or self._page.open_session is None:
            return
        session = self._page.form.session()
        stored = self._services.sessions.get(session.id)
        dialog = SeriesDialog(self._services, session, stored, self._window)
        dialog.planned.connect(self._tell_planned)
        dialog.open()

    @Slot()
    def bring_in_calendar(self) -> None:
        """Ask for a calendar's file."""
        from carejournal.ui.sessions.calendar_dialog import CalendarDialog

        if self._page.settle():
            dialog = CalendarDialog(self._page.around, self._window)
            dialog.brought_in.connect(self._tell_brought_in)
            dialog.open()

    @Slot(str)
    def ask_after(self, session_id: str) -> None:
        """Ask how a session was that has passed."""
        from carejournal.ui.sessions.after_dialog import AfterDialog

        if not self._page.settle():
            return
        session = self._services.sessions.get(session_id)
        if session is not None:
            self._page.show_record(session_id)
            dialog = AfterDialog(self._page.around, session, self._window)
            dialog.kept.connect(self._tell_kept)
            dialog.rejected.connect(lambda: self._put_aside(dialog.practice.words.text()))
            dialog.open()

    def _put_aside(self, to_try: str) -> None:
        """Show what was typed and not kept where it can be gone on with."""
        if to_try.strip():
            self.practices.line.words.setText(to_try)
        self._page.restore()

    @Slot(str)
    def _show_before(self, session_id: str) -> None:
        self._page.show_view(BEFORE, session_id)

    @Slot()
    def _plan_on(self) -> None:
        if not self._page.settle():
            return
        session = self._page.open_session
        if session is None or session.repeat is None:
            return
        of_series = self._services.planning.series_of(session)
        last = max((s.repeat.day for s in of_series if s.repeat), default=session.repeat.day)
        try:
            added = self._services.planning.plan_on(session, last + PLAN_ON)
        except Refusal as refusal:
            self.told.emit(refusal_words(refusal))
            return
        self._tell_planned(len(added))

    @Slot()
    def _end_series(self) -> None:
        if not self._page.settle():
            return
        session = self._page.open_session  # only now: with the time that was just saved
        if session is not None:
            count = self._services.planning.end_series(session)
            self.undoable.emit(self.tr("Sessions moved to the trash: {0}.").format(count))

    @Slot(int)
    def _tell_planned(self, count: int) -> None:
        self.undoable.emit(self.tr("Sessions planned: {0}.").format(count))

    @Slot(int)
    def _tell_brought_in(self, count: int) -> None:
        self.undoable.emit(self.tr("Sessions added: {0}.").format(count))

    @Slot()
    def _tell_kept(self) -> None:
        self.undoable.emit(self.tr("Kept."))
