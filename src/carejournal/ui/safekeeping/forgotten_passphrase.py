"""The way in with the recovery code: the code, and a new passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from carejournal.ui.safekeeping.choose_passphrase import ChoosePassphrase, Chosen
from carejournal.ui.safekeeping.code_field import CodeField
from carejournal.ui.safekeeping.refusal_line import RefusalLine
from carejournal.ui.widgets.building import column, row
from carejournal.ui.widgets.labelled_field import labelled
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme


class ForgottenPassphrase(QuietDialog):
    """Asks for the code of the recovery sheet and a new passphrase; stays open until it is accepted.

    Signals:
        wanted(str, Chosen): the code's letters and digits in capitals, and the new passphrase.
    """

    wanted = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, can_remember: bool = True) -> None:
        super().__init__(parent)
        self.code = CodeField(self.tr("Recovery code"))
        self.refused = RefusalLine()
        self.form = ChoosePassphrase(theme, can_remember=can_remember, has_sheet=True)
        self.cancel = self.way(self.tr("Cancel"), self.reject)
        self.open_journal = self.way(self.tr("Open the journal"), self.form.submit, primary=True)
        self.lay_out(
            self.tr("Open with the recovery sheet"),
            self.tr("Type the code from the sheet. Capitals, spaces and dashes do not matter."),
            column(labelled(self.tr("Recovery code"), self.code), self.refused),
            self.form,
            foot=row(None, self.cancel, self.open_journal),
        )
        self.code.textChanged.connect(self._code_edited)
        self.form.readiness_changed.connect(self._offer)
        self.form.chosen.connect(self._choose)
        self._offer()
        self.code.setFocus()

    def refuse(self, words: str) -> None:
        """Say why the code does not open the journal, and let the person look at it again."""
        self.refused.tell(words)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Empty all fields and close."""
        self.form.forget()
        self.code.forget()
        super().done(result)

    @Slot()
    def _code_edited(self) -> None:
        self.refused.take_back()
        self._offer()

    @Slot()
    def _offer(self) -> None:
        self.open_journal.setEnabled(bool(self.code.code) and self.form.ready)

    @Slot(object)
    def _choose(self, chosen: Chosen) -> None:
        self.wanted.emit(self.code.code, chosen)
