"""The Sessions tab: the list of all sessions on the left, one of them as a page on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget

from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Session
from carejournal.services.changes import Subject
from carejournal.ui.draft_keeper import words_unsaved
from carejournal.ui.form_page import FormPage
from carejournal.ui.language import refusal_words
from carejournal.ui.sessions.session_browser import SessionBrowser
from carejournal.ui.sessions.session_extras import SessionExtras
from carejournal.ui.sessions.session_form import SessionForm
from carejournal.ui.sessions.session_starts import opened_first, started, usual_kind, with_kind
from carejournal.ui.sessions.session_words import own_areas
from carejournal.ui.sessions.sessions_layout import no_sessions, two_columns
from carejournal.ui.sessions.side_views import SideViews
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, row
from carejournal.ui.widgets.dates import clock_time

if TYPE_CHECKING:
    from carejournal.domain.session import Kind
    from carejournal.services.changes import Change
    from carejournal.services.drafts import Draft
    from carejournal.ui.page import Surroundings


class SessionsPage(FormPage):
    """Keeps sessions and reads them back."""

    record_kind = Session

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._sessions: list[Session] = []
        self._kinds: list[Kind] = []
        self._start: Session | None = None  # what a new session started with; None where it is stored
        self._deleted_id = ""
        self.browser = SessionBrowser(around.theme)
        self.extras = extras = SessionExtras(self, self)
        self.form = SessionForm(
            around.theme, lambda: self.services.now, extras.series, extras.agenda, extras.practices
        )
        self.views = SideViews(around, self.form)
        self.first = button(self.tr("New session"), self.new_session, primary=True, tip="Ctrl+N")
        self._beside = two_columns(extras.next, self.browser, self.views)
        self._stack = QStackedWidget()
        self._stack.addWidget(no_sessions(self.first, extras.bring_in_calendar, self.show_view))
        self._stack.addWidget(self._beside)
        self.setLayout(row(self._stack))
        self.setContentsMargins(4 * STEP, 4 * STEP, 6 * STEP, 4 * STEP)
        self._listen()
        self._read()
        self._open_first()

    @property
    def open_session(self) -> Session | None:
        """The session that is open, as it is kept; None where nothing is."""
        return self.form.shown if self._stack.currentWidget() is self._beside else None

    def shown(self) -> None:
        """Come up to date with the day; show what was not saved, or put the cursor into the list."""
        self._read()
        self.extras.next.refresh()
        if not self.restore():
            (self.browser.view if self._sessions else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, change: Change) -> None:
        """Read anew; the open session too, unless something unsaved stands in it."""
        self.extras.next.refresh()
        if change.subjects & {Subject.SESSIONS, Subject.CATALOGUE}:
            self._follow_sessions(change)
        self._show_extras()
        self.views.follow()

    def _follow_sessions(self, change: Change) -> None:
        before = self.open_session
        unsaved = before is not None and self._differs()
        self._read()
        present = self.services.sessions.get(before.id) if before else None
        if before is not None and unsaved:
            self.keeper.follow_edit()  # the change may have been to this session, and have dropped its draft
            if present is not None:
                self.form.keep(present)
        elif self._deleted_id and change.record_id == self._deleted_id:
            self._deleted_id = ""
            if (back := self.services.sessions.get(change.record_id)) is not None:
                self._open(back)
        elif present is not None and present != before:
            self._open(present)
        elif present is None and self._start is None:
            self._open_first()
        if self.open_session is not None:
            self.form.offer(self._kinds)
        self._show_state()

    def settle(self) -> bool:
        """Save what is unsaved; False, with the reason at the foot, where it cannot be kept so."""
        return not self._differs() or self._save()

    def stop(self) -> None:
        """Keep what stands in the lines around the form, which have no draft."""
        self.extras.keep_typed()

    def unsaved(self) -> tuple[Session, bool] | None:
        """Return the session where it is not saved yet, and whether the journal has it.

        A number that it cannot take is left as it was.
        """
        return (self.form.keepable(), self._start is None) if self._differs() else None

    def show_draft(self, draft: Draft) -> None:
        """Show a session as it was typed; undo in its note goes back to what the journal has."""
        session = draft.record
        assert isinstance(session, Session)
        kept = self.services.sessions.get(session.id)
        # Where the journal has nothing of it, it is compared with what a new session starts with.
        new = started(session.kind, self._sessions, self.services.now)
        new = replace(new, id=session.id, recorded_at=session.recorded_at, origin=session.origin)
        base = kept or new
        self._start = None if draft.stored or kept is not None else base
        self.form.show_draft(session, base, self._kinds, own_areas(self._sessions))
        self.views.show_form()
        self._stack.setCurrentWidget(self._beside)
        self._mark()
        self._show_state()
        self.form.go_to_note()

    @Slot(str)
    def show_record(self, record_id: str) -> None:
        """Open a session."""
        if self.open_session is not None and self.open_session.id == record_id:
            self.views.show_form()
        else:
            session = self.services.sessions.get(record_id)
            if session is not None and self.settle():
                self._open(session)
                self.views.show_form()
        self._mark()

    def show_view(self, name: str, session_id: str = "") -> None:
        """Show one of the views around sessions, of a session where it is about one."""
        if self.settle():
            self._stack.setCurrentWidget(self._beside)
            self.views.show_view(name, session_id)

    @Slot()
    def new_session(self) -> None:
        """Open a new session that starts like the last one of its kind; nothing is written yet."""
        if not self.settle():
            return
        now = self.services.now
        kind = self.browser.kind or usual_kind(self._sessions, self._kinds, now)
        self._open(started(kind, self._sessions, now), new=True)
        self.views.show_form()
        self.form.go_to_start()

    @Slot()
    def finish(self) -> None:
        """Save, and say so; then show what else was not saved, where there is something."""
        if (self._differs() or self._start is not None) and self._save():
            self.undoable.emit(self.tr("Session saved."))
            self.restore()

    @Slot()
    def delete_session(self) -> None:
        """Move the open session to the trash; what was typed into it comes back with it."""
        session = self.open_session
        if session is None:
            return
        if not self.settle():
            self.form.show_session(
                session, self._kinds, own_areas(self._sessions), stored=self._start is None
            )
        if self._start is not None:
            self._start = None
            self._open_first()
            return
        following = self.services.sessions.get(self.browser.model.neighbour(session.id))
        self._deleted_id = ""
        self.services.sessions.delete(session.id)
        self._deleted_id = session.id
        if following is not None:
            self._open(following)
        self.undoable.emit(self.tr("Session deleted."))

    def _listen(self) -> None:
        self.extras.join()
        self.views.form_shown.connect(self._show_emptiness)
        self.form.edited.connect(self._show_state)
        self.form.edited.connect(self.keeper.follow_edit)
        self.form.facts.when.time_edit.textEdited.connect(self.keeper.follow_edit)
        self.keeper.fault_changed.connect(self._show_state)
        self.form.kind_chosen.connect(self._take_kind)

    @Slot()
    def go_in(self) -> None:
        """Go on in the session that is open."""
        self.views.show_form()
        self.form.go_to_note()

    @Slot()
    def _show_emptiness(self) -> None:
        if not self._sessions and self._start is None and self.views.shown is None:
            self._stack.setCurrentIndex(0)

    def _show_extras(self) -> None:
        if self.open_session is not None:
            self.extras.show_session(self.open_session, stored=self._start is None)

    def _read(self) -> None:
        self._sessions = self.services.looking_back.sessions()
        self._kinds = self.services.looking_back.kinds()
        self.browser.show_sessions(self._sessions, self._kinds, self.services.today)

    def _open(self, session: Session, *, new: bool = False) -> None:
        self._start = session if new else None
        self._fill(session)
        self.keeper.turn_to()
        self._stack.setCurrentWidget(self._beside)
        self._mark()
        self._show_state()

    def _fill(self, session: Session) -> None:
        self.form.show_session(session, self._kinds, own_areas(self._sessions), stored=self._start is None)

    def _mark(self) -> None:
        self.browser.mark(self.open_session if self._start is None else None)
        self._show_extras()

    def _open_first(self) -> None:
        if self._sessions:
            self._open(opened_first(self._sessions, self.services.today))
        else:
            self._show_emptiness()
            self.keeper.turn_to()

    def _differs(self) -> bool:
        if self.open_session is None:
            return False
        try:
            return self.form.session() != self.open_session
        except Refusal:
            return True

    def _save(self) -> bool:
        """Write what the form holds; where it cannot be kept, say why and return False."""
        try:
            session = self.form.session()
            if self._start is not None:
                session = replace(session, recorded_at=self.services.clock())
            self.services.sessions.write(session)
        except Refusal as refusal:
            self.keeper.keep_now()
            self.form.tell(refusal_words(refusal), quiet=False)
            return False
        self._start = None
        self.form.keep(session)
        self.keeper.turn_to()
        self._mark()
        self.form.tell(self.tr("saved {0}").format(clock_time(self.services.now)))
        return True

    @Slot()
    def _take_kind(self) -> None:
        """Give a new session what is usual for the kind that was chosen; empty a method of the old kind."""
        shown = self.open_session
        assert shown is not None
        try:
            session = self.form.session()
        except Refusal:
            return
        kind = self.form.facts.kind
        session, kept = with_kind(session, shown, self._start, kind, self._kinds, self._sessions)
        self._start = None if self._start is None else kept
        self._fill(session)
        self.form.keep(kept)
        self._show_extras()

    @Slot()
    def _show_state(self) -> None:
        shown = self.open_session
        if shown is None:
            return
        if self._differs():
            words = words_unsaved(self.keeper.fault)
        elif shown.origin is not None:
            words = self.tr("brought in")
        else:
            words = ""
        self.form.tell(words)
