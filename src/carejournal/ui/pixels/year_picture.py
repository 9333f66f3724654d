"""One year as a picture, and where each of its days stands: painted once, then only moved by scrolling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from carejournal.domain.period import Period
from carejournal.ui.pixels.day_cell import paint_blank, paint_recorded, short_value
from carejournal.ui.theme import STEP

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

    from carejournal.charts.palette import Palette
    from carejournal.charts.pixel_scale import PixelScale
    from carejournal.domain.measure import Measure

MONTHS, DAYS = 12, 31
GAP = 6 * STEP


@dataclass(frozen=True, slots=True)
class YearShape:
    """How large a year's parts are in a font: a day, the numbers beside the days, a line of words."""

    wide: int
    high: int
    side: int
    line: int

    @classmethod
    def of(cls, metrics: QFontMetrics) -> YearShape:
        """Return the sizes at which values and numbers can be read."""
        line = metrics.height()
        side = metrics.horizontalAdvance("31") + STEP
        return cls(metrics.horizontalAdvance("10.0") + STEP, line + STEP, side, line)

    @property
    def head(self) -> int:
        """The room above the first day: the year, and the months below it."""
        return 2 * self.line + 2 * STEP

    @property
    def year_width(self) -> int:
        """From one year to the next."""
        return self.side + MONTHS * self.wide + GAP

    @property
    def height(self) -> int:
        """From the year down to below its last day."""
        return self.head + DAYS * self.high + STEP

    def place(self, month: int, day: int) -> QRectF:
        """Return where a day is in its year."""
        left, top = self.side + (month - 1) * self.wide, self.head + (day - 1) * self.high
        return QRectF(left + 1, top + 1, self.wide - 2, self.high - 2)


@dataclass(frozen=True, slots=True)
class YearLook:
    """What a picture of a year is painted with; days outside `told` are no gaps."""

    font: QFont
    bold: QFont
    colours: Palette
    measure: Measure
    scale: PixelScale
    told: Period
    numbers: bool


def year_picture(
    year: int, values: dict[date, float], shape: YearShape, look: YearLook, ratio: float
) -> QPixmap:
    """Return the picture of a year, for a screen with `ratio` device pixels each."""
    pixmap = QPixmap(round(shape.year_width * ratio), round(shape.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:  # ended also by an error: one left open ends the program
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_words(painter, year, shape, look)
        painter.setFont(look.font)
        for day in Period(date(year, 1, 1), date(year, 12, 31)):
            cell, value = shape.place(day.month, day.day), values.get(day)
            if value is None:
                paint_blank(painter, cell, look.colours, "", outside=day not in look.told)
            else:
                number = short_value(look.measure, value) if look.numbers else ""
                paint_recorded(painter, cell, look.scale.colour(value), number)
    return pixmap


def _paint_words(painter: QPainter, year: int, shape: YearShape, look: YearLook) -> None:
    painter.setFont(look.bold)
    painter.setPen(QColor(look.colours.text))
    top = shape.head - 2 * shape.line - STEP
    painter.drawText(
        QRectF(shape.side, top, shape.year_width, shape.line), Qt.AlignmentFlag.AlignLeft, str(year)
    )
    painter.setFont(look.font)
    painter.setPen(QColor(look.colours.quiet))
    locale = QLocale()
    for month in range(1, MONTHS + 1):
        above = QRectF(shape.place(month, 1).left(), shape.head - shape.line - 2, shape.wide - 2, shape.line)
        name = locale.standaloneMonthName(month, QLocale.FormatType.NarrowFormat)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, name)
    beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for day in range(1, DAYS + 1):
        place = shape.place(1, day)
        painter.drawText(QRectF(0, place.top(), shape.side - STEP, place.height()), beside, str(day))
