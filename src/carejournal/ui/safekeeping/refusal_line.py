"""One sentence about what did not go, beside the field it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from carejournal.ui.theme import scaled_font
from carejournal.ui.widgets.screen_reader import tell_alert


class RefusalLine(QLabel):
    """Hidden until something is told; what is told is spoken too."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(scaled_font(self, 1.0, bold=True))
        self.hide()

    def tell(self, words: str) -> None:
        """Show the sentence."""
        self.setText(words)
        self.show()
        tell_alert(self)

    def take_back(self) -> None:
        """Show nothing any more."""
        self.hide()
        self.clear()
