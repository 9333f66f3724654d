"""One session as a page: its facts, then before, in it and after, in the order of time."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Status
from carejournal.ui.sessions.fit_part import FitPart
from carejournal.ui.sessions.kind_marks import mark_pixmap
from carejournal.ui.sessions.massage_part import MassagePart
from carejournal.ui.sessions.rating_pair import RatingPair
from carejournal.ui.sessions.session_facts import SessionFacts
from carejournal.ui.sessions.session_note import SessionNote
from carejournal.ui.sessions.session_starts import usual_status
from carejournal.ui.sessions.session_words import session_title
from carejournal.ui.sessions.side_view import section
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, column, label, row, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from carejournal.domain.moment import Moment
    from carejournal.domain.session import Kind, Session
    from carejournal.ui.theme import Theme


class SessionForm(QWidget):
    """Shows a session and lets the person change it; writes nothing by itself.

    Signals:
        edited(): something differs from before.
        kind_chosen(): the person chose another kind.
        done(): the person is finished with this session.
        delete_wanted(): the person wants it gone.
    """

    edited = Signal()
    kind_chosen = Signal()
    done = Signal()
    delete_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], Moment],
        series: QWidget | None = None,
        agenda: QWidget | None = None,
        practices: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._around = (series, agenda, practices)
        self._theme = theme
        self._now = now
        self._session: Session | None = None
        self._status_follows = False
        self._mark = QLabel()
        self._title = title()
        self._title.setWordWrap(True)
        self.facts = SessionFacts()
        self.before = RatingPair(theme, self.tr("Before"))
        self.note = SessionNote(
            theme,
            self.tr("What stood out"),
            self.tr("In your own words: what came up, what you noticed, what you want to try."),
        )
        self.massage = MassagePart()
        self.after = RatingPair(theme, self.tr("After"))
        self.fit = FitPart(theme)
        self.state = label(quiet=True, wrap=True)
        self.private = button(self.tr("Private"), self.edited.emit, chip=True)
        self.private.setToolTip(self.tr("Leave this session out of every report"))
        self.delete = button(self.tr("Delete"), self.delete_wanted.emit, flat=True)
        self.finish = button(self.tr("Done"), self.done.emit, primary=True, tip="Ctrl+Enter")
        self._scroll = self._scrolling()
        self._lay_out()
        self._listen()

    @property
    def shown(self) -> Session | None:
        """The session as it was shown, or as it was last kept; None before the first."""
        return self._session

    @property
    def title_words(self) -> str:
        """The title as it is shown."""
        return self._title.text()

    def show_session(
        self, session: Session, kinds: Sequence[Kind], own_areas: Iterable[str], *, stored: bool
    ) -> None:
        """Show a session as it is; `stored` says whether it stands in the journal already."""
        if self._session is None or session.id != self._session.id:
            self._status_follows = not stored
            self._scroll.verticalScrollBar().setValue(0)
        self._session = session
        self.facts.show_session(session, kinds)
        self.before.show_ratings(session.before_tension, session.before_mood)
        self.after.show_ratings(session.after_tension, session.after_mood)
        self.massage.show_session(session, own_areas)
        self.fit.show_session(session)
        self.note.show_text(session.note)
        self.private.setChecked(session.private)
        self._show_head()

    def show_draft(
        self, draft: Session, kept: Session, kinds: Sequence[Kind], own_areas: Iterable[str]
    ) -> None:
        """Show a session as it was left unsaved, over `kept`; in the note, undo goes back to that."""
        self.show_session(draft, kinds, own_areas, stored=True)
        self.keep(kept)
        if draft.note != kept.note:
            self.note.show_text(kept.note)
            self.note.selectAll()
            self.note.insertPlainText(draft.note)

    def keep(self, session: Session) -> None:
        """Take the session as what the form is compared with; what stands in the fields stays."""
        self._session = session

    def offer(self, kinds: Sequence[Kind]) -> None:
        """Offer these kinds and their methods."""
        self.facts.offer(kinds)
        self._show_head()

    def session(self) -> Session:
        """Return the session as it now stands in the form; what the form does not show is kept.

        Raises Refusal where a field holds what a session cannot take.
        """
        assert self._session is not None
        return self._applied(self.facts.applied(self._session))

    def keepable(self) -> Session:
        """Return the session as it now stands; a number that a session cannot take is the one kept before."""
        with suppress(Refusal):
            return self.session()
        assert self._session is not None
        facts, more = self.facts, self.facts.more
        session = replace(
            self._session,
            kind=facts.kind.key,
            method=facts.method.method,
            moment=facts.when.moment,
            status=Status(facts.status.choice or self._session.status),
            provider=more.provider.words,
            place=more.place.words,
            online=more.online.isChecked(),
        )
        with suppress(Refusal):
            minutes = facts.minutes.number
            session = replace(session, minutes=None if minutes is None else int(minutes))
        with suppress(Refusal):
            session = replace(session, cost=more.cost.number)
        return self._applied(session)

    def _applied(self, session: Session) -> Session:
        return replace(
            self.massage.applied(session),
            before_tension=self.before.tension.rating,
            before_mood=self.before.mood.rating,
            after_tension=self.after.tension.rating,
            after_mood=self.after.mood.rating,
            note=self.note.text,
            private=self.private.isChecked(),
            **self.fit.values(),  # type: ignore[arg-type]
        )

    def tell(self, words: str, *, quiet: bool = True) -> None:
        """Say at the foot how the session stands; not quiet where the person has to do something."""
        if words == self.state.text():
            return
        self.state.setText(words)
        self.state.setProperty("quiet", "true" if quiet else "false")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        QAccessible.updateAccessibility(QAccessibleEvent(self.state, QAccessible.Event.NameChanged))

    def go_to_start(self) -> None:
        """Put the cursor where describing a session begins."""
        self.facts.kind_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_note(self) -> None:
        """Put the cursor into the note."""
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scrolling(self) -> QScrollArea:
        series, agenda, practices = self._around
        note = self._standing_out()
        parts = (
            self.facts,
            series,
            agenda and section(self.tr("To bring up"), agenda),
            self.before,
            note,
            self.after,
            practices and section(self.tr("What to try until next time"), practices),
            self.fit,
        )
        layout = column(*(part for part in parts if part is not None), space=3 * STEP)
        layout.setStretchFactor(note, 1)
        self._inside = QWidget()
        self._inside.setLayout(layout)
        made = QScrollArea()
        made.setWidgetResizable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setWidget(self._inside)
        return made

    def _standing_out(self) -> QFrame:
        frame = card()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(5 * STEP, 3 * STEP, 5 * STEP, 4 * STEP)
        layout.setSpacing(2 * STEP)
        heading = label(self.tr("What stood out"), bold=True)
        heading.setBuddy(self.note)
        layout.addWidget(heading)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.massage)
        return frame

    def _lay_out(self) -> None:
        self._mark.setMinimumHeight(self._title.sizeHint().height())
        head = row(self._mark, self._title)
        head.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        foot = row(self.state, self.delete, self.private, self.finish)
        foot.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * STEP)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)

    def _listen(self) -> None:
        self.facts.kind_chosen.connect(self._take_kind)
        self.facts.moment_chosen.connect(self._take_moment)
        self.facts.status_chosen.connect(self._take_status)
        self.note.textChanged.connect(self.edited)
        self.note.cursorPositionChanged.connect(self._follow_cursor)
        for part in (self.facts, self.massage, self.fit):
            part.edited.connect(self.edited)
        for pair in (self.before, self.after):
            pair.rating_changed.connect(self.edited)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow_cursor)
        self._theme.changed.connect(self._show_head)

    @Slot()
    def _take_kind(self) -> None:
        self.kind_chosen.emit()
        self._show_head()

    @Slot()
    def _take_moment(self) -> None:
        if self._status_follows:
            self.facts.status.show_choice(usual_status(self.facts.when.moment, self._now()))
        self._show_head()

    @Slot()
    def _take_status(self) -> None:
        self._status_follows = False

    @Slot()
    def _show_head(self) -> None:
        if self._session is None:
            return
        kind = self.facts.kind
        self._title.setText(session_title(kind, self.facts.when.moment.day, self._now().day))
        size = round(self._title.fontMetrics().height() * 0.7)
        self._mark.setPixmap(mark_pixmap(kind, self._theme.colours, size))
        said = bool(self._session.areas) or self._session.pressure is not None
        self.massage.setVisible(kind.body or said)

    @Slot()
    def _follow_cursor(self) -> None:
        if self.note.hasFocus():
            cursor = self.note.cursorRect()
            at = self.note.viewport().mapTo(self._inside, cursor.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, 4 * STEP + cursor.height())
