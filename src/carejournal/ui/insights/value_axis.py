"""A small vertical axis for pictures painted in the window: plain ticks that hold all values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from carejournal.ui.widgets.numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from carejournal.charts.palette import Palette

MOST_TICKS = 6
NICE = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """From `low` to `high`, both of them ticks, every `step`."""

    low: float
    high: float
    step: float

    @classmethod
    def holding(cls, values: Iterable[float]) -> ValueAxis:
        """Return the axis that holds the values, NaN passed over, with at most MOST_TICKS steps."""
        known = [value for value in values if not math.isnan(value)]
        lowest, highest = (min(known), max(known)) if known else (0.0, 1.0)
        power = 1.0
        while True:
            for nice in NICE:
                step = nice * power
                low, high = math.floor(lowest / step) * step, math.ceil(highest / step) * step
                high = max(high, low + step)
                if (high - low) / step <= MOST_TICKS + 1e-9:
                    return cls(low, high, step)
            power *= 10

    def y(self, value: float, area: QRectF) -> float:
        """Return how far down a value lies in the area."""
        return area.bottom() - (value - self.low) / (self.high - self.low) * area.height()

    @property
    def ticks(self) -> list[float]:
        """The named values."""
        return [self.low + n * self.step for n in range(round((self.high - self.low) / self.step) + 1)]

    def paint(self, painter: QPainter, area: QRectF, colours: Palette) -> None:
        """Paint the ticks' lines across the area and their numbers at its left."""
        line = painter.fontMetrics().height()
        for tick in self.ticks:
            y = self.y(tick, area)
            painter.setPen(QPen(QColor(colours.hairline), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(colours.quiet))
            room = QRectF(0, y - line / 2, area.left() - line / 3, line)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number_text(tick)
            )
