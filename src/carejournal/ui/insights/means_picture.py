"""Plain means side by side, weekdays or months: a dot each, with the range of what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from carejournal.charts.palette import Palette, Role
from carejournal.ui.insights.plain_picture import PlainPicture
from carejournal.ui.insights.value_axis import ValueAxis

if TYPE_CHECKING:
    from collections.abc import Sequence

LINES = 12
DOT = 4.5


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over so many days, and the lowest and highest of them; None where no day is recorded."""

    name: str
    mean: float | None
    lowest: float | None
    highest: float | None
    days: int


class MeansPicture(PlainPicture):
    """Paints means in a row; where their names do not all fit, every second or third is named."""

    def __init__(self) -> None:
        super().__init__(LINES)
        self._means: Sequence[Mean] = ()
        self._role = Role.QUIET

    def show_means(self, means: Sequence[Mean], role: Role, colours: Palette) -> None:
        """Show these means."""
        self._means, self._role, self._colours = means, role, colours
        self.update()

    def _holds_something(self) -> bool:
        return bool(self._means)

    def _paint(self, painter: QPainter, colours: Palette) -> None:
        line = self.fontMetrics().height()
        area = QRectF(2.4 * line, 0.7 * line, self.width() - 3 * line, self.height() - 3.4 * line)
        ends = [end for each in self._means for end in (each.lowest, each.highest) if end is not None]
        axis = ValueAxis.holding(ends)
        axis.paint(painter, area, colours)
        data = QColor(colours.of(self._role))
        pale = QColor(colours.dot(self._role))
        step = area.width() / len(self._means)
        for number, each in enumerate(self._means):
            x = area.left() + (number + 0.5) * step
            if each.mean is None or each.lowest is None or each.highest is None:
                continue
            painter.setPen(QPen(pale, 1.4))
            painter.drawLine(QPointF(x, axis.y(each.lowest, area)), QPointF(x, axis.y(each.highest, area)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(data)
            painter.drawEllipse(QPointF(x, axis.y(each.mean, area)), DOT, DOT)
        self._write(painter, area, step, colours)

    def _write(self, painter: QPainter, area: QRectF, step: float, colours: Palette) -> None:
        metrics = painter.fontMetrics()
        line = metrics.height()
        widest = max(
            metrics.horizontalAdvance(text) for each in self._means for text in (each.name, str(each.days))
        )
        every = max(1, round((widest + line / 2) / step + 0.5))
        for number, each in list(enumerate(self._means))[::every]:
            room = QRectF(
                area.left() + (number + 0.5) * step - widest, area.bottom() + 0.4 * line, 2 * widest, line
            )
            painter.setPen(QColor(colours.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, each.name)
            painter.setPen(QColor(colours.quiet))
            painter.drawText(room.translated(0, 1.1 * line), Qt.AlignmentFlag.AlignHCenter, str(each.days))
