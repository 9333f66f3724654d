"""Photos for the tour: painted here, so that they show nobody and nothing."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath

from carejournal.services.photographing import Shot

WIDTH, HEIGHT = 960, 640
EVENING = ("#f2b36b", "#fbe3b8", "#51708a", "#35506a", "#fff1cf")
MORNING = ("#8fb8d8", "#e6f0f4", "#6f8f6a", "#4d6e51", "#fffbe8")


def painted_photos() -> list[Shot]:
    """Return a lake in the evening and hills in the morning, as JPEG."""
    return [_shot(EVENING, 0.62), _shot(MORNING, 0.3)]


def _shot(colours: tuple[str, str, str, str, str], sun_at: float) -> Shot:
    top, horizon, far, near, sun = map(QColor, colours)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    sky = QLinearGradient(0, 0, 0, HEIGHT)
    sky.setColorAt(0, top)
    sky.setColorAt(0.7, horizon)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(image.rect(), sky)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(sun)
        painter.drawEllipse(QPointF(sun_at * WIDTH, 0.36 * HEIGHT), 52, 52)
        for colour, height, swing in ((far, 0.52, 0.12), (near, 0.7, -0.1)):
            painter.setBrush(colour)
            painter.drawPath(_hills(height, swing))
    return Shot("image/jpeg", WIDTH, HEIGHT, _jpeg(image))


def _hills(height: float, swing: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, height * HEIGHT))
    path.cubicTo(
        QPointF(0.3 * WIDTH, (height - swing) * HEIGHT),
        QPointF(0.6 * WIDTH, (height + swing) * HEIGHT),
        QPointF(WIDTH, (height - swing / 2) * HEIGHT),
    )
    path.lineTo(QRectF(0, 0, WIDTH, HEIGHT).bottomRight())
    path.lineTo(QPointF(0, HEIGHT))
    path.closeSubpath()
    return path


def _jpeg(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 85)  # type: ignore[call-overload] # the stub asks for bytes, Qt takes text
    return bytes(content.data())
