"""How a row of the timeline is painted: a card with day, numbers and the first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from carejournal.services.looking_back import HIT_ENDS, HIT_STARTS
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.row_card import GAP, PADDING, paint_card, whole_parts
from carejournal.ui.widgets.spoken_rows import ROW_ROLE

if TYPE_CHECKING:
    from carejournal.ui.journal.timeline_model import TimelineRow
    from carejournal.ui.theme import Theme

TEXT_LINES = 2


class TimelineDelegate(QStyledItemDelegate):
    """Paints one card a row; all rows are of one height, so that long timelines scroll quickly."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for the head and two lines of text."""
        line = QFontMetricsF(option.font).lineSpacing()
        return QSize(0, round((1 + TEXT_LINES) * line + 2 * PADDING + STEP + GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the card; the chosen one is outlined in the accent and tinted."""
        row: TimelineRow = index.data(ROW_ROLE)
        # Asking the view is 5 ms quicker at the start than loading QStyle with all its enums.
        chosen = self._view.selectionModel().isSelected(index)
        focused = self._view.hasFocus() and self._view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = paint_card(painter, option.rect, self._theme, chosen=chosen, focused=focused)
        head = self._paint_head(painter, inner, row, option.font)
        self._paint_text(painter, inner.adjusted(0, head + STEP, 0, 0), row.text, option.font)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, row: TimelineRow, font: QFont) -> float:
        colours = self._theme.colours
        bold = QFont(font)
        bold.setBold(True)
        words = f"★ {row.day_words}" if row.starred else row.day_words
        words = f"{words} · {row.late_word}" if row.late_word else words
        bold_metrics, metrics = QFontMetricsF(bold), QFontMetricsF(font)
        words = bold_metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        line = metrics.lineSpacing()
        at = QRectF(area.left(), area.top(), area.width(), line)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        room = area.width() - bold_metrics.horizontalAdvance(words) - GAP
        summary = whole_parts(row.summary, metrics, room)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, summary)
        # The time of day matters least: it shows where the numbers leave room for it.
        if metrics.horizontalAdvance(row.time_words) + GAP <= room - metrics.horizontalAdvance(summary):
            left = area.width() - room
            painter.drawText(at.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.time_words)
        return line

    def _paint_text(self, painter: QPainter, area: QRectF, text: str, font: QFont) -> None:
        plain, marked = without_marks(text)
        layout = QTextLayout(plain, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        found = QTextCharFormat()
        found.setFontWeight(QFont.Weight.Bold)
        found.setForeground(QColor(self._theme.colours.accent))
        layout.setFormats([_range(start, length, found) for start, length in marked])
        layout.beginLayout()
        metrics = QFontMetricsF(font)
        painter.setPen(QColor(self._theme.colours.text))
        painter.setFont(font)
        for number in range(TEXT_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, number * metrics.lineSpacing()))
            rest = from_place(plain, line.textStart())
            if number == TEXT_LINES - 1 and line.textLength() < qt_length(rest):
                rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, area.width())
                baseline = number * metrics.lineSpacing() + metrics.ascent()
                painter.drawText(area.topLeft() + QPointF(0, baseline), rest)
            else:
                line.draw(painter, area.topLeft())
        layout.endLayout()


def without_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without the signs around found words, and where those words stand as Qt counts."""
    plain, marked = "", []
    for number, part in enumerate(text.split(HIT_STARTS)):
        word, _, rest = part.partition(HIT_ENDS) if number else ("", "", part)
        if word:
            marked.append((qt_length(plain), qt_length(word)))
        plain += word + rest
    return plain, marked


def qt_length(text: str) -> int:
    """Return how many characters Qt counts: two for such as 😀."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def from_place(text: str, start: int) -> str:
    """Return the text from a place as Qt counts."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start :].decode("utf-16-le", "replace")


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = length
    made.format = form
    return made
