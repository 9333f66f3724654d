"""A year as a table of numbers, a line for each day of the month: for screen readers, and to copy from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from carejournal.ui.pixels.day_cell import spoken_value
from carejournal.ui.pixels.year_picture import DAYS, MONTHS
from carejournal.ui.widgets.building import plain_tip
from carejournal.ui.widgets.dates import long_day_with_year

if TYPE_CHECKING:
    from carejournal.domain.measure import Measure


NO_PARENT = QModelIndex()


class YearTable(QAbstractTableModel):
    """Twelve columns of days; a day without a record is an empty cell, spoken as not recorded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._year = 1
        self._values: dict[date, float] = {}
        self._measure: Measure | None = None

    def show_year(self, year: int, values: dict[date, float], measure: Measure) -> None:
        """Show the values of a year."""
        self.beginResetModel()
        self._year, self._values, self._measure = year, values, measure
        self.endResetModel()

    def day(self, index: QModelIndex | QPersistentModelIndex) -> date | None:
        """Return the day at an index, or None where the month is shorter."""
        try:
            return date(self._year, index.column() + 1, index.row() + 1)
        except ValueError:
            return None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        """Return the days of the longest month."""
        return 0 if parent.isValid() else DAYS

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        """Return the months."""
        return 0 if parent.isValid() else MONTHS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a month, or the number of a day."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return QLocale().standaloneMonthName(section + 1, QLocale.FormatType.ShortFormat)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a day's value in words."""
        day = self.day(index) if index.isValid() else None
        if day is None or self._measure is None:
            return None
        value = self._values.get(day)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if value is None else spoken_value(self._measure, value).split(",")[0]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            spoken = f"{long_day_with_year(day)}: {spoken_value(self._measure, value)}"
            return plain_tip(spoken) if role == Qt.ItemDataRole.ToolTipRole else spoken
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None
