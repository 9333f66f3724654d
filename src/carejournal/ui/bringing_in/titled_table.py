"""A table model whose columns have titles."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt

if TYPE_CHECKING:
    from collections.abc import Mapping


class TitledTable(QAbstractTableModel):
    """Says above each column what it holds."""

    @abstractmethod
    def titles(self) -> Mapping[int, str]:
        """Return each column's title."""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.titles()[section] if shown else None
