"""Hours of sleep beside the mood of the day after: a circle for each pair, larger where it was often."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from carejournal.ui.insights.plain_picture import PlainPicture
from carejournal.ui.insights.value_axis import ValueAxis
from carejournal.ui.widgets.numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.charts.palette import Palette
    from carejournal.services.patterns import NightAndDay

LINES = 13
LARGEST, SMALLEST = 11.0, 2.0


class NightsPicture(PlainPicture):
    """Paints nights against days; no line is drawn through them, because none is claimed."""

    def __init__(self) -> None:
        super().__init__(LINES)
        self._nights: Sequence[NightAndDay] = ()
        self._words = ("", "")

    def show_nights(self, nights: Sequence[NightAndDay], below: str, beside: str, colours: Palette) -> None:
        """Show these nights; `below` names the hours, `beside` the mood."""
        self._nights, self._words, self._colours = nights, (below, beside), colours
        self.update()

    def _holds_something(self) -> bool:
        return bool(self._nights)

    def _paint(self, painter: QPainter, colours: Palette) -> None:
        line = self.fontMetrics().height()
        area = QRectF(2.4 * line, 1.6 * line, self.width() - 3.6 * line, self.height() - 4.4 * line)
        moods = ValueAxis.holding(night.mood for night in self._nights)
        hours = ValueAxis.holding(night.hours for night in self._nights)
        moods.paint(painter, area, colours)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(QRectF(0, 0, self.width(), line), 0, self._words[1])
        for tick in hours.ticks:
            x = _x(tick, hours, area)
            room = QRectF(x - 2 * line, area.bottom() + 0.4 * line, 4 * line, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, number_text(tick))
        foot = QRectF(area.left(), area.bottom() + 1.5 * line, area.width(), line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, self._words[0])
        most = max(night.days for night in self._nights)
        fill = QColor(colours.sleep)
        fill.setAlphaF(0.45)
        painter.setPen(QPen(QColor(colours.sleep), 1))
        painter.setBrush(fill)
        for night in self._nights:
            size = max(LARGEST * sqrt(night.days / max(most, 4)), SMALLEST)
            painter.drawEllipse(QPointF(_x(night.hours, hours, area), moods.y(night.mood, area)), size, size)


def _x(value: float, axis: ValueAxis, area: QRectF) -> float:
    return area.left() + (value - axis.low) / (axis.high - axis.low) * area.width()
