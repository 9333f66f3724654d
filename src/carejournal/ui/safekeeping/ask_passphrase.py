"""Asks for the present passphrase once more before something that only its owner should do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from carejournal.ui.safekeeping.passphrase_field import PassphraseField
from carejournal.ui.safekeeping.refusal_line import RefusalLine
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, row
from carejournal.ui.widgets.labelled_field import labelled
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AskPassphrase(QuietDialog):
    """Stays open until the one who listens accepts the passphrase, or the person goes away.

    `asked_for` names another passphrase than the journal's present one.

    Signals:
        given(str): the person typed this.
    """

    given = Signal(str)

    def __init__(
        self, heading: str, words: str, go_on: str, parent: QWidget | None = None, *, asked_for: str = ""
    ) -> None:
        super().__init__(parent)
        name = asked_for or self.tr("Present passphrase")
        self.field = PassphraseField(name)
        self.refused = RefusalLine()
        self.cancel = self.way(self.tr("Cancel"), self.reject)
        self.go_on = self.way(go_on, self._give, primary=True)
        asked = labelled(name, self.field)
        foot = row(None, self.cancel, self.go_on)
        self.lay_out(heading, words, column(asked, self.refused, space=STEP), foot=foot)
        self.field.edited.connect(self._edited)
        self._edited()
        self.field.setFocus()

    def refuse(self, words: str) -> None:
        """Say that it is another one."""
        self.refused.tell(words)
        self.field.try_again()

    def done(self, result: int) -> None:
        """Empty the field and close."""
        self.field.forget()
        super().done(result)

    @Slot()
    def _edited(self) -> None:
        self.refused.take_back()
        self.go_on.setEnabled(bool(self.field.passphrase))

    def _give(self) -> None:
        self.given.emit(self.field.passphrase)
