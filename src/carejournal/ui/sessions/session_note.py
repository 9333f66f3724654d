"""What stood out in a session: a note that is as high as its text, so that the page scrolls as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.note_edit import NoteEdit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from carejournal.ui.theme import Theme

FEWEST_LINES = 5
LINE_LETTERS = 75
"""Longer lines are hard to read."""


class SessionNote(NoteEdit):
    """A note that grows with its text."""

    def __init__(self, theme: Theme, name: str, placeholder: str) -> None:
        super().__init__(theme, name, placeholder)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * LINE_LETTERS + 4 * STEP)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)  # so that the text begins below its heading
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._grow)
        self._grow()

    def sizeHint(self) -> QSize:
        """Return the least room: more is given where there is some."""
        return QSize(self.maximumWidth(), self.minimumHeight())

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    @Slot()
    def _grow(self) -> None:
        # Added up by paragraphs: the document counts lines only, and headings are higher than others.
        line = self.fontMetrics().lineSpacing()
        text = sum(self.blockBoundingRect(block).height() for block in self._blocks())
        height = max(FEWEST_LINES * line, round(text) + line)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
