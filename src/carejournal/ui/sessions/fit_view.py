"""Finding the right fit: one provider or method over time, and questions worth asking a new therapist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from carejournal.domain.session import FIT
from carejournal.services.session_views import fit_of
from carejournal.ui.sessions.session_words import fit_question, kind_name
from carejournal.ui.sessions.side_view import SideView, emptied, section
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row
from carejournal.ui.widgets.dates import short_day_with_year
from carejournal.ui.widgets.excerpt import excerpt
from carejournal.ui.widgets.numbers import mean_text
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from carejournal.domain.session import Session
    from carejournal.services.session_views import Fit
    from carejournal.ui.page import Surroundings

MOST_NOTES = 12
PROVIDER, METHOD = "provider", "method"


class FitView(SideView):
    """What was recorded with one provider or by one method; nothing is judged."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, self.tr("Finding the right fit"))
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Provider or method"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(28)
        self.choice.currentIndexChanged.connect(self._show)
        WheelGuard(self, self.choice)
        self._count = label(wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6 * STEP)
        self._suited = QGridLayout()
        self._suited.setHorizontalSpacing(6 * STEP)
        self._no_suited = label(
            self.tr(
                "“How it suited me”, at the foot of each session, asks three questions. They appear here."
            ),
            quiet=True,
            wrap=True,
        )
        for grid in (self._grid, self._suited):
            grid.setContentsMargins(0, 0, 0, 0)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(0)
        pick = row(label(self.tr("Look at")), self.choice, None)
        self.parts.addLayout(pick)
        ratings = QWidget()
        ratings.setLayout(self._grid)
        self.parts.addWidget(section(self.tr("In numbers"), self._count, ratings))
        over_time = QWidget()
        over_time.setLayout(self._suited)
        self.parts.addWidget(section(self.tr("How it suited me, over time"), self._no_suited, over_time))
        self.parts.addWidget(section(self.tr("What stood out"), self._notes))
        self.parts.addWidget(section(self.tr("Questions worth asking a new therapist"), questions(self)))
        self.parts.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard into the choice."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Offer anew what there is, and show what is chosen."""
        sessions = self.services.looking_back.sessions()
        kinds = {kind.key: kind for kind in self.services.looking_back.kinds()}
        offered: dict[tuple[str, str, str], str] = {}
        for session in reversed(sessions):
            name = kind_name(kinds[session.kind])
            if session.provider:
                offered.setdefault((PROVIDER, session.kind, session.provider), f"{session.provider} · {name}")
        for session in reversed(sessions):
            name = kind_name(kinds[session.kind])
            if session.method:
                offered.setdefault((METHOD, session.kind, session.method), f"{name} · {session.method}")
        chosen = self.choice.currentData()
        self.choice.blockSignals(True)
        self.choice.clear()
        for key, words in offered.items():
            self.choice.addItem(words, list(key))
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self.choice.blockSignals(False)
        self.choice.setEnabled(bool(offered))
        self._show()

    @Slot()
    def _show(self) -> None:
        chosen = self.choice.currentData()
        what, kind, name = chosen or (PROVIDER, "", "")
        sessions = self.services.looking_back.sessions()
        fit = fit_of([s for s in sessions if chosen and s.kind == kind and getattr(s, what) == name])
        count = len(fit.sessions)
        if not chosen:
            words = self.tr("Sessions with a provider or a method can be looked at together here.")
        elif not count:
            words = self.tr("No attended session yet.")
        else:
            words = self.tr("Attended: {0}, from {1} to {2}.").format(
                count,
                short_day_with_year(fit.sessions[0].moment.day),
                short_day_with_year(fit.sessions[-1].moment.day),
            )
        self._count.setText(words)
        self._show_ratings(fit)
        self._show_suited(fit)
        self._show_notes(fit)
        self.fitted()

    def _show_ratings(self, fit: Fit) -> None:
        emptied(self._grid)
        for line, (name, what) in enumerate(((self.tr("Tension"), "tension"), (self.tr("Mood"), "mood"))):
            before, after = fit.ratings.get(f"before_{what}"), fit.ratings.get(f"after_{what}")
            if before is None or after is None:
                words = self.tr("not recorded both before and after")
            else:
                one = self.tr("{0} before, {1} after: in the 1 session with both")
                many = self.tr("{0} before, {1} after: means of {2} sessions with both")
                words = (one if before.count == 1 else many).format(
                    mean_text(before.mean), mean_text(after.mean), before.count
                )
            self._grid.addWidget(label(name), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(words, quiet=True, wrap=True), line, 1)
        self._grid.setColumnStretch(1, 1)

    def _show_suited(self, fit: Fit) -> None:
        emptied(self._suited)
        self._no_suited.setVisible(not fit.suited)
        if not fit.suited:
            return
        for column_, name in enumerate(FIT, 1):
            self._suited.addWidget(label(fit_question(name), quiet=True, wrap=True), 0, column_)
        for line, session in enumerate(reversed(fit.suited), 1):
            self._suited.addWidget(label(short_day_with_year(session.moment.day), bold=True), line, 0)
            for column_, name in enumerate(FIT, 1):
                value = getattr(session, name)
                words = (
                    self.tr("not recorded") if value is None else self.tr("{0} of 10").format(f"{value:g}")
                )
                self._suited.addWidget(label(words, quiet=value is None), line, column_)

    def _show_notes(self, fit: Fit) -> None:
        emptied(self._notes)
        noted = [s for s in reversed(fit.sessions) if s.note.strip()]
        for session in noted[:MOST_NOTES]:
            self._notes.addWidget(self._note(session))
        if not noted:
            self._notes.addWidget(label(self.tr("Nothing noted yet."), quiet=True))

    def _note(self, session: Session) -> QWidget:
        day = short_day_with_year(session.moment.day)
        open_ = button(day, lambda: self.session_wanted.emit(session.id), flat=True)
        open_.setAccessibleName(self.tr("Open the session of {0}").format(day))
        open_.setMinimumWidth(open_.fontMetrics().horizontalAdvance("30 Sept 2026") + 6 * STEP)
        words = self.tr("private") if session.private else excerpt(session.note)
        line = row(open_, label(words, wrap=True))
        line.setStretch(1, 1)
        made = QWidget()
        made.setLayout(line)
        return made


def questions(view: FitView) -> QWidget:
    """Return questions of our own that a first talk can begin with."""
    asked = (
        view.tr(
            "What have you seen help people with what I bring, and how would we notice that it helps me?"
        ),
        view.tr("How do you usually work, and what would a session look like?"),
        view.tr("How often would we meet, for about how long, and when would we look back together?"),
        view.tr("What would you want me to do between sessions?"),
        view.tr("What may I say when something does not suit me?"),
        view.tr("What does it cost, and what happens when I have to cancel?"),
        view.tr("Whom can I turn to between sessions if it gets hard?"),
    )
    made = QWidget()
    made.setLayout(column(*(label(f"–  {each}", wrap=True) for each in asked)))
    return made
