"""A layout that puts two parts on one line, or below each other where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.flow_layout import size_within


class PairLayout(QLayout):
    """Two parts in the middle of one line: at its two ends where they are `apart`, else close together."""

    def __init__(self, first: QWidget, last: QWidget, *, apart: bool = True, space: int = 2 * STEP) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._apart = apart
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(space)
        self.addWidget(first)
        self.addWidget(last)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a part in."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part, or None past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return a part, or None past the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that no direction is asked for."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the one line or the two are at a width."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure anew: a part changed. Until then Qt asks for the same sizes dozens of times."""
        self._hint = self._least = None
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        """Put the parts into the area."""
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        if self._hint is None:
            sizes = [item.sizeHint() for item in self._shown()]
            width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
            self._hint = QSize(width, max((size.height() for size in sizes), default=0))
        return QSize(self._hint)

    def minimumSize(self) -> QSize:
        """Return the room of the largest part."""
        if self._least is None:
            self._least = QSize(0, 0)
            for item in self._shown():
                self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, area: QRect, *, move: bool) -> int:
        items = self._shown()
        if self.sizeHint().width() <= area.width():
            return self._on_one_line(items, area, move=move)
        y = area.y()
        for item in items:
            size = size_within(item, area.width())
            if move:
                item.setGeometry(QRect(QPoint(area.x(), y), size))
            y += size.height() + self.spacing() // 2
        return y - self.spacing() // 2 - area.y()

    def _on_one_line(self, items: list[QLayoutItem], area: QRect, *, move: bool) -> int:
        height = self.sizeHint().height()
        x = area.x()
        for item in items:
            size = item.sizeHint()
            if self._apart and item is self._items[-1]:
                x = area.x() + area.width() - size.width()
            if move:
                item.setGeometry(QRect(QPoint(x, area.y() + (height - size.height()) // 2), size))
            x += size.width() + self.spacing()
        return height
