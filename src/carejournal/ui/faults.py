"""What goes wrong while the window is open, in one place: a kind sentence, or a crash report."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication

from carejournal import __version__
from carejournal.domain.refusal import Refusal
from carejournal.ui.language import refusal_words

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QMessageBox

OF_AN_OVERRIDE = re.compile(r"^(?:Error calling Python override of \S+: )+")
"""What PySide puts before the sentence of an exception that was raised in an event handler."""


class FaultHandler(QObject):
    """Receives every exception that nothing else handled, as sys.excepthook."""

    def __init__(self, reports: Path) -> None:
        super().__init__()
        self._reports = reports
        self._boxes: list[QMessageBox] = []

    def install(self) -> None:
        """Become the place where unhandled exceptions end."""
        sys.excepthook = self.handle

    def handle(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Show a refusal's own sentence, or keep a report of our fault and say so."""
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.quit()
        elif isinstance(error, Refusal):
            self.show(refusal_words(OF_AN_OVERRIDE.sub("", str(error)))).open()
        else:
            self._show_crash(error)

    def show(self, words: str) -> QMessageBox:
        """Return a box with the words, to be opened; the window stays usable behind it."""
        from PySide6.QtWidgets import QMessageBox

        parent = QApplication.activeWindow()
        box = QMessageBox(
            QMessageBox.Icon.Information, "Care Journal", words, QMessageBox.StandardButton.Ok, parent
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Without a window behind it nothing else keeps a box alive.
        self._boxes = [*self._open_boxes(), box]
        return box

    def _open_boxes(self) -> list[QMessageBox]:
        from shiboken6 import isValid

        return [box for box in self._boxes if isValid(box) and box.isVisible()]

    def _show_crash(self, error: BaseException) -> None:
        from carejournal.system.crash_report import crash_text, write_crash_report

        if any(box.detailedText() for box in self._open_boxes()):
            return  # what fails at every painting would fill the screen with boxes
        text = crash_text(error, __version__)
        kept = write_crash_report(text, self._reports)
        words = self.tr("Something went wrong inside the program. What was saved is safe.")
        if kept is not None:
            words += "\n" + self.tr("A report without any of your words is at {0}.").format(kept)
        box = self.show(words)
        box.setDetailedText(text)
        box.open()
