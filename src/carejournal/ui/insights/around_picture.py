"""The picture around a session: each one a faint line, the average over it, what was foretold a band."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from carejournal.charts.palette import Role
from carejournal.charts.trend_data import MEASURE_ROLES
from carejournal.ui.insights.around_words import FEW, tr
from carejournal.ui.insights.value_axis import ValueAxis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carejournal.charts.palette import Palette
    from carejournal.insights.around import Around

LEAST_LETTERS, LINES = 26, 19
FAINT_TOGETHER = 7.0
"""The ink of all faint lines together, in whole lines: a hundred are as quiet as ten."""
FAINTEST, STRONGEST = 0.07, 0.6
BAND_STRENGTH = 0.16
AVERAGE_PEN = 2.6
FAINT_PEN = 1
"""Not a hair wider: Qt draws lines of one pixel five times as fast as wider ones."""


class AroundPicture(QWidget):
    """Paints the days around the occasions of one factor for one measure; nothing until it is given one."""

    def __init__(self) -> None:
        super().__init__()
        self._around: Around | None = None
        self._palette: Palette | None = None
        self._role = Role.QUIET
        self._mark = Role.QUIET
        self._name = ""
        self._painted = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_around(self, around: Around, measure: str, mark: Role, name: str, colours: Palette) -> None:
        """Show these days; `name` says what happened on day 0, in the colour of `mark`."""
        self._around, self._palette = around, colours
        self._role, self._mark, self._name = MEASURE_ROLES.get(measure, Role.QUIET), mark, name
        self._painted = QPixmap()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        metrics = self.fontMetrics()
        return QSize(2 * LEAST_LETTERS * metrics.averageCharWidth(), LINES * metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least in which the lines can be told apart."""
        metrics = self.fontMetrics()
        return QSize(LEAST_LETTERS * metrics.averageCharWidth(), LINES * metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, if there is one."""
        if self._around is None or self._palette is None:
            return
        if self._painted.deviceIndependentSize().toSize() != self.size():
            self._painted = self._drawn(self._around, self._palette)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._painted)

    def _drawn(self, around: Around, colours: Palette) -> QPixmap:
        """Return the picture, kept until it changes: a hundred faint lines take 20 ms."""
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        with QPainter(drawn) as painter:
            painter.setFont(self.font())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, around, colours)
        return drawn

    def _paint(self, painter: QPainter, around: Around, colours: Palette) -> None:
        line = self.fontMetrics().height()
        area = QRectF(2.4 * line, 0.8 * line, self.width() - 3.4 * line, self.height() - 2.6 * line)
        axis = ValueAxis.holding([*around.values.ravel(), *around.low, *around.high])
        axis.paint(painter, area, colours)
        xs = [area.left() + n / (len(around.lags) - 1) * area.width() for n in range(len(around.lags))]

        def ys(values: Iterable[float]) -> list[float]:
            return [axis.y(float(value), area) for value in values]

        self._paint_band(painter, xs, ys(around.low), ys(around.high), QColor(colours.text))
        self._paint_session(painter, xs[around.lags.index(0)], area, QColor(colours.of(self._mark)))
        data = QColor(colours.of(self._role))
        self._paint_each(painter, xs, [ys(row) for row in around.values], QColor(data))
        if len(around.occasions) >= FEW:
            self._paint_average(painter, xs, ys(around.average), data)
        self._write(painter, xs, area, around, colours)

    @staticmethod
    def _paint_band(
        painter: QPainter, xs: list[float], low: list[float], high: list[float], colour: QColor
    ) -> None:
        edge = [QPointF(x, y) for x, y in zip(xs, high, strict=True) if not math.isnan(y)]
        edge += [QPointF(x, y) for x, y in reversed(list(zip(xs, low, strict=True))) if not math.isnan(y)]
        colour.setAlphaF(BAND_STRENGTH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(edge))

    @staticmethod
    def _paint_session(painter: QPainter, x: float, area: QRectF, colour: QColor) -> None:
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(x, area.top() - 4), QPointF(x, area.bottom()))

    @staticmethod
    def _paint_each(painter: QPainter, xs: list[float], rows: list[list[float]], colour: QColor) -> None:
        colour.setAlphaF(min(max(FAINT_TOGETHER / max(len(rows), 1), FAINTEST), STRONGEST))
        painter.setPen(QPen(colour, FAINT_PEN))
        for ys in rows:
            for stretch in _stretches(zip(xs, ys, strict=True)):
                if len(stretch) == 1:
                    painter.drawEllipse(stretch[0], 1, 1)
                painter.drawPolyline(stretch)

    @staticmethod
    def _paint_average(painter: QPainter, xs: list[float], ys: list[float], colour: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, AVERAGE_PEN))
        for stretch in _stretches(zip(xs, ys, strict=True)):
            path = QPainterPath(stretch[0])
            for point in stretch[1:]:
                path.lineTo(point)
            painter.drawPath(path)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        for x, y in zip(xs, ys, strict=True):
            if not math.isnan(y):
                painter.drawEllipse(QPointF(x, y), 3.5, 3.5)

    def _write(
        self, painter: QPainter, xs: list[float], area: QRectF, around: Around, colours: Palette
    ) -> None:
        painter.setPen(QColor(colours.quiet))
        metrics = painter.fontMetrics()
        line = metrics.height()
        taken = QRectF()
        words = {0: self._name, -3: tr("3 days before"), 7: tr("7 after"), 3: tr("3 after")}
        for lag, text in words.items():
            wide = metrics.horizontalAdvance(text)
            left = min(max(xs[around.lags.index(lag)] - wide / 2, 0), self.width() - wide)
            place = QRectF(left, area.bottom() + 0.35 * line, wide + 1, line)
            if place.adjusted(-line / 2, 0, line / 2, 0).intersects(taken):
                continue
            painter.drawText(place, 0, text)
            taken = place if taken.isNull() else taken.united(place) if lag == 0 else taken


def _stretches(points: Iterable[tuple[float, float]]) -> Iterator[list[QPointF]]:
    """Yield the points that follow each other without a gap: what is not recorded stays open."""
    stretch: list[QPointF] = []
    for x, y in points:
        if np.isnan(y):
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append(QPointF(x, y))
    if stretch:
        yield stretch
