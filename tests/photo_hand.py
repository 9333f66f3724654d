"""Pictures for tests, and making them ready as the program does."""

from __future__ import annotations

import zipfile
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from carejournal.services.imported_photos import PhotoWork
from carejournal.ui.journal.photo_reading import MEDIUM, shot_from

if TYPE_CHECKING:
    from pathlib import Path

PHOTO_WORK = PhotoWork(partial(shot_from, longest=MEDIUM))
"""How photos are made ready without a window."""


def picture_file(width: int = 40, height: int = 30, kind: bytes = b"JPG", colour: int = 60) -> bytes:
    """Return the file of a picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 120, colour))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(content.data())


def with_photo(backup: Path, target: Path, photo: bytes) -> Path:
    """Write a copy of a Daylio backup with its photo in place of what stands there; return it."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, photo if "photos" in name else old.read(name))
    return target
