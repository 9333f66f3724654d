"""How a line of the trash is painted: a card with day, first words and the days it has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from carejournal.ui.sessions.kind_marks import paint_mark
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.row_card import BETWEEN, GAP, PADDING, paint_card, whole_parts
from carejournal.ui.widgets.spoken_rows import ROW_ROLE

if TYPE_CHECKING:
    from carejournal.ui.safekeeping.trash_list import TrashRow
    from carejournal.ui.theme import Theme

LINES = 3
MARK_GAP = 1.5 * STEP
MARK_SIZE = 0.72
"""A mark's size in heights of a line."""
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class TrashRowDelegate(QStyledItemDelegate):
    """Paints one card a row; all rows are of one height, so that a full trash scrolls quickly."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for three lines."""
        line = QFontMetricsF(option.font).lineSpacing()
        return QSize(0, round(LINES * line + (LINES - 1) * STEP + 2 * PADDING + GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the card; chosen ones are outlined in the accent and tinted."""
        row: TrashRow = index.data(ROW_ROLE)
        chosen = self._view.selectionModel().isSelected(index)
        focused = self._view.hasFocus() and self._view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = paint_card(painter, option.rect, self._theme, chosen=chosen, focused=focused)
        self._paint_words(painter, room, row, option.font)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, row: TrashRow, font: QFont) -> None:
        colours = self._theme.colours
        metrics = QFontMetricsF(font)
        line = metrics.lineSpacing()
        at = QRectF(area.left(), area.top(), area.width(), line)
        self._paint_head(painter, QRectF(at), row, font)
        painter.setFont(font)
        text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, at.width())
        lying = fitting(row.lying, metrics, at.width())
        for words, colour in ((text, colours.text), (lying, colours.quiet)):
            at.translate(0, line + STEP)
            painter.setPen(QColor(colour))
            painter.drawText(at, LEFT, words)

    def _paint_head(self, painter: QPainter, at: QRectF, row: TrashRow, font: QFont) -> None:
        colours = self._theme.colours
        if row.kind is not None:
            side = at.height() * MARK_SIZE
            top = at.top() + (at.height() - side) / 2
            paint_mark(painter, row.kind, colours, QRectF(at.left(), top, side, side))
            at.setLeft(at.left() + side + MARK_GAP)
        bold = QFont(font)
        bold.setBold(True)
        metrics = QFontMetricsF(bold)
        when = metrics.elidedText(row.when, Qt.TextElideMode.ElideRight, at.width())
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        painter.drawText(at, LEFT, when)
        at.setLeft(at.left() + metrics.horizontalAdvance(when) + GAP)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(at, RIGHT, fitting(row.summary, QFontMetricsF(font), at.width()))


def fitting(words: str, metrics: QFontMetricsF, room: float) -> str:
    """Return as many whole parts as there is room for, at least the beginning of the first."""
    first = words.partition(BETWEEN)[0]
    return whole_parts(words, metrics, room) or metrics.elidedText(
        first, Qt.TextElideMode.ElideRight, max(0.0, room)
    )
