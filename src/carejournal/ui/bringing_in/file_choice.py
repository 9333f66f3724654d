"""The system's dialogs that choose what is to be brought in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(parent: QWidget) -> Path | None:
    """Return the file the person wants to bring in, or None."""
    kinds = ";;".join(
        (
            QCoreApplication.translate("ImportDialog", "All files (*)"),
            QCoreApplication.translate(
                "ImportDialog",
                "Files that can be read (*.daylio *.csv *.json *.zip *.emoods *.xml *.txt *.diary *.jex)",
            ),
        )
    )
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    name, _ = QFileDialog.getOpenFileName(parent, "", folder, kinds)
    return Path(name) if name else None


def ask_for_folder(parent: QWidget) -> Path | None:
    """Return the folder the person wants to bring in, or None."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    name = QFileDialog.getExistingDirectory(parent, "", folder)
    return Path(name) if name else None
