"""What the colours of pixels mean: a strip from the lowest to the highest value, and the blank day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from carejournal.domain.measure import Form
from carejournal.ui.pixels.day_cell import paint_blank, paint_recorded, short_value
from carejournal.ui.theme import STEP

if TYPE_CHECKING:
    from carejournal.charts.pixel_scale import PixelScale
    from carejournal.domain.measure import Measure
    from carejournal.ui.theme import Theme

BOXES = 11


class PixelLegend(QWidget):
    """Shows the scale of one measure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: list[tuple[str, str]] = []
        self._blank = self.tr("not recorded")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._repaint)

    def show_scale(self, measure: Measure, scale: PixelScale) -> None:
        """Show what this measure's colours mean."""
        if measure.form is Form.YES_NO:
            self._steps = [(scale.colour(0), self.tr("no")), (scale.colour(1), self.tr("yes"))]
        else:
            step = (scale.high - scale.low) / (BOXES - 1)
            values = [scale.low + n * step for n in range(BOXES)]
            ends = {0, BOXES - 1}
            self._steps = [
                (scale.colour(v), short_value(measure, v) if n in ends or step == 1 else "")
                for n, v in enumerate(values)
            ]
        ends_words = f"{self._steps[0][1]} – {self._steps[-1][1]} {measure.unit}".strip()
        self.setAccessibleName(self.tr("Colours from dark to bright: {0}").format(ends_words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the strip, and for the blank day with its words."""
        words = self.fontMetrics().horizontalAdvance(self._blank)
        wide = len(self._steps) * self._box_width() + 2 * STEP + self._box_width() + STEP + words
        return QSize(wide, self.fontMetrics().height() + 2 * STEP)

    def minimumSizeHint(self) -> QSize:
        """Return the same room."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the strip and the blank day."""
        with QPainter(self) as painter:  # ended also by an error: one left open ends the program
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            wide, high = self._box_width(), self.height() - STEP
            for number, (colour, words) in enumerate(self._steps):
                paint_recorded(painter, QRectF(number * wide + 1, STEP / 2, wide - 2, high), colour, words)
            left = len(self._steps) * wide + 2 * STEP
            cell = QRectF(left, STEP / 2, wide - 2, high)
            paint_blank(painter, cell, self._theme.colours, "", outside=False)
            painter.setPen(QColor(self._theme.colours.quiet))
            beside = QRectF(left + wide + STEP, 0, self.width(), self.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self._blank)

    def _box_width(self) -> int:
        widest = max((self.fontMetrics().horizontalAdvance(words) for _, words in self._steps), default=0)
        return max(widest + STEP, 5 * STEP)

    @Slot()
    def _repaint(self) -> None:
        self.update()
