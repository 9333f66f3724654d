"""The field for a note: Markdown, comfortable to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit

from carejournal.ui.theme import BODY_SCALE, scaled_font
from carejournal.ui.widgets.markdown_colours import MarkdownColours

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme


LEAST_LINES = 6
NEW_LINES = {0x2028: "\n", 0x2029: "\n"}
"""What stands between the lines of Qt's raw text."""


class NoteEdit(QPlainTextEdit):
    """A multi-line text that keeps exactly what was typed; Tab moves on to the next control."""

    def __init__(self, theme: Theme, name: str, placeholder: str) -> None:
        super().__init__()
        self._shown = ""
        self.setProperty("bare", "true")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFont(scaled_font(self, BODY_SCALE))
        self._colours = MarkdownColours(self.document(), theme)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few lines."""
        return QSize(super().minimumSizeHint().width(), LEAST_LINES * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """Return the same: the form gives what is left, and must not take it from what stands above."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def show_text(self, text: str) -> None:
        """Show a text; where it is another one, undo does not go back past it."""
        if text != self.text:
            self.setPlainText(text)
        self._shown = text
        self.document().setModified(False)

    def forget_undo(self) -> None:
        """Let undo not go back past what is shown now: what comes is another record's."""
        self.document().clearUndoRedoStacks()

    @property
    def text(self) -> str:
        """What stands in the field; a text that nobody touched comes back to the letter.

        toPlainText() would turn no-break spaces into plain ones.
        """
        if not self.document().isModified():
            return self._shown
        return self.document().toRawText().translate(NEW_LINES)
