"""The left of the Journal tab: search, and what was, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carejournal.ui.journal.timeline_model import TimelineModel
from carejournal.ui.journal.timeline_view import TimelineView
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label
from carejournal.ui.widgets.pair_layout import PairLayout

if TYPE_CHECKING:
    from carejournal.ui.page import Surroundings

LETTERS = 56
"""How wide it is at most, in letters of the present font."""


class JournalBrowser(QWidget):
    """Lists entries and sessions, or what is found for the words that are searched.

    Signals:
        listed(): the list was read anew; no row of it is marked.
        import_wanted(): another program's file should be brought in.
    """

    listed = Signal()
    import_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        looking_back = around.services.looking_back
        self.model = TimelineModel(looking_back, around.services.today, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search   Ctrl+F"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.timeline = TimelineView(around.theme, self.model)
        self.empty = label(wrap=True, quiet=True)
        self.sample = label(self.tr("Sample life"), quiet=True)
        self.sample.setVisible(looking_back.is_sample)
        self.import_button = button(self.tr("Bring in a file …"), self.import_wanted.emit, flat=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * STEP)
        layout.addWidget(self.search)
        layout.addWidget(self.empty)
        layout.addWidget(self.timeline, 1)
        layout.addLayout(PairLayout(self.import_button, self.sample))
        width = self.fontMetrics().averageCharWidth() * LETTERS
        self.setMaximumWidth(width)
        self.setMinimumWidth(width // 3)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.timeline.go_in)
        escape = QShortcut(QKeySequence.StandardKey.Cancel, self.search, self.search.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)

    def refresh(self) -> None:
        """Read the list anew."""
        self.timeline.refresh()
        self._show_emptiness()

    @Slot()
    def go_to_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot(str)
    def _find(self, words: str) -> None:
        self.model.search(words)
        self._show_emptiness()
        self.listed.emit()

    def _show_emptiness(self) -> None:
        nothing = self.model.rowCount() == 0
        self.empty.setVisible(nothing)
        self.timeline.setVisible(not nothing)
        self.empty.setText(
            self.tr("Nothing found for these words.")
            if self.model.words
            else self.tr("Your days will be listed here. Start with how today is, or bring in what you have.")
        )
