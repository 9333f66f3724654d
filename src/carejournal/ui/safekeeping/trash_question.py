"""Asking once more, in the place of the buttons, before something is deleted for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, column, label, side_by_side
from carejournal.ui.widgets.screen_reader import tell_alert

if TYPE_CHECKING:
    from collections.abc import Callable


class TrashQuestion(QWidget):
    """Shows a question and does what it asks for only where the person says so."""

    def __init__(self, cancelled: Callable[[], object]) -> None:
        super().__init__()
        self._agreed: Callable[[], object] | None = None
        self.words = label(wrap=True)
        self.keep = button(self.tr("Keep"), cancelled)
        self.agree = button("", self._agree)
        for each in (self.keep, self.agree):
            each.setAutoDefault(True)
        buttons = side_by_side(self.keep, self.agree)
        frame = card()
        inner = column(self.words, buttons, margin=3 * STEP, space=3 * STEP)
        inner.setAlignment(buttons, Qt.AlignmentFlag.AlignRight)
        frame.setLayout(inner)
        self.setLayout(column(frame))
        self.hide()

    def ask(self, words: str, answer: str, agreed: Callable[[], object]) -> None:
        """Show the question with the answer that lets it happen; the keyboard is at the other one."""
        self._agreed = agreed
        self.words.setText(words)
        self.agree.setText(answer)
        self.setAccessibleName(words)
        self.keep.setAccessibleDescription(words)
        self.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        tell_alert(self)

    def _agree(self) -> None:
        if self._agreed is not None:
            self._agreed()
