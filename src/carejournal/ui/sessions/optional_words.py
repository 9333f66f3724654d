"""A line of words that may be left empty."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

LETTERS = 30


class OptionalWords(QLineEdit):
    """Words on one line; empty is not recorded."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("not recorded"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * LETTERS)

    @property
    def words(self) -> str:
        """The words without white space around them; what was not touched comes back exactly as shown."""
        return self.text().strip() if self.isModified() else self._kept

    def show_words(self, words: str) -> None:
        """Show words without announcing them as the person's change."""
        self._kept = words
        self.setText(words)
        self.setCursorPosition(0)
