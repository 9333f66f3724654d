"""The shapes that stand for kinds of session, drawn: a shape of its own for each, never colour alone."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

from carejournal.charts.palette import Role
from carejournal.domain.session import MASSAGE, THERAPY, Mark
from carejournal.ui.theme import STEP

if TYPE_CHECKING:
    from carejournal.charts.palette import Palette
    from carejournal.domain.session import Kind

ROLES = {THERAPY: Role.THERAPY, MASSAGE: Role.MASSAGE}
SQUARE_SIDE = 0.4
STAR_WAIST = 0.42
CROSS_ARM = 0.18
PICTURE_RATIO = 3
"""Pictures of marks are drawn so much larger than shown: sharp on every screen."""


def mark_colour(kind: Kind, colours: Palette) -> str:
    """Return the colour of a kind's mark; own kinds are told apart by their shapes."""
    return colours.of(ROLES.get(kind.key, Role.QUIET))


def paint_mark(painter: QPainter, kind: Kind, colours: Palette, area: QRectF) -> None:
    """Paint a kind's mark into a square area."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark_colour(kind, colours)))
    painter.drawPolygon(
        QPolygonF(
            [area.center() + QPointF(x * area.width(), y * area.height()) for x, y in outline(kind.mark)]
        )
    )
    painter.restore()


def mark_pixmap(kind: Kind, colours: Palette, size: int, beside: int = 0) -> QPixmap:
    """Return a kind's mark as a picture `size` pixels wide and high, with `beside` empty pixels after it."""
    pixmap = QPixmap((size + beside) * PICTURE_RATIO, size * PICTURE_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(PICTURE_RATIO)
    painter = QPainter(pixmap)
    paint_mark(painter, kind, colours, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def mark_icon(kind: Kind, colours: Palette, size: int) -> QIcon:
    """Return a kind's mark as an icon with a little air between it and the words after it."""
    return QIcon(mark_pixmap(kind, colours, size, beside=STEP))


def outline(mark: Mark) -> list[tuple[float, float]]:
    """Return the corners of a shape in a square of side 1 around (0, 0), y downwards."""
    side = SQUARE_SIDE
    return {
        Mark.TRIANGLE: [(0.0, -0.45), (0.5, 0.42), (-0.5, 0.42)],
        Mark.DIAMOND: [(0.0, -0.5), (0.5, 0.0), (0.0, 0.5), (-0.5, 0.0)],
        Mark.SQUARE: [(-side, -side), (side, -side), (side, side), (-side, side)],
        Mark.STAR: _star(),
        Mark.CROSS: _cross(),
    }[mark]


def _star() -> list[tuple[float, float]]:
    reaches = [0.5 if n % 2 == 0 else 0.5 * STAR_WAIST for n in range(10)]
    return [(reach * sin(n * pi / 5), -reach * cos(n * pi / 5)) for n, reach in enumerate(reaches)]


def _cross() -> list[tuple[float, float]]:
    """Return a plus turned by an eighth, so that it reads as a cross and not as "add"."""
    arm, far = CROSS_ARM, 0.5
    plus = [(-arm, -far), (arm, -far), (arm, -arm), (far, -arm), (far, arm), (arm, arm)]
    plus += [(-x, -y) for x, y in plus]
    turn = cos(pi / 4)
    return [(turn * (x - y), turn * (x + y)) for x, y in plus]
