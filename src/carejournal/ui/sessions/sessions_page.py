"""The Sessions tab: the list of all sessions on the left, one of them as a page on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Session
from carejournal.services.changes import Subject
from carejournal.ui.command_list import bind
from carejournal.ui.draft_keeper import words_unsaved
from carejournal.ui.form_page import FormPage
from carejournal.ui.sessions.session_browser import SessionBrowser
from carejournal.ui.sessions.session_form import SessionForm
from carejournal.ui.sessions.session_starts import started, started_anew, usual_kind, with_other_kind
from carejournal.ui.sessions.session_words import offered_areas
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, title
from carejournal.ui.widgets.dates import clock_time

if TYPE_CHECKING:
    from carejournal.domain.session import Kind
    from carejournal.services.changes import Change
    from carejournal.services.drafts import Draft
    from carejournal.ui.page import Surroundings

EMPTY_LETTERS = 60
MOST_FORM_LETTERS = 200
"""How wide texts and the form are at most, in letters of the present font."""


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
        self.form = SessionForm(around.theme, lambda: self.services.now)
        self.first = button(self.tr("New session"), self.new_session, primary=True, tip="Ctrl+N")
        self._beside = QWidget()
        beside = QHBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6 * STEP)
        beside.addWidget(self.browser, 3)
        beside.addWidget(self.form, 7)
        beside.addStretch()
        self.form.setMaximumWidth(self.fontMetrics().averageCharWidth() * MOST_FORM_LETTERS)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing_yet())
        self._stack.addWidget(self._beside)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(4 * STEP, 4 * STEP, 6 * STEP, 4 * STEP)
        whole.addWidget(self._stack)
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
        if not self.restore():
            (self.browser.view if self._sessions else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, change: Change) -> None:
        """Read anew; the open session too, unless something unsaved stands in it."""
        if not change.subjects & {Subject.SESSIONS, Subject.CATALOGUE}:
            return
        before = self.open_session
        unsaved = before is not None and self._differs()
        self._read()
        present = self.services.sessions.get(before.id) if before else None
        if before is not None and unsaved:
            self.keeper.follow_edit()  # the change may have been to this session, and have dropped its draft
            if present is not None:
                self.form.keep(present)
        elif self._deleted_id and change.record_id == self._deleted_id:
            self._come_back()
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
        self.form.show_draft(session, base, self._kinds, self._own_areas())
        self._stack.setCurrentWidget(self._beside)
        self._mark()
        self._show_state()
        self.form.go_to_note()

    @Slot(str)
    def show_record(self, record_id: str) -> None:
        """Open a session."""
        if self.open_session is None or self.open_session.id != record_id:
            session = self.services.sessions.get(record_id)
            if session is not None and self.settle():
                self._open(session)
        self._mark()

    @Slot()
    def new_session(self) -> None:
        """Open a new session that starts like the last one of its kind; nothing is written yet."""
        if not self.settle():
            return
        now = self.services.now
        kind = self.browser.kind or usual_kind(self._sessions, self._kinds, now)
        self._open(started(kind, self._sessions, now), new=True)
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
            self.form.show_session(session, self._kinds, self._own_areas(), stored=self._start is None)
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

    def _nothing_yet(self) -> QWidget:
        words = label(
            self.tr(
                "When you have had a session, or have one coming up, put it here: how you came, "
                "what stood out, how you left. Everything is optional."
            ),
            wrap=True,
            quiet=True,
        )
        words.setFixedWidth(self.fontMetrics().averageCharWidth() * EMPTY_LETTERS)
        heading = title(self.tr("No sessions yet"))
        made = QWidget()
        made.setLayout(row(None, column(None, heading, words, row(self.first, None), None), None))
        return made

    def _listen(self) -> None:
        self.browser.view.session_chosen.connect(self.show_record, Qt.ConnectionType.QueuedConnection)
        self.browser.view.opened.connect(self.form.go_to_note)
        self.browser.view.delete_wanted.connect(self.delete_session)
        self.browser.new_wanted.connect(self.new_session)
        self.form.edited.connect(self._show_state)
        self.form.edited.connect(self.keeper.follow_edit)
        self.form.facts.when.time_edit.textEdited.connect(self.keeper.follow_edit)
        self.keeper.fault_changed.connect(self._show_state)
        self.form.kind_chosen.connect(self._take_kind)
        self.form.done.connect(self.finish)
        self.form.delete_wanted.connect(self.delete_session)
        bind(self, self, "session.done", self.finish)
        bind(self, self, "session.new", self.new_session)
        bind(self, self, "session.delete", self.delete_session)

    def _read(self) -> None:
        self._sessions = self.services.looking_back.sessions()
        self._kinds = self.services.looking_back.kinds()
        self.browser.show_sessions(self._sessions, self._kinds, self.services.today)

    def _open(self, session: Session, *, new: bool = False) -> None:
        self._start = session if new else None
        self.form.show_session(session, self._kinds, self._own_areas(), stored=not new)
        self.keeper.turn_to()
        self._stack.setCurrentWidget(self._beside)
        self._mark()
        self._show_state()

    def _mark(self) -> None:
        self.browser.mark(self.open_session if self._start is None else None)

    def _open_first(self) -> None:
        """Open the newest session until today, or else the first to come."""
        until_today = [s for s in self._sessions if s.moment.day <= self.services.today]
        if self._sessions:
            self._open((until_today or self._sessions[:1])[-1])
        else:
            self._stack.setCurrentIndex(0)
            self.keeper.turn_to()

    def _come_back(self) -> None:
        session = self.services.sessions.get(self._deleted_id)
        self._deleted_id = ""
        if session is not None:
            self._open(session)

    def _own_areas(self) -> list[str]:
        usual = offered_areas()
        return list(dict.fromkeys(a for s in self._sessions for a in s.areas if a not in usual))

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
            self.form.tell(str(refusal), quiet=False)
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
        if self._start is None:
            before = next(each for each in self._kinds if each.key == shown.kind)
            kept, session = shown, with_other_kind(session, kind, before)
        else:
            session = started_anew(session, self._start, kind.key, self._sessions)
            kept = self._start = started_anew(self._start, self._start, kind.key, self._sessions)
        self.form.show_session(session, self._kinds, self._own_areas(), stored=self._start is None)
        self.form.keep(kept)

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
