"""A question above the note: another one, taken over as a heading, or put away again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carejournal.ui.journal.prompts import prompt_for
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, flowing, label


class PromptLine(QWidget):
    """One question at a time; hidden until one is asked for.

    Signals:
        taken(str): the question should stand in the note.
        switched_off(): no question should be offered any more.
    """

    taken = Signal(str)
    switched_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = -1
        self.words = label(wrap=True, bold=True)
        self.another = button(self.tr("Another"), self.ask, flat=True)
        self.take = button(self.tr("Write about it"), self._take, flat=True)
        self.away = button(self.tr("Not now"), self.hide, flat=True)
        self.off = button(self.tr("Offer no questions"), self.switched_off.emit, flat=True)
        buttons = flowing(self.another, self.take, self.away, self.off)
        self.setLayout(column(self.words, buttons, space=STEP))
        self.hide()

    def begin(self, number: int) -> None:
        """Let the next question be the one after this number."""
        self._number = number

    def ask(self) -> None:
        """Show the next question."""
        self._number += 1
        self.words.setText(prompt_for(self._number))
        self.show()

    def _take(self) -> None:
        self.hide()
        self.taken.emit(self.words.text())
