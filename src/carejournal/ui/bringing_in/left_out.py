"""What of a file could not be read, as an item model: where it stands, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from carejournal.ui.language import refusal_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.exchange.records import Skipped

WHERE, REASON = range(2)
TOP = QModelIndex()


class LeftOutModel(QAbstractTableModel):
    """One skipped part a row."""

    def __init__(self, skipped: Sequence[Skipped]) -> None:
        super().__init__()
        self._skipped = tuple(skipped)
        self._words = {each.reason: refusal_words(each.reason) for each in self._skipped}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:
        """Return how many parts could not be read."""
        return 0 if parent.isValid() else len(self._skipped)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:
        """Return two: where, and why."""
        return 0 if parent.isValid() else 2

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return where a part stands or why it could not be read."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        each = self._skipped[index.row()]
        return refusal_words(each.where) if index.column() == WHERE else self._words[each.reason]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.tr("Where") if section == WHERE else self.tr("Why")


def left_out_text(skipped: Sequence[Skipped], warnings: Sequence[str]) -> bytes:
    """Return the parts that were not read and the warnings as a text file, in the person's language."""
    lines = [f"{refusal_words(each.where)}: {refusal_words(each.reason)}" for each in skipped]
    return "\n".join((*lines, *map(refusal_words, warnings), "")).encode()
