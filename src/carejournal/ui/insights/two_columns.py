"""Three parts in two columns where there is room for both, else one below the other in their order."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from carejournal.ui.theme import STEP

LETTERS_EACH = 46
"""Narrower than this, in letters, a column is tiring to read."""
BESIDE = ((0, 0, 1), (0, 1, 3), (1, 0, 1))
"""Row, column and height in rows of each part; the last row takes what the right column is longer."""
BELOW = ((0, 0, 1), (1, 0, 1), (2, 0, 1))


class TwoColumns(QWidget):
    """Shows the first and the third part beside the second, which may be long; else in their order.

    Each column gets half of the width; its own least width is that of the widest part.
    """

    def __init__(self, first: QWidget, second: QWidget, third: QWidget) -> None:
        super().__init__()
        self._parts = (first, second, third)
        self._beside = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3 * STEP)
        self._grid.setColumnStretch(0, 1)
        self._place()

    @property
    def beside(self) -> bool:
        """Whether there are two columns now."""
        return self._beside

    def minimumSizeHint(self) -> QSize:
        """Return the least width of one part: a window may always become narrower than both columns."""
        width = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(width, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose anew where the parts lie."""
        super().resizeEvent(event)
        letters = LETTERS_EACH * self.fontMetrics().averageCharWidth()
        each = max(letters, *(part.minimumSizeHint().width() for part in self._parts))
        beside = event.size().width() >= 2 * each + self._grid.spacing()
        if beside is not self._beside:
            self._beside = beside
            self._place()
            self.updateGeometry()

    def _place(self) -> None:
        for part, (row, column, rows) in zip(self._parts, BESIDE if self._beside else BELOW, strict=True):
            self._grid.addWidget(part, row, column, rows, 1)
        self._grid.setColumnStretch(1, int(self._beside))
        self._grid.setRowStretch(2, int(self._beside))
