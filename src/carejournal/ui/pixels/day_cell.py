"""How one day is painted and spoken: a coloured cell, or a dotted outline where nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from carejournal.charts.pixel_scale import ink_on
from carejournal.domain.measure import Form
from carejournal.ui.widgets.hours_text import hours_text
from carejournal.ui.widgets.numbers import mean_text, number_text
from carejournal.ui.widgets.scale_words import scale_word

if TYPE_CHECKING:
    from carejournal.charts.palette import Palette
    from carejournal.domain.measure import Measure

ROUND = 4


def paint_recorded(painter: QPainter, cell: QRectF, colour: str, number: str) -> None:
    """Paint a recorded day with a number on it that can be read on its colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(cell, ROUND, ROUND)
    if number:
        painter.setPen(QColor(ink_on(colour)))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, number)


def paint_blank(painter: QPainter, cell: QRectF, colours: Palette, number: str, *, outside: bool) -> None:
    """Paint a day without a record: dotted, or only a pale line outside the days that can have one."""
    style = Qt.PenStyle.SolidLine if outside else Qt.PenStyle.DotLine
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.hairline if outside else colours.outline), 1, style))
    painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
    if number:
        painter.setPen(QColor(colours.quiet))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, number)


def paint_ring(painter: QPainter, cell: QRectF, colour: str) -> None:
    """Paint a ring around a day: it is open, or the keyboard is on it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 2))
    painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), ROUND + 1, ROUND + 1)


def short_value(measure: Measure, value: float) -> str:
    """Return a value as it fits on a pixel: at most three or four signs."""
    if measure.form is Form.YES_NO:
        return "✓" if value else "–"
    return f"{value:.0f}" if abs(value) >= 100 or value == round(value) else mean_text(value)  # noqa: PLR2004


def spoken_value(measure: Measure, value: float | None) -> str:
    """Return a day's value in words, or that nothing is recorded."""
    if value is None:
        return QCoreApplication.translate("DayCell", "not recorded")
    if measure.form is Form.YES_NO:
        return (
            QCoreApplication.translate("DayCell", "yes")
            if value
            else QCoreApplication.translate("DayCell", "no")
        )
    if measure.unit == "h":
        return hours_text(value)
    if measure.form is Form.NUMBER:
        return f"{number_text(value)} {measure.unit}".strip()
    if value != round(value):
        return mean_text(value)
    word = scale_word(measure, value)
    number = number_text(value)
    return number if word == number else f"{number}, {word}"
