"""The timeline on the screen: entries open as they are walked through, sessions when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QListView

from carejournal.ui.journal.timeline_delegate import TimelineDelegate

if TYPE_CHECKING:
    from carejournal.ui.journal.timeline_model import TimelineModel
    from carejournal.ui.theme import Theme


class TimelineView(QListView):
    """Shows which entry is open and says which one the person wants.

    Signals:
        entry_chosen(str): the person went to the entry with this id.
        session_chosen(str): the person wants the session with this id, which is at home on another tab.
    """

    entry_chosen = Signal(str)
    session_chosen = Signal(str)

    def __init__(self, theme: Theme, model: TimelineModel) -> None:
        super().__init__()
        self._rows = model
        self._marking = False
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Entries, newest first"))
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(self._walk)

    def refresh(self) -> None:
        """Read anew what is shown; that is never the person's choice."""
        self._marking = True
        self._rows.refresh()
        self._marking = False

    def mark(self, record_id: str, *, scroll: bool = True) -> None:
        """Show which entry is open, without announcing it as the person's choice."""
        self._marking = True
        number = self._rows.row_of(record_id)
        if number < 0:
            self.selectionModel().clear()
        else:
            index = self._rows.index(number)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if scroll:
                self.scrollTo(index)
        self._marking = False

    def go_in(self) -> None:
        """Take the keyboard, on the first row where none is chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model().rowCount() and not self.selectionModel().hasSelection():
            self.selectionModel().clearCurrentIndex()
            self.setCurrentIndex(self._rows.index(0))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is not None:
            (self.session_chosen if row.kind == "session" else self.entry_chosen).emit(row.record_id)

    @Slot(QModelIndex, QModelIndex)
    def _walk(self, index: QModelIndex, _before: QModelIndex) -> None:
        # Coming in by the Tab key makes the first row current without choosing it: that opens nothing.
        chosen = not self._marking and self.selectionModel().isSelected(index)
        row = self._rows.row(index) if chosen else None
        if row is not None and row.kind == "entry":
            self.entry_chosen.emit(row.record_id)
