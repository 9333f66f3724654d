"""Pictures made ready for a journal: turned upright, sized down, drawn anew, so that nothing else is left.

What a camera adds (time, place, device) stands beside the pixels in the file; only pixels are taken over. All
photos come this way, those added by hand and those of an import; it needs no window.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLoggingCategory, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from carejournal.domain.bare_picture import holds_only_pixels
from carejournal.domain.refusal import Refusal
from carejournal.services.imported_photos import PhotoWork, at_once
from carejournal.services.photographing import Shot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.services.imported_photos import Begin
    from carejournal.system.settings import Settings

SMALL, MEDIUM, LARGE = 1024, 1600, 2560
"""The longest side of a photo in the journal, in pixels."""
PHOTO_SIDE = "photo_side"
"""The setting that names it."""
KEPT_AS = {b"jpeg": "image/jpeg", b"png": "image/png"}
"""The kinds of file that a journal keeps, as Qt names them."""
QUALITY = 85
"""Of JPEG, out of 100; of PNG it says only how hard to press."""


def wanted_side(settings: Settings) -> int:
    """Return the longest side of a photo that the person wants, in pixels."""
    remembered = settings.get(PHOTO_SIDE)
    return next((each for each in (SMALL, MEDIUM, LARGE) if str(each) == remembered), MEDIUM)


def photo_work(settings: Settings, begin: Begin = at_once) -> PhotoWork:
    """Return how an import's photos are made ready: like those added by hand, where `begin` does it."""
    # What Qt would say of a damaged photo is told by the import, with its place.
    QLoggingCategory.setFilterRules("qt.gui.imageio.*=false")
    return PhotoWork(partial(shot_from, longest=wanted_side(settings)), begin)


def shots_of(sources: Sequence[QImage | str], longest: int) -> list[Shot]:
    """Return the pictures as they go into the journal; works in any thread.

    Raises Refusal where one cannot be read.
    """
    return [
        shot_of(source, longest) if isinstance(source, QImage) else _shot_of_file(source, longest)
        for source in sources
    ]


def shot_from(content: bytes, longest: int) -> Shot:
    """Return a picture's file as it goes into the journal; Refusal where it cannot be read.

    One that is small enough and holds nothing but pixels stays as it is: drawn anew it would lose some.
    """
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size, kind = reader.size(), bytes(reader.format().data())
    if size.isValid() and max(size.width(), size.height()) > longest:
        # Read small at once: a camera's picture would take three times as long and 50 MB.
        reader.setScaledSize(size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Refusal(_tr("This file could not be read as a picture."))
    if image.size() == size and kind in KEPT_AS and holds_only_pixels(content):
        return Shot(KEPT_AS[kind], size.width(), size.height(), content)
    return shot_of(image, longest)


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


def _shot_of_file(name: str, longest: int) -> Shot:
    try:
        return shot_from(Path(name).read_bytes(), longest)
    except (OSError, Refusal):
        raise Refusal(_tr("This file could not be read as a picture: {0}").format(Path(name).name)) from None


def _tr(text: str) -> str:
    return QCoreApplication.translate("PhotoReading", text)
