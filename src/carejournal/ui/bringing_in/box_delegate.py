"""A cell shown as the box of a chooser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from carejournal.ui.bringing_in.quiet_table import RowDelegate
from carejournal.ui.theme import STEP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from carejournal.ui.theme import Theme

ARROW = "▾"
WIDEST_LETTERS = 34
"""Longer words are cut in the box; the list that it opens shows them whole."""
OPENING_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2}
EMPTYING_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class BoxDelegate(RowDelegate):
    """Shows what is chosen in an outlined box with an arrow, as wide as the longest of the words."""

    def __init__(self, theme: Theme, words: Callable[[], Iterable[str]], table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self._theme = theme
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for the longest choice and the arrow, the same in every row."""
        metrics = option.fontMetrics
        widest = max(metrics.horizontalAdvance(f"{words} {ARROW}") for words in self._words())
        widest = min(widest, WIDEST_LETTERS * metrics.averageCharWidth())
        return QSize(widest + 10 * STEP, metrics.height() + 4 * STEP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint what is chosen in an outlined box with an arrow."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        self._table.style().drawPrimitive(panel, row, painter, self._table)
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(STEP, STEP, -STEP, -STEP)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.outline), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(2 * STEP, 0, -2 * STEP, 0)
        painter.setPen(QColor(colours.text))
        room = inner.width() - option.fontMetrics.horizontalAdvance(f" {ARROW}")
        words = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, ARROW)
        painter.restore()
