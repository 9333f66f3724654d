"""After a session: two minutes, easily put aside. How it was, what came up, what to try."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carejournal.domain.follow_up import Practice
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Status
from carejournal.services.new_id import new_id
from carejournal.ui.language import refusal_words
from carejournal.ui.sessions.choice_chips import ChoiceChips
from carejournal.ui.sessions.fit_part import FitPart
from carejournal.ui.sessions.practices_panel import PracticeLine
from carejournal.ui.sessions.rating_pair import RatingPair
from carejournal.ui.sessions.session_note import SessionNote
from carejournal.ui.sessions.session_words import session_title, status_word
from carejournal.ui.sessions.side_view import section
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import label, row
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from carejournal.domain.follow_up import AgendaItem
    from carejournal.domain.session import Session
    from carejournal.ui.page import Surroundings

CAME_UP, WAITS = "came up", "waits"


class AfterDialog(QuietDialog):
    """Asks for a few things, none needed; Keep writes them in one step. What was typed is kept as a draft.

    Signals:
        kept(): it was kept, and can be undone.
    """

    kept = Signal()

    def __init__(self, around: Surroundings, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = around.services
        self._session = session
        self._kept = False
        kind = next(k for k in self._services.looking_back.kinds() if k.key == session.kind)
        self.status = ChoiceChips(self.tr("Status"))
        states = (Status.ATTENDED, Status.MISSED, Status.CANCELLED)
        self.status.offer({each.value: status_word(each).capitalize() for each in states})
        self.status.show_choice(Status.ATTENDED.value)
        self.ratings = RatingPair(around.theme, self.tr("After"))
        self.ratings.show_ratings(session.after_tension, session.after_mood)
        self.note = SessionNote(around.theme, self.tr("What stood out"), self.tr("A line is enough."))
        self.note.show_text(session.note)
        self.fit = FitPart(around.theme)
        self.fit.show_session(session)
        self.practice = PracticeLine(self._services)
        self.practice.words.setPlaceholderText(self.tr("Try …"))  # Enter keeps all of it here
        self._items = self._services.follow_ups.waiting_for(session)
        self._answers: dict[str, ChoiceChips] = {}
        self.refusal = label(wrap=True)
        self.refusal.hide()
        parts: list[QWidget] = [self.status, self.ratings, section(self.tr("What stood out"), self.note)]
        if self._items:
            parts.append(section(self.tr("To bring up"), self._agenda()))
        parts += [section(self.tr("What to try"), self.practice), self.fit, self.refusal]
        later = self.way(self.tr("Not now"), self.reject, flat=True)
        self.keep = self.way(self.tr("Keep"), self._keep, primary=True)
        self.lay_out(
            session_title(kind, session.moment.day, self._services.today),
            self.tr("Two minutes, and every part may stay empty."),
            *parts,
            foot=row(None, later, self.keep),
        )

    def answer(self, item_id: str) -> ChoiceChips:
        """Return the answer to whether an agenda item came up."""
        return self._answers[item_id]

    def done(self, result: int) -> None:
        """Close; what was typed and not kept stays as a draft, which the session's page shows again."""
        typed = replace(self._told(), status=self._session.status)
        if not self._kept and typed != self._session:
            try:
                self._services.drafts.keep(typed, stored=True)
            except Refusal as refusal:
                self._refuse(refusal_words(refusal))
                return
        super().done(result)

    def _agenda(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * STEP)
        for item in self._items:
            chips = ChoiceChips(item.text, optional=True)
            chips.offer({CAME_UP: self.tr("Came up"), WAITS: self.tr("Carry over")})
            self._answers[item.id] = chips
            layout.addWidget(label(item.text, wrap=True))
            layout.addWidget(chips)
        return made

    def _told(self) -> Session:
        return replace(
            self._session,
            status=Status(self.status.choice or Status.ATTENDED),
            after_tension=self.ratings.tension.rating,
            after_mood=self.ratings.mood.rating,
            note=self.note.text,
            **self.fit.values(),  # type: ignore[arg-type]
        )

    def _chosen(self, answer: str) -> list[AgendaItem]:
        return [item for item in self._items if self._answers[item.id].choice == answer]

    @Slot()
    def _keep(self) -> None:
        try:
            self._services.follow_ups.after(
                self._session, self._told(), self._chosen(CAME_UP), self._chosen(WAITS), self._agreed()
            )
        except Refusal as refusal:
            self._refuse(refusal_words(refusal))
            return
        self._kept = True
        self.kept.emit()
        self.accept()

    def _agreed(self) -> Practice | None:
        words = self.practice.words.text().strip()
        if not words:
            return None
        line = self.practice
        return Practice(
            new_id(),
            words,
            self._services.clock(),
            line.due,
            tag=line.chosen_tag,
            session_id=self._session.id,
        )

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.show()
