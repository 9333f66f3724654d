"""How the Sessions tab is laid out, and what it says before the first session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from carejournal.ui.sessions.side_views import KINDS
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

EMPTY_LETTERS = 60
MOST_FORM_LETTERS = 200
"""How wide texts and the form are at most, in letters of the present font."""


def no_sessions(
    first: QPushButton, bring_in_calendar: Callable[[], object], show_view: Callable[[str], object]
) -> QWidget:
    """Return a friendly page around the buttons that put in what there is."""
    made = QWidget()
    calendar = button(QCoreApplication.translate("SessionsPage", "Bring in a calendar …"), bring_in_calendar)
    kinds = button(
        QCoreApplication.translate("SessionsPage", "Kinds and methods"), lambda: show_view(KINDS), flat=True
    )
    words = label(
        QCoreApplication.translate(
            "SessionsPage",
            "When you have had a session, or have one coming up, put it here: how you came, "
            "what stood out, how you left. Everything is optional.",
        ),
        wrap=True,
        quiet=True,
    )
    words.setFixedWidth(words.fontMetrics().averageCharWidth() * EMPTY_LETTERS)
    heading = title(QCoreApplication.translate("SessionsPage", "No sessions yet"))
    made.setLayout(row(None, column(None, heading, words, row(first, calendar, kinds, None), None), None))
    return made


def two_columns(above: QWidget, left: QWidget, right: QWidget) -> QWidget:
    """Return what is next above the list on the left, and the form or a view on the right."""
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6 * STEP)
    layout.addLayout(column(above, left, space=3 * STEP), 3)
    layout.addWidget(right, 7)
    layout.addStretch()
    right.setMaximumWidth(right.fontMetrics().averageCharWidth() * MOST_FORM_LETTERS)
    return made
