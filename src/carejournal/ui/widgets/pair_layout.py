"""A layout that puts two parts on one line, or below each other where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.arranged_layout import ArrangedLayout, size_within


class PairLayout(ArrangedLayout):
    """Two parts in the middle of one line: at its two ends where they are `apart`, else close together."""

    def __init__(self, first: QWidget, last: QWidget, *, apart: bool = True, space: int = 2 * STEP) -> None:
        super().__init__(space=space)
        self._apart = apart
        self._hint: QSize | None = None
        self.addWidget(first)
        self.addWidget(last)

    def invalidate(self) -> None:
        """Measure anew: a part changed."""
        self._hint = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        if self._hint is None:
            sizes = [item.sizeHint() for item in self.shown()]
            width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
            self._hint = QSize(width, max((size.height() for size in sizes), default=0))
        return QSize(self._hint)

    def _arrange(self, area: QRect, *, move: bool) -> int:
        items = self.shown()
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
