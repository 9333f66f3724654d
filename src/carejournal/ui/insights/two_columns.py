"""Two parts side by side where there is room for both, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column

LETTERS_EACH = 46
"""Narrower than this, in letters, a column is tiring to read."""


class TwoColumns(QWidget):
    """Gives each part half of the width; its own least width is that of the wider part."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._parts = (first, second)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3 * STEP)
        upper = QWidget()
        upper.setLayout(column(first, None))  # beside a long second part it does not become longer
        self._layout.addWidget(upper, 1)
        self._layout.addWidget(second, 1)

    @property
    def beside(self) -> bool:
        """Whether the parts are side by side now."""
        return self._layout.direction() is QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """Return the least width of one part: a window may always become narrower than both."""
        hints = [part.minimumSizeHint() for part in self._parts]
        width = max(hint.width() for hint in hints)
        heights = [hint.height() for hint in hints]
        return QSize(width, max(heights) if self.beside else sum(heights) + self._layout.spacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose anew which way the parts lie."""
        super().resizeEvent(event)
        letters = LETTERS_EACH * self.fontMetrics().averageCharWidth()
        each = max(letters, *(part.minimumSizeHint().width() for part in self._parts))
        beside = event.size().width() >= 2 * each + self._layout.spacing()
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if wanted is not self._layout.direction():
            self._layout.setDirection(wanted)
            self.updateGeometry()
