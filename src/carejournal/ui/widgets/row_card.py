"""How a row of a list is painted as a card, the same in every list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from carejournal.charts.palette import blend
from carejournal.ui.theme import STEP, TINT

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

GAP = 2 * STEP
"""Between two cards, and between two parts of a line."""
PADDING = 3 * STEP
"""Between a card's edge and its words."""
RADIUS = 10
BETWEEN = " · "
"""Stands between the parts of a row's summary."""


def paint_card(
    painter: QPainter, row: QRect, theme: Theme, *, chosen: bool, focused: bool, hovered: bool = False
) -> QRectF:
    """Paint an empty card into a row and return the room for its words.

    A chosen card is outlined in the accent and tinted, the one with the focus has a thicker edge.
    """
    colours = theme.colours
    edge = colours.accent if chosen or focused else colours.outline if hovered else colours.hairline
    area = QRectF(row).adjusted(1, 1, -1, -GAP)
    painter.setPen(QPen(QColor(edge), 2 if focused else 1))
    painter.setBrush(QColor(blend(colours.accent, colours.surface, TINT) if chosen else colours.surface))
    painter.drawRoundedRect(area, RADIUS, RADIUS)
    return area.adjusted(PADDING, PADDING, -PADDING, -PADDING)


def whole_parts(summary: str, metrics: QFontMetricsF, room: float) -> str:
    """Return as many of the summary's first parts as fit: half a number says something else."""
    parts = summary.split(BETWEEN)
    while parts and metrics.horizontalAdvance(BETWEEN.join(parts)) > room:
        parts.pop()
    return BETWEEN.join(parts)
