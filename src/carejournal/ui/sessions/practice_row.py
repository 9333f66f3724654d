"""One practice: what was agreed, how far it came, and a word on how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carejournal.domain.follow_up import PracticeStatus
from carejournal.ui.sessions.choice_chips import ChoiceChips
from carejournal.ui.sessions.follow_up_words import practice_word
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row
from carejournal.ui.widgets.dates import short_day

if TYPE_CHECKING:
    from carejournal.domain.follow_up import Practice


class PracticeRow(QWidget):
    """Shows a practice and says what the person did with it.

    Signals:
        told(): the person chose another status or finished a word on how it went.
        delete_wanted(): the person wants it gone.
    """

    told = Signal()
    delete_wanted = Signal()

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice
        name = practice.text
        parts = (
            self.tr("until {0}").format(short_day(practice.due)) if practice.due else "",
            self.tr("recorded as {0}").format(practice.tag) if practice.tag else "",
        )
        self.status = ChoiceChips(name)
        self.status.offer({each.value: practice_word(each).capitalize() for each in PracticeStatus})
        self.status.show_choice(practice.status.value)
        self.note = QLineEdit(practice.note)
        self.note.setPlaceholderText(self.tr("how it went"))
        self.note.setAccessibleName(self.tr("How it went: {0}").format(name))
        delete = button("×", self.delete_wanted.emit, flat=True, tip=self.tr("Delete"))
        delete.setAccessibleName(self.tr("Delete: {0}").format(name))
        head = row(label(name, wrap=True), delete)
        head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, STEP)
        layout.setSpacing(STEP)
        layout.addLayout(head)
        if any(parts):
            layout.addWidget(label(" · ".join(part for part in parts if part), quiet=True, wrap=True))
        layout.addWidget(self.status)
        layout.addWidget(self.note)
        self.status.choice_changed.connect(self.told)
        self.note.editingFinished.connect(self.finish_note)

    @property
    def chosen(self) -> PracticeStatus:
        """The status that is chosen."""
        return PracticeStatus(self.status.choice or self.practice.status)

    def show_told(self, practice: Practice) -> None:
        """Show how far the same practice came; words being typed stay."""
        self.practice = practice
        self.status.show_choice(practice.status.value)
        if self.note.text() == practice.note:
            self.note.setModified(False)
        elif not self.note.isModified():
            self.note.setText(practice.note)

    @Slot()
    def finish_note(self) -> None:
        """Tell of the words that were typed, if any."""
        if self.note.isModified() and self.note.text() != self.practice.note:
            self.told.emit()
