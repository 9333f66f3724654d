"""Measured differences with their ranges, drawn on one labelled scale and told in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carejournal.charts.palette import blend
from carejournal.evidence.card_pictures import Axis, axis_for, figure_text
from carejournal.ui.language import spoken
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label

if TYPE_CHECKING:
    from carejournal.charts.palette import Palette
    from carejournal.evidence.card import Effect, Numbers
    from carejournal.ui.theme import Theme

RANGE_STRENGTH = 0.45
"""How strong the bar of a range is against the surface; the dot on it is full."""


def effect_words(effect: Effect) -> str:
    """Return one effect in words: what it is, its value where there is one, and its range."""
    low, high = figure_text(effect.low, spoken()), figure_text(effect.high, spoken())
    if effect.value is None:
        return _tr("{0}: plausibly between {1} and {2}").format(effect.label, low, high)
    value = figure_text(effect.value, spoken())
    return _tr("{0}: {1}, plausibly between {2} and {3}").format(effect.label, value, low, high)


def _tick_text(tick: Decimal) -> str:
    return figure_text(tick, spoken())


class _OnAxis(QWidget):
    """Something painted along an axis; all of them have the same margins, so they line up."""

    def __init__(self, theme: Theme, axis: Axis) -> None:
        super().__init__()
        self._theme = theme
        self._axis = axis
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        """Return room for one line of text, and for the tick labels side by side."""
        metrics = QFontMetricsF(self.font())
        labels = sum(metrics.horizontalAdvance(_tick_text(tick)) + 2 * STEP for tick in self._axis.ticks)
        return QSize(round(labels), round(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the same room: less would cut the labels."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the thin line at zero, and on it what this widget is for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.outline), 1))
        zero = self._x(Decimal(0))
        painter.drawLine(QPointF(zero, 0), QPointF(zero, self._zero_ends()))
        self._paint(painter, self._theme.colours)

    def _paint(self, painter: QPainter, colours: Palette) -> None:
        raise NotImplementedError

    def _zero_ends(self) -> float:
        return float(self.height())

    def _x(self, value: Decimal) -> float:
        metrics = QFontMetricsF(self.font())
        margin = max(metrics.horizontalAdvance(_tick_text(tick)) for tick in self._axis.ticks) / 2 + 1
        return margin + self._axis.share(value) * (self.width() - 2 * margin)

    @Slot()
    def _repaint(self) -> None:
        self.update()


class EffectBar(_OnAxis):
    """One range as a bar, with a dot at the value where one was reported."""

    def __init__(self, theme: Theme, axis: Axis, effect: Effect) -> None:
        super().__init__(theme, axis)
        self._effect = effect
        self.setAccessibleName(_tr("Picture: {0}").format(effect_words(effect)))

    def _paint(self, painter: QPainter, colours: Palette) -> None:
        middle, thick = self.height() / 2, self.height() * 0.36
        left, right = self._x(self._effect.low), self._x(self._effect.high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(blend(colours.accent, colours.surface, RANGE_STRENGTH)))
        painter.drawRoundedRect(QRectF(left, middle - thick / 2, right - left, thick), thick / 2, thick / 2)
        if self._effect.value is not None:
            painter.setBrush(QColor(colours.accent))
            painter.setPen(QPen(QColor(colours.surface), 1.5))
            painter.drawEllipse(QPointF(self._x(self._effect.value), middle), thick * 0.9, thick * 0.9)


class AxisLine(_OnAxis):
    """The ticks and their labels below the bars."""

    def sizeHint(self) -> QSize:
        """Return room for the line and the labels below it."""
        size = super().sizeHint()
        return QSize(size.width(), size.height() + 2 * STEP)

    def _zero_ends(self) -> float:
        return 2.0 * STEP

    def _paint(self, painter: QPainter, colours: Palette) -> None:
        ticks = self._axis.ticks
        painter.setPen(QPen(QColor(colours.outline), 1))
        painter.drawLine(QPointF(self._x(ticks[0]), STEP), QPointF(self._x(ticks[-1]), STEP))
        for tick in ticks:
            painter.drawLine(QPointF(self._x(tick), STEP), QPointF(self._x(tick), 2 * STEP))
        painter.setPen(QColor(colours.quiet))
        metrics = QFontMetricsF(self.font())
        for tick in ticks:
            text = _tick_text(tick)
            left = self._x(tick) - metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(left, 2 * STEP + metrics.ascent()), text)


class EffectPicture(QWidget):
    """All effects of one card on the same axis, each in words above its bar."""

    def __init__(self, theme: Theme, numbers: Numbers) -> None:
        super().__init__()
        axis = axis_for(numbers.effects)
        layout = column(space=0)
        layout.addWidget(label(numbers.scale, quiet=True, wrap=True))
        for effect in numbers.effects:
            layout.addSpacing(3 * STEP)
            layout.addWidget(label(effect_words(effect), wrap=True))
            layout.addWidget(EffectBar(theme, axis, effect))
        layout.addWidget(AxisLine(theme, axis))
        self.setLayout(layout)


def _tr(text: str) -> str:
    return QCoreApplication.translate("EffectPicture", text)
