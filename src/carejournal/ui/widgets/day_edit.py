"""A day to type, to step through or to choose from a calendar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit

from carejournal.ui.theme import STEP

WITH_WEEKDAY = "ddd d MMM yyyy"
WITHOUT_WEEKDAY = "d MMM yyyy"
BESIDE_THE_WORDS = 14 * STEP
"""Room for the padding, the cursor and the arrow."""


class DayEdit(QDateEdit):
    """Wide enough for every day in the person's language; scrolling past it changes nothing."""

    def __init__(self, name: str, shape: str = WITH_WEEKDAY) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat(_tr(shape))
        self.setAccessibleName(name)
        self.setMinimumDate(QDate(100, 1, 1))  # without it older days would be taken for 1752
        # Qt itself measures only the first and the last day of its calendar.
        self.setMinimumWidth(self._widest(shape) + BESIDE_THE_WORDS)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _widest(self, shape: str) -> int:
        width, locale, short = self.fontMetrics().horizontalAdvance, QLocale(), QLocale.FormatType.ShortFormat
        weekday = max(width(locale.dayName(n, short)) for n in range(1, 8))
        month = max(width(locale.monthName(n, short)) for n in range(1, 13))
        return width(" 30.  2000 ") + month + (weekday if shape == WITH_WEEKDAY else 0)


def _tr(shape: str) -> str:
    return {
        WITH_WEEKDAY: QCoreApplication.translate("Dates", "ddd d MMM yyyy"),
        WITHOUT_WEEKDAY: QCoreApplication.translate("Dates", "d MMM yyyy"),
    }.get(shape, shape)
