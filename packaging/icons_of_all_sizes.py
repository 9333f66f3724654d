"""Draws the program's icon in every size that a system asks for, from our two SVG files."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SMALL = 24
"""Up to this size the drawing with fewer lines is used: the other would blur."""
SIZES_IN_ICO = (16, 24, 32, 48, 64, 256)
KINDS_IN_ICNS = {32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
DRAWINGS = Path(__file__).resolve().parent / "icons"


def draw_icons(folder: Path) -> dict[int, Path]:
    """Draw a PNG for every size, an .ico and an .icns; return the PNGs by size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    drawn: dict[int, Path] = {}
    for size in SIZES:
        name = "carejournal-small.svg" if size <= SMALL else "carejournal.svg"
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(str(DRAWINGS / name)).render(painter)
        painter.end()
        drawn[size] = folder / f"carejournal-{size}.png"
        image.save(str(drawn[size]))
    del application
    (folder / "carejournal.ico").write_bytes(_ico({size: drawn[size].read_bytes() for size in SIZES_IN_ICO}))
    (folder / "carejournal.icns").write_bytes(
        _icns({kind: drawn[size].read_bytes() for size, kind in KINDS_IN_ICNS.items()})
    )
    return drawn


def _ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon of PNGs: a header, 16 bytes for each picture, the pictures."""
    head = struct.pack("<3H", 0, 1, len(pictures))
    entries, place = b"", len(head) + 16 * len(pictures)
    for size, content in pictures.items():
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return head + entries + b"".join(pictures.values())


def _icns(pictures: dict[bytes, bytes]) -> bytes:
    """Return a macOS icon of PNGs: each with its kind and its length, all in one block."""
    blocks = b"".join(kind + struct.pack(">I", len(it) + 8) + it for kind, it in pictures.items())
    return b"icns" + struct.pack(">I", len(blocks) + 8) + blocks


if __name__ == "__main__":
    draw_icons(Path(sys.argv[1]))
