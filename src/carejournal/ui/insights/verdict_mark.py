"""The mark of a verdict, told by its shape: full, open, or dotted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carejournal.insights.finding import Verdict

if TYPE_CHECKING:
    from carejournal.charts.palette import Palette

OF_A_LINE = 0.62
PEN = 1.6


class VerdictMark(QWidget):
    """A circle as large as a letter: full is likely, open is unclear, dotted is not enough yet."""

    def __init__(self, verdict: Verdict, colours: Palette) -> None:
        super().__init__()
        self._verdict = verdict
        self._colours = colours
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_verdict(self, verdict: Verdict, colours: Palette) -> None:
        """Show another verdict."""
        if (verdict, colours) != (self._verdict, self._colours):
            self._verdict, self._colours = verdict, colours
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a letter."""
        side = round(OF_A_LINE * self.fontMetrics().height()) + 2
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        colour = QColor(self._colours.accent if self._verdict is Verdict.LIKELY else self._colours.quiet)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(colour, PEN)
            if self._verdict is Verdict.NOT_ENOUGH:
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            if self._verdict is Verdict.LIKELY:
                painter.setBrush(colour)
            painter.drawEllipse(QRectF(self.rect()).adjusted(PEN, PEN, -PEN, -PEN))
