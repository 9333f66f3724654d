"""Which notes come in: each one by itself, starred ones proposed; and what is blacked out in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from carejournal.ui.report.note_marking import NoteMarking
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label
from carejournal.ui.widgets.dates import short_day
from carejournal.ui.widgets.excerpt import excerpt
from carejournal.ui.widgets.pair_layout import PairLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.domain.entry import Entry

ROWS_SEEN = 7
LEAST_ROW = 6 * STEP
"""A tick box needs so much."""
STAR = "★ "
ID = Qt.ItemDataRole.UserRole


class NotesChoice(QWidget):
    """Lists the notes of the period; what is ticked comes in whole.

    Signals:
        changed(): other notes are chosen, or other words in them.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.starred_only = True
        self.included: set[str] = set()
        self.left_out: set[str] = set()
        self.marked: dict[str, tuple[str, ...]] = {}
        self._entries: dict[str, Entry] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Notes that come in"))
        self.list.setProperty("framed", "true")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumWidth(30 * self.fontMetrics().averageCharWidth())
        self.all = button(self.tr("All"), lambda: self._propose(starred_only=False), flat=True)
        self.starred = button(self.tr("Only starred"), lambda: self._propose(starred_only=True), flat=True)
        self.told = label(quiet=True, wrap=True)
        self.marking = NoteMarking()
        ways = PairLayout(self.starred, self.all, apart=False)
        self.setLayout(column(self.told, self.list, ways, self.marking))
        self.list.itemChanged.connect(self._ticked)
        self.list.currentItemChanged.connect(self._show_note)
        self.marking.marked.connect(self._mark)

    def show_notes(self, entries: Sequence[Entry]) -> None:
        """List these entries, the newest first."""
        self._entries = {entry.id: entry for entry in entries}
        self.list.blockSignals(True)
        self.list.clear()
        for entry in reversed(entries):
            star = STAR if entry.starred else ""
            words = entry.title or excerpt(entry.note)
            item = QListWidgetItem(f"{star}{short_day(entry.moment.day)} · {words}", self.list)
            item.setSizeHint(QSize(0, self._row_height()))
            item.setData(ID, (entry.id, entry.starred))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(self._state(entry.id, starred=entry.starred))
        self.list.blockSignals(False)
        self._show_note()
        self._tell()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]

    def _takes(self, entry_id: str, *, starred: bool) -> bool:
        if entry_id in self.left_out:
            return False
        return entry_id in self.included or starred or not self.starred_only

    def _state(self, entry_id: str, *, starred: bool) -> Qt.CheckState:
        return Qt.CheckState.Checked if self._takes(entry_id, starred=starred) else Qt.CheckState.Unchecked

    def _propose(self, *, starred_only: bool) -> None:
        self.starred_only = starred_only
        self.list.blockSignals(True)
        for item in self._items():
            entry_id, starred = item.data(ID)
            self.included.discard(entry_id)
            self.left_out.discard(entry_id)
            item.setCheckState(self._state(entry_id, starred=starred))
        self.list.blockSignals(False)
        self._tell()
        self.changed.emit()

    @Slot(QListWidgetItem)
    def _ticked(self, item: QListWidgetItem) -> None:
        entry_id, _ = item.data(ID)
        wanted = item.checkState() is Qt.CheckState.Checked
        (self.included if wanted else self.left_out).add(entry_id)
        (self.left_out if wanted else self.included).discard(entry_id)
        self._tell()
        self.changed.emit()

    @Slot()
    def _show_note(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            self.marking.hide()
            return
        entry_id, _ = self.list.item(row).data(ID)
        self.marking.show_note(self._entries[entry_id], self.marked.get(entry_id, ()))

    @Slot(str, tuple)
    def _mark(self, entry_id: str, words: tuple[str, ...]) -> None:
        self.marked[entry_id] = words
        if not words:
            del self.marked[entry_id]
        self.changed.emit()

    def _tell(self) -> None:
        items = self._items()
        ticked = sum(item.checkState() is Qt.CheckState.Checked for item in items)
        if items:
            self.told.setText(
                self.tr("{0} of {1} notes come in; the number of the others is told.").format(
                    ticked, len(items)
                )
            )
        else:
            self.told.setText(self.tr("No notes in this period."))
        for part in (self.list, self.all, self.starred):
            part.setVisible(bool(items))
        rows = max(1, min(len(items), ROWS_SEEN))
        self.list.setFixedHeight(rows * self._row_height() + 2 * STEP)

    def _row_height(self) -> int:
        return max(self.fontMetrics().lineSpacing() + 2 * STEP, LEAST_ROW)
