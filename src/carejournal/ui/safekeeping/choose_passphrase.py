"""The form in which a new passphrase is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carejournal.services.passphrase_strength import Level, strength_of
from carejournal.ui.safekeeping.explained_box import ExplainedBox, remember_box
from carejournal.ui.safekeeping.passphrase_field import PassphraseField
from carejournal.ui.safekeeping.passphrase_strength import PassphraseMeter
from carejournal.ui.safekeeping.refusal_line import RefusalLine
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label
from carejournal.ui.widgets.labelled_field import labelled

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose; the passphrase is no part of its repr."""

    passphrase: str = field(repr=False)
    remember: bool
    with_sheet: bool


class ChoosePassphrase(QWidget):
    """Asks for a passphrase twice, helps to find a good one and says what is lost when it is forgotten.

    `has_sheet` says that there is a recovery sheet, which goes on opening the journal.

    Signals:
        chosen(Chosen): the person wants this passphrase; it was typed twice in the same way.
        readiness_changed(bool): both fields agree and are not empty, or no longer.
    """

    chosen = Signal(object)
    readiness_changed = Signal(bool)

    def __init__(self, theme: Theme, *, can_remember: bool = True, has_sheet: bool = False) -> None:
        super().__init__()
        self._was_ready = False
        self.passphrase = PassphraseField(self.tr("New passphrase"))
        self.again = PassphraseField(self.tr("The same once more"), toggled=False)
        self.meter = PassphraseMeter(theme, self.passphrase)
        self.agreement = label(quiet=True, wrap=True)
        self.refused = RefusalLine()
        self.sheet = self._new_sheet_box() if has_sheet else self._sheet_box()
        self.remember = remember_box()
        self.remember.setVisible(can_remember)
        self.setLayout(
            column(
                column(labelled(self.tr("New passphrase"), self.passphrase), self.refused, self.meter),
                column(labelled(self.tr("The same once more"), self.again), self.agreement, space=STEP),
                label(self._loss_words(), wrap=True),
                self.sheet,
                self.remember,
                space=3 * STEP,
            )
        )
        self.setFocusProxy(self.passphrase)
        self._compare()
        self.passphrase.letters_shown.connect(self.again.show_letters)
        for each in (self.passphrase, self.again):
            each.edited.connect(self._edited)

    @property
    def ready(self) -> bool:
        """Whether both fields agree and are not empty."""
        return bool(self.passphrase.passphrase) and self.passphrase.passphrase == self.again.passphrase

    @Slot()
    def submit(self) -> None:
        """Send what was chosen; nothing happens before it is ready."""
        if self.ready:
            self.refused.take_back()
            chosen = Chosen(self.passphrase.passphrase, self.remember.ticked, self.sheet.ticked)
            self.chosen.emit(chosen)

    def refuse(self, words: str) -> None:
        """Say why this passphrase cannot be taken, and let the person type another."""
        self.refused.tell(words)
        self.passphrase.try_again()

    def forget(self) -> None:
        """Empty both fields."""
        self.passphrase.forget()
        self.again.forget()
        self.refused.take_back()

    @Slot()
    def _edited(self) -> None:
        self.refused.take_back()
        self._compare()
        if self.ready is not self._was_ready:
            self._was_ready = self.ready
            self.readiness_changed.emit(self.ready)

    def _compare(self) -> None:
        """Say below the second field how it stands; without words the line keeps its place."""
        words = " "
        if self.ready and strength_of(self.passphrase.passphrase).level is Level.WEAK:
            words = self.tr("Both are the same. It is easy to guess; you can use it all the same.")
        elif self.ready:
            words = self.tr("Both are the same.")
        elif self.again.passphrase:
            words = self.tr("Not the same yet.")
        self.agreement.setText(words)

    def _loss_words(self) -> str:
        return self.tr(
            "If the passphrase is forgotten, nobody can open the journal, not even the makers of this "
            "program. The recovery sheet is the one other way in."
        )

    def _sheet_box(self) -> ExplainedBox:
        made = ExplainedBox(
            self.tr("Make a recovery sheet"),
            self.tr("A code to print or keep. It opens the journal when the passphrase is forgotten."),
            self.tr("Then nothing but the passphrase opens the journal."),
        )
        made.tick(wanted=True)
        return made

    def _new_sheet_box(self) -> ExplainedBox:
        return ExplainedBox(
            self.tr("Make a new recovery sheet"),
            self.tr("A new code to print or keep. The present sheet no longer opens the journal then."),
            self.tr("Your present recovery sheet goes on opening the journal."),
        )
