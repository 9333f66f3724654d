"""The words of an entry: title, the bar above the note, a question, the note, its photos; or their cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carejournal.ui.journal.note_bar import NoteBar
from carejournal.ui.journal.photo_strip import PhotoStrip
from carejournal.ui.journal.private_cover import PrivateCover
from carejournal.ui.journal.prompt_line import PromptLine
from carejournal.ui.theme import STEP, scaled_font
from carejournal.ui.widgets.note_edit import NoteEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from carejournal.domain.entry import Entry
    from carejournal.ui.theme import Theme

TITLE_SCALE = 1.2
LINE_LETTERS = 75
"""How long lines may become where the note has the whole screen."""


class Writing(QWidget):
    """What is written in an entry; a private one is covered until it is asked for.

    Signals:
        edited(): the title or the note differs from before.
    """

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._open_id = ""
        self._id = ""
        self._alone = False
        self.title = QLineEdit()
        self.title.setProperty("bare", "true")
        self.title.setPlaceholderText(self.tr("Title, if you like"))
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setFont(scaled_font(self.title, TITLE_SCALE, bold=True))
        self.note = NoteEdit(theme, self.tr("Note"), self.tr("What was today like?"))
        self.bar = NoteBar(self.note)
        self.prompt = PromptLine()
        self.photos = PhotoStrip(theme)
        self.cover = PrivateCover()
        self._words = QWidget()
        inside = QVBoxLayout(self._words)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2 * STEP)
        for part in (self.title, self.bar, self.prompt):
            inside.addWidget(part)
        inside.addWidget(self.note, 1)
        inside.addWidget(self.photos)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.cover, 1)
        self.cover.hide()
        self.cover.lifted.connect(self.lift)
        self.title.textEdited.connect(self.edited)
        self.note.textChanged.connect(self.edited)
        self.prompt.taken.connect(self._begin_with)

    def show_entry(self, entry: Entry, *, stored: bool) -> None:
        """Show an entry's words, covered where it is a private one that was not just open."""
        if entry.id != self._id:
            self.note.forget_undo()
            self._open_id = "" if entry.private and stored else entry.id
            self.prompt.hide()
        self._id = entry.id
        self.title.setText(entry.title)
        self.note.show_text(entry.note)
        self._show_cover()

    @property
    def covered(self) -> bool:
        """Whether the words are covered."""
        return self._open_id != self._id

    @Slot()
    def lift(self) -> None:
        """Show the words."""
        self._open_id = self._id
        self._show_cover()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_alone(self, alone: bool) -> None:  # noqa: FBT001 - the one question
        """Let lines stay as long as is good to read, also on the whole screen."""
        self._alone = alone
        self._keep_lines_short()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short where there is much room."""
        super().resizeEvent(event)
        self._keep_lines_short()

    def _keep_lines_short(self) -> None:
        best = self.note.fontMetrics().averageCharWidth() * LINE_LETTERS
        side = max(0, (self.width() - best) // 2) if self._alone else 0
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(side, 0, side, 0)

    def _show_cover(self) -> None:
        self._words.setVisible(not self.covered)
        self.cover.setVisible(self.covered)

    @Slot(str)
    def _begin_with(self, question: str) -> None:
        self.note.insert_words(f"### {question}\n\n")
