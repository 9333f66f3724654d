"""Tension and mood at one time of a session: before it or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from carejournal.charts.palette import Role
from carejournal.domain.measure import MOOD, STRESS
from carejournal.ui.sessions.rating_row import RatingRow, align_names
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import label

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme


class RatingPair(QFrame):
    """A card with two ratings.

    Signals:
        rating_changed(): the person set another value, or emptied it.
    """

    rating_changed = Signal()

    def __init__(self, theme: Theme, heading: str) -> None:
        super().__init__()
        self.setProperty("card", "true")
        tension, mood = self.tr("Tension"), self.tr("Mood")
        self.tension = RatingRow(theme, STRESS, Role.STRESS, tension, f"{heading}: {tension}")
        self.mood = RatingRow(theme, MOOD, Role.MOOD, mood, f"{heading}: {mood}")
        align_names(self.tension, self.mood)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * STEP, 3 * STEP, 5 * STEP, 4 * STEP)
        layout.setSpacing(2 * STEP)
        layout.addWidget(label(heading, bold=True))
        for row in (self.tension, self.mood):
            layout.addWidget(row)
            row.rating_changed.connect(self.rating_changed)

    def show_ratings(self, tension: float | None, mood: float | None) -> None:
        """Show values without announcing them as the person's change."""
        self.tension.show_rating(tension)
        self.mood.show_rating(mood)
