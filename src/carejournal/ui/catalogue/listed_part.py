"""A list on the left with an order of its own, and a form for what is chosen on the right."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.ui.language import refusal_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLayout

KEY = int(Qt.ItemDataRole.UserRole)
LIST_LETTERS = 26


class ListedPart(QWidget):
    """Shows things by name, each with a key; a subclass says what they are and what its form does.

    Signals:
        undoable(str): something was changed that can be undone, in words.
    """

    undoable = Signal(str)

    def __init__(self, name: str, new_words: str) -> None:
        super().__init__()
        self._showing = False
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * LIST_LETTERS)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.up = button(self.tr("Up"), lambda: self._move(-1))
        self.down = button(self.tr("Down"), lambda: self._move(+1))
        self.new = button(new_words, self._begin_new)
        self.refusal = label(wrap=True)
        self.refusal.hide()
        self.list.currentItemChanged.connect(self._chosen)

    def lay_out(self, form: QLayout) -> None:
        """Put the list and its buttons beside the form; the refusal comes below the form."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6 * STEP)
        left = QVBoxLayout()
        left.setSpacing(2 * STEP)
        left.addWidget(self.list, 1)
        left.addLayout(row(self.up, self.down, None))
        left.addWidget(self.new)
        layout.addLayout(left, 2)
        layout.addLayout(column(form, self.refusal, None), 3)

    @abstractmethod
    def rows(self) -> Sequence[tuple[str, str]]:
        """Return what is listed, in order: a key and words."""

    @abstractmethod
    def show_one(self, key: str) -> None:
        """Show in the form what has the key; "" shows an empty form for something new."""

    @abstractmethod
    def put_order(self, keys: Sequence[str]) -> None:
        """Keep another order."""

    @property
    def key(self) -> str:
        """The key of what is chosen; "" for something new."""
        place = self.list.currentRow()
        return "" if place < 0 else str(self.list.item(place).data(KEY))

    def refresh(self, key: str | None = None) -> None:
        """Read the list anew and choose what has the key, or what was chosen."""
        wanted = self.key if key is None else key
        self._showing = True
        self.list.clear()
        for each, words in self.rows():
            item = QListWidgetItem(words)
            item.setData(KEY, each)
            self.list.addItem(item)
            if each == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count() and wanted:
            self.list.setCurrentRow(0)
        self._showing = False
        self._show_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the rows out anew: only now they have their style's height."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def attempt(self, do: Callable[[], None], done: str) -> bool:
        """Carry out a change and tell of it; where it is refused, say so below the form."""
        try:
            do()
        except Refusal as refusal:
            self.refusal.setText(refusal_words(refusal))
            self.refusal.show()
            return False
        self.refusal.hide()
        self.undoable.emit(done)
        return True

    def _move(self, by: int) -> None:
        keys = [key for key, _ in self.rows()]
        place = keys.index(self.key) if self.key in keys else -1
        if place >= 0 and 0 <= place + by < len(keys):
            keys[place], keys[place + by] = keys[place + by], keys[place]
            self.attempt(lambda: self.put_order(keys), self.tr("Order changed."))

    def _begin_new(self) -> None:
        self.list.setCurrentRow(-1)
        self._show_chosen()

    @Slot()
    def _chosen(self) -> None:
        if not self._showing:
            self._show_chosen()

    def _show_chosen(self) -> None:
        self.refusal.hide()
        rows = [key for key, _ in self.rows()]
        place = rows.index(self.key) if self.key in rows else -1
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < len(rows) - 1)
        self.show_one(self.key)
