"""How a line of the command search is painted: what it is on the left, its key or day on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from carejournal.charts.palette import blend
from carejournal.ui.theme import STEP, TINT

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

BESIDE_ROLE = int(Qt.ItemDataRole.UserRole)


class FoundDelegate(QStyledItemDelegate):
    """Paints one line; the chosen one is tinted and outlined."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for a line of words and air around it."""
        return QSize(0, option.fontMetrics.height() + 3 * STEP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the words, as many as there is room for, and what stands beside them."""
        colours = self._theme.colours
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.currentIndex() == index:
            painter.setPen(QPen(QColor(colours.accent), 2 if self._view.hasFocus() else 1))
            painter.setBrush(QColor(blend(colours.accent, colours.surface, TINT)))
            painter.drawRoundedRect(area, 6, 6)
        inner = area.adjusted(2 * STEP, 0, -2 * STEP, 0)
        beside = str(index.data(BESIDE_ROLE) or "")
        painter.setFont(option.font)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
        metrics = option.fontMetrics
        room = inner.width() - (metrics.horizontalAdvance(beside) + 3 * STEP if beside else 0)
        words = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, round(room))
        painter.setPen(QColor(colours.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
