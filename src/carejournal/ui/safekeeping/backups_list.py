"""The backups as a list, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from carejournal.ui.safekeeping.backup_words import when_words, why_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.services.backups import Backup


class BackupsList(QAbstractListModel):
    """One row a backup: of when it is, and why it was made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups: Sequence[Backup] = ()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these backups."""
        self.beginResetModel()
        self._backups = backups
        self.endResetModel()

    def backup(self, row: int) -> Backup | None:
        """Return the backup in a row, None outside the list."""
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many backups there are."""
        return 0 if parent.isValid() else len(self._backups)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a row's words; a screen reader hears them in one breath."""
        backup = self.backup(index.row()) if index.isValid() else None
        if backup is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{when_words(backup)}\n{why_words(backup)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{when_words(backup)}, {why_words(backup)}"
        return None
