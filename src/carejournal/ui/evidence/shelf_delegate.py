"""How a row of the shelf is painted: the question, its short answer, and the strength as a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carejournal.charts.palette import blend
from carejournal.ui.evidence.shelf_model import CARD_ROLE
from carejournal.ui.evidence.strength import strength_words
from carejournal.ui.theme import STEP, TINT

if TYPE_CHECKING:
    from carejournal.evidence.card import Card
    from carejournal.ui.theme import Theme

GAP = 2 * STEP
PADDING = 3 * STEP
WRAPPED = int(Qt.TextFlag.TextWordWrap)
HIGH = 100_000
"""More pixels than any text needs, to measure it in."""


class ShelfDelegate(QStyledItemDelegate):
    """Paints one card a row, as high as its words need at the list's width."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the list's width and the height of the wrapped words."""
        width = self._view.viewport().width()
        texts = self._texts(index.data(CARD_ROLE), option.font)
        inner = QRectF(0, 0, width - 2 * PADDING - 2, HIGH)
        heights = [QFontMetricsF(font).boundingRect(inner, WRAPPED, text).height() for text, font, _ in texts]
        return QSize(width, round(sum(heights) + (len(heights) - 1) * STEP + 2 * PADDING + GAP + 2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the card; the chosen one is outlined in the accent and tinted."""
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(1, 1, -1, -GAP)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.hairline), 2 if focused else 1))
        painter.setBrush(QColor(blend(colours.accent, colours.surface, TINT) if chosen else colours.surface))
        painter.drawRoundedRect(area, 10, 10)
        left = area.adjusted(PADDING, PADDING, -PADDING, 0)
        for text, font, colour in self._texts(index.data(CARD_ROLE), option.font):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            used = painter.drawText(left, WRAPPED, text)
            left.setTop(left.top() + used.height() + STEP)
        painter.restore()

    def _texts(self, card: Card, font: QFont) -> list[tuple[str, QFont, str]]:
        bold = QFont(font)
        bold.setBold(True)
        colours = self._theme.colours
        return [
            (card.title, bold, colours.text),
            (card.short_answer, font, colours.text),
            (strength_words(card.strength), font, colours.quiet),
        ]
