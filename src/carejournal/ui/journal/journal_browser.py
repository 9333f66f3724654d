"""The left of the Journal tab: search, and what was, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carejournal.ui.journal.filter_menu import FilterMenu
from carejournal.ui.journal.timeline_model import TimelineModel
from carejournal.ui.journal.timeline_view import TimelineView
from carejournal.ui.pixels.month_calendar import MonthCalendar
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label
from carejournal.ui.widgets.pair_layout import PairLayout

if TYPE_CHECKING:
    from datetime import date

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
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setToolTip("Ctrl+F")
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.timeline = TimelineView(around.theme, self.model)
        self.filters = FilterMenu(looking_back, around.services.today)
        self.order = button(self.tr("Best fit first"), chip=True)
        self.order.hide()
        self.calendar = MonthCalendar(around)
        self.empty = label(wrap=True, quiet=True)
        self.sample = label(self.tr("Sample life"), quiet=True)
        self.sample.setVisible(looking_back.is_sample)
        self.import_button = button(self.tr("Bring in a file …"), self.import_wanted.emit, flat=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * STEP)
        looking = QHBoxLayout()
        looking.setSpacing(STEP)
        looking.addWidget(self.search, 1)
        looking.addWidget(self.filters)
        layout.addLayout(looking)
        layout.addWidget(self.order, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.calendar)
        layout.addWidget(self.empty)
        layout.addWidget(self.timeline, 1)
        layout.addLayout(PairLayout(self.import_button, self.sample))
        width = self.fontMetrics().averageCharWidth() * LETTERS
        self.setMaximumWidth(width)
        self.setMinimumWidth(width // 3)
        self.search.textChanged.connect(self._find)
        self.order.toggled.connect(self._find_again)
        self.filters.filter_chosen.connect(self._add_filter)
        self.calendar.same_day_wanted.connect(self._find_same_day)
        self.search.returnPressed.connect(self.timeline.go_in)
        escape = QShortcut(QKeySequence.StandardKey.Cancel, self.search, self.search.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)

    def refresh(self) -> None:
        """Read the list anew."""
        self.timeline.refresh()
        self.calendar.refresh()
        self._show_emptiness()

    @Slot()
    def go_to_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot(str)
    def _find(self, words: str) -> None:
        searching = bool(words.strip())
        self.model.search(words, by_fit=self.order.isChecked())
        self.calendar.setVisible(not searching)
        self.order.setVisible(searching)
        self._show_emptiness()
        self.listed.emit()

    @Slot()
    def _find_again(self) -> None:
        self._find(self.search.text())

    @Slot(str)
    def _add_filter(self, words: str) -> None:
        self.search.setText(f"{self.search.text().strip()} {words}".lstrip())
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _find_same_day(self, day: date) -> None:
        self.search.setText(f"on:{day:%m-%d}")
        self.timeline.go_in()

    def _show_emptiness(self) -> None:
        nothing = self.model.rowCount() == 0
        self.empty.setVisible(nothing)
        self.timeline.setVisible(not nothing)
        if self.model.words:
            words = self.model.refusal or self.tr("Nothing found for these words.")
        else:
            words = self.tr(
                "Your days will be listed here. Start with how today is, or bring in what you have."
            )
        self.empty.setText(words)
