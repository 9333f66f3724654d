"""Putting a secret on the clipboard, with a request to what keeps clipboards not to keep it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

DO_NOT_KEEP = {
    "x-kde-passwordManagerHint": b"secret",  # KDE's Klipper
    "application/x-nspasteboard-concealed-type": b"1",  # nspasteboard.org, for macOS
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}


def copy_secret(text: str) -> None:
    """Put the text on the clipboard; clipboard histories that heed such requests leave it out."""
    data = QMimeData()
    data.setText(text)
    for kind, value in DO_NOT_KEEP.items():
        data.setData(kind, QByteArray(value))
    QGuiApplication.clipboard().setMimeData(data)
