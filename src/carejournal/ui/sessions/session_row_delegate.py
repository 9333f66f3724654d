"""How a line of the session list is painted: a heading, or a card with mark, day, kind and first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carejournal.ui.sessions.kind_marks import paint_mark
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.row_card import GAP, PADDING, paint_card
from carejournal.ui.widgets.spoken_rows import ROW_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from carejournal.ui.sessions.session_list import SessionRow
    from carejournal.ui.theme import Theme

MARK_GAP = 1.5 * STEP
MARK_SIZE = 0.72
"""A mark's size in heights of a line."""
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SessionRowDelegate(QStyledItemDelegate):
    """Paints the lines; a card is as high as what it has to say."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for the heading, or for the card and the gap below it."""
        row: SessionRow = index.data(ROW_ROLE)
        line = QFontMetricsF(option.font).lineSpacing()
        if row.session is None:
            return QSize(0, round(line + (GAP if index.row() == 0 else 3 * STEP + GAP)))
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        lines = _head_lines(row, option.font, width - 2 * PADDING - 2) + bool(row.text)
        return QSize(0, round(lines * line + (lines - 1) * STEP + 2 * PADDING + GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the line; the chosen card is outlined in the accent and tinted."""
        row: SessionRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.session is None:
            self._paint_heading(painter, QRectF(option.rect), row.heading, option.font)
        else:
            self._paint_words(painter, self._paint_card(painter, option), row, option.font)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRectF, words: str, font: QFont) -> None:
        line = QFontMetricsF(font).lineSpacing()
        painter.setFont(_bold(font))
        painter.setPen(QColor(self._theme.colours.quiet))
        painter.drawText(QRectF(area.left(), area.bottom() - GAP - line, area.width(), line), LEFT, words)

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        return paint_card(painter, option.rect, self._theme, chosen=chosen, focused=focused, hovered=hovered)

    def _paint_words(self, painter: QPainter, area: QRectF, row: SessionRow, font: QFont) -> None:
        colours = self._theme.colours
        assert row.kind is not None
        line = QFontMetricsF(font).lineSpacing()
        side = line * MARK_SIZE
        at = QRectF(area.left(), area.top(), area.width(), line)
        paint_mark(painter, row.kind, colours, QRectF(at.left(), at.top() + (line - side) / 2, side, side))
        painter.setFont(_bold(font))
        painter.setPen(QColor(colours.text))
        painter.drawText(at.adjusted(side + MARK_GAP, 0, 0, 0), LEFT, row.day_words)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        if _head_lines(row, font, area.width()) == 1:
            painter.drawText(at, RIGHT, row.summary)
        else:
            at.translate(0, line + STEP)
            painter.drawText(at, LEFT, _elided(row.summary, font, at.width()))
        at.translate(0, line + STEP)
        painter.setPen(QColor(colours.text))
        painter.drawText(at, LEFT, _elided(row.text, font, at.width()))


def _head_lines(row: SessionRow, font: QFont, width: float) -> int:
    """Return 1 where the day and the kind find room beside each other, else 2."""
    metrics = QFontMetricsF(font)
    mark = MARK_SIZE * metrics.lineSpacing() + MARK_GAP
    day = mark + QFontMetricsF(_bold(font)).horizontalAdvance(row.day_words)
    return 1 if day + GAP + metrics.horizontalAdvance(row.summary) <= width else 2


def _elided(words: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, width))


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
