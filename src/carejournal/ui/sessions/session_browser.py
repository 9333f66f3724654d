"""All sessions to choose from: a new one, one kind or all, the list."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carejournal.ui.sessions.choice_chips import ChoiceChips
from carejournal.ui.sessions.kind_marks import mark_icon
from carejournal.ui.sessions.session_list import SessionList
from carejournal.ui.sessions.session_list_view import SessionListView
from carejournal.ui.sessions.session_words import area_name, kind_name, status_word
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, title
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carejournal.domain.session import Kind, Session
    from carejournal.ui.theme import Theme

ALL = ""
MOST_LETTERS = 46
"""How wide it is at most, in letters of the present font."""


class SessionBrowser(QWidget):
    """Shows the sessions of the kind that is chosen, or all.

    Signals:
        new_wanted(): the person wants to put in a session.
    """

    new_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sessions: Sequence[Session] = ()
        self._kinds: Sequence[Kind] = ()
        self._today: date | None = None
        self._open_id = ""
        self.model = SessionList(self)
        self.view = SessionListView(theme, self.model)
        self.new = button(self.tr("New session"), self.new_wanted.emit, tip="Ctrl+N")
        self.filter = ChoiceChips(self.tr("Show"))
        self.filter.show_choice(ALL)
        self.filter.hide()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find   Ctrl+F"))
        self.search.setAccessibleName(self.tr("Find in sessions"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._list)
        self.more = button(self.tr("More"))
        self.more.setAccessibleName(self.tr("More around sessions"))
        self._none = label(self.tr("No session with these words."), quiet=True, wrap=True)
        self._none.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * STEP)
        layout.addLayout(_heading(title(self.tr("Sessions")), self.more, self.new))
        layout.addWidget(self.search)
        layout.addWidget(self.filter)
        layout.addWidget(self._none)
        layout.addWidget(self.view, 1)
        usual = self.fontMetrics().averageCharWidth() * MOST_LETTERS
        self.setMaximumWidth(max(usual, layout.minimumSize().width()))
        self.filter.choice_changed.connect(self._list)
        theme.changed.connect(self._offer_kinds)

    @property
    def kind(self) -> str:
        """The key of the kind that is shown alone, or ALL."""
        return self.filter.choice or ALL

    def show_sessions(self, sessions: Sequence[Session], kinds: Sequence[Kind], today: date) -> None:
        """Show these sessions, oldest first, as they stand to today."""
        others = self._present_kinds(sessions, kinds) != self._present_kinds(self._sessions, self._kinds)
        self._sessions, self._kinds, self._today = sessions, kinds, today
        if others:
            self._offer_kinds()
        self._list()

    def mark(self, session: Session | None) -> None:
        """Show which session is open; where its kind is left out now, all are shown again."""
        self._open_id = session.id if session else ""
        if session and self.kind not in {ALL, session.kind}:
            self.filter.show_choice(ALL)
        self._list()

    @Slot()
    def go_to_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def _offer_kinds(self) -> None:
        kinds = self._present_kinds(self._sessions, self._kinds)
        words = {ALL: self.tr("All")} | {kind.key: kind_name(kind) for kind in kinds}
        side = self.fontMetrics().ascent()
        icons = {kind.key: mark_icon(kind, self._theme.colours, side) for kind in kinds}
        if self.kind not in words:
            self.filter.show_choice(ALL)
        self.filter.offer(words, icons, QSize(side + STEP, side))
        self.filter.setVisible(len(kinds) > 1)
        way = [self.more, self.new, self.search, *self.filter.chips, self.view]
        for before, after in pairwise(way):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _list(self) -> None:
        if self._today is None:
            return
        kinds = {kind.key: kind for kind in self._kinds}
        words = self.search.text().casefold().split()
        chosen = [
            session
            for session in self._sessions
            if self.kind in {ALL, session.kind} and _holds(session, kinds[session.kind], words)
        ]
        self._none.setVisible(not chosen and bool(words))
        self.view.setVisible(not self._none.isVisibleTo(self))
        self.model.show_sessions(chosen, self._kinds, self._today)
        self.view.mark(self._open_id)

    @staticmethod
    def _present_kinds(sessions: Sequence[Session], kinds: Sequence[Kind]) -> list[Kind]:
        present = {session.kind for session in sessions}
        return [kind for kind in kinds if kind.key in present]


def _heading(*parts: QWidget) -> FlowLayout:
    """Return the parts side by side, or on lines of their own where they are too wide together."""
    layout = FlowLayout()
    for part in parts:
        layout.addWidget(part)
    return layout


def _holds(session: Session, kind: Kind, words: Sequence[str]) -> bool:
    """Return whether every word stands somewhere in a session."""
    parts = (kind_name(kind), session.method, session.provider, session.place, status_word(session.status))
    text = " ".join((*parts, *map(area_name, session.areas), session.note)).casefold()
    return all(word in text for word in words)
