"""A layout that puts parts side by side and begins a new line where they no longer fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.arranged_layout import ArrangedLayout, size_within


class FlowLayout(ArrangedLayout):
    """Lines of parts, each part as wide as it likes, or as wide as a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, space=2 * STEP)

    def sizeHint(self) -> QSize:
        """Return the least room: the widest part alone on a line."""
        return self.minimumSize()

    def _arrange(self, area: QRect, *, move: bool) -> int:
        x, y, line_height = area.x(), area.y(), 0
        for item in self.shown():
            size = size_within(item, area.width())
            if x > area.x() and x + size.width() > area.x() + area.width():
                x, y, line_height = area.x(), y + line_height + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line_height = max(line_height, size.height())
        return y + line_height - area.y()
