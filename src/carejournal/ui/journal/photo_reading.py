"""Pictures made ready for a journal: turned upright, sized down, drawn anew, so that nothing else is left.

What a camera adds (time, place, device) stands beside the pixels in the file; only pixels are taken over.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from carejournal.domain.refusal import Refusal
from carejournal.services.photographing import Shot

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALL, MEDIUM, LARGE = 1024, 1600, 2560
"""The longest side of a photo in the journal, in pixels."""
QUALITY = 85
"""Of JPEG, out of 100; of PNG it says only how hard to press."""


def shots_of(sources: Sequence[QImage | str], longest: int) -> list[Shot]:
    """Return the pictures as they go into the journal; works in any thread.

    Raises Refusal where one cannot be read.
    """
    return [shot_of(_read(source), longest) for source in sources]


def shot_of(image: QImage, longest: int) -> Shot:
    """Return nothing of a picture but its pixels: PNG where it has see-through parts, JPEG otherwise."""
    if max(image.width(), image.height()) > longest:
        size = QSize(longest, longest)
        image = image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    clear = image.hasAlphaChannel()
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    kind = QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32
    drawn = QImage(image.size(), kind)  # a new one: copies keep the texts of the file
    drawn.fill(Qt.GlobalColor.transparent if clear else Qt.GlobalColor.white)
    with QPainter(drawn) as painter:
        painter.drawImage(0, 0, image)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG" if clear else b"JPEG"))
    writer.setQuality(QUALITY)
    if not writer.write(drawn):
        raise Refusal(_tr("This picture could not be made ready for the journal."))
    buffer.close()
    media_type = "image/png" if clear else "image/jpeg"
    return Shot(media_type, drawn.width(), drawn.height(), bytes(content.data()))


def thumbnail(content: bytes, side: int) -> QImage:
    """Return a picture that fits into a square of `side` pixels, in memory only; null where it is none."""
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _read(source: QImage | str) -> QImage:
    if isinstance(source, QImage):
        image = source
    else:
        reader = QImageReader(source)
        reader.setAutoTransform(True)
        image = reader.read()
    if image.isNull():
        name = "" if isinstance(source, QImage) else Path(source).name
        raise Refusal(_tr("This file could not be read as a picture: {0}").format(name).removesuffix(": "))
    return image


def _tr(text: str) -> str:
    return QCoreApplication.translate("PhotoReading", text)
