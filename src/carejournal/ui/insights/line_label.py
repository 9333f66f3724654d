"""A label that likes to be one line and wraps only where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from carejournal.ui.theme import scaled_font


class LineLabel(QLabel):
    """Shows its text as it is; QLabel itself would ask for a narrow block of several lines."""

    def __init__(self, text: str, *, quiet: bool = False, bold: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if quiet:
            self.setProperty("quiet", "true")
        if bold:
            self.setFont(scaled_font(self, 1.0, bold=True))

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())
