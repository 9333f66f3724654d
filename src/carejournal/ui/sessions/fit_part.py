"""How a session suited: three questions in our own words, behind a fold, all optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carejournal.charts.palette import Role
from carejournal.domain.measure import Measure
from carejournal.domain.session import FIT
from carejournal.ui.sessions.rating_row import RatingRow, align_names
from carejournal.ui.sessions.session_words import fit_question
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row
from carejournal.ui.widgets.numbers import number_text

if TYPE_CHECKING:
    from carejournal.domain.session import Session
    from carejournal.ui.theme import Theme

SUITS = Measure("suits", "Suits")


class FitPart(QWidget):
    """Felt heard, agreed on goals, way of working: 0 not at all, 10 wholly.

    Signals:
        edited(): the person set another value, or emptied it.
    """

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.fold = button(self.tr("How it suited me"), self._turn, flat=True)
        self._summary = label(quiet=True, wrap=True)
        self.rows = {
            name: RatingRow(theme, SUITS, Role.QUIET, fit_question(name), fit_question(name)) for name in FIT
        }
        align_names(*self.rows.values())
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2 * STEP)
        hint = self.tr("0 is not at all, 10 is wholly. A look over time is under Finding the right fit.")
        inside.addWidget(label(hint, quiet=True, wrap=True))
        for each in self.rows.values():
            inside.addWidget(each)
            each.rating_changed.connect(self.edited)
        self._inside.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP)
        head = row(self.fold, self._summary)
        head.setStretch(1, 1)
        layout.addLayout(head)
        layout.addWidget(self._inside)

    def show_session(self, session: Session) -> None:
        """Show a session's values without announcing them as the person's change."""
        for name, each in self.rows.items():
            each.show_rating(getattr(session, name))
        self._show_summary()

    def values(self) -> dict[str, float | None]:
        """Return the values by the names of the session's fields."""
        return {name: each.rating for name, each in self.rows.items()}

    def open(self) -> None:
        """Unfold the questions."""
        self._inside.show()
        self._show_summary()

    def _turn(self) -> None:
        self._inside.setVisible(self._inside.isHidden())
        self._show_summary()

    def _show_summary(self) -> None:
        said = [number_text(value) for value in self.values().values() if value is not None]
        self._summary.setText(" · ".join(said) if self._inside.isHidden() else "")
