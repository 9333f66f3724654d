"""The dialog around choosing a passphrase: for a new journal, for encrypting one, for changing it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carejournal.ui.safekeeping.choose_passphrase import ChoosePassphrase, Chosen
from carejournal.ui.safekeeping.passphrase_field import PassphraseField
from carejournal.ui.safekeeping.refusal_line import RefusalLine
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label, side_by_side
from carejournal.ui.widgets.labelled_field import labelled
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme


class Use(Enum):
    """What the passphrase is chosen for."""

    NEW = auto()
    ENCRYPT = auto()
    CHANGE = auto()


class ChoosePassphraseDialog(QuietDialog):
    """Asks for a passphrase; stays open until the one who listens accepts it or the person goes away.

    Signals:
        chosen(Chosen): the person wants this passphrase; `present` is the one there is, where it is changed.
        without_wanted(): the person goes on without one; only for a new journal.
    """

    chosen = Signal(object)
    without_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        use: Use,
        parent: QWidget | None = None,
        *,
        can_remember: bool = True,
        has_sheet: bool = False,
    ) -> None:
        super().__init__(parent)
        heading, words, go_on = self._words(use)
        self._use = use
        self.present_field = PassphraseField(self.tr("Present passphrase"))
        self.present_refused = RefusalLine()
        self.form = ChoosePassphrase(theme, can_remember=can_remember, has_sheet=has_sheet)
        self.without = self.way(self.tr("Go on without a passphrase"), self.without_wanted.emit, flat=True)
        self.cancel = self.way(self.tr("Cancel"), self.reject)
        self.choose = self.way(go_on, self.form.submit, primary=True)
        present = labelled(self.tr("Present passphrase"), self.present_field)
        self._first = QWidget()
        self._first.setLayout(column(present, self.present_refused, space=STEP))
        self._first.setVisible(use is Use.CHANGE)
        self._plain = label(
            self.tr("Without one, anyone who can use this computer account can read the journal."),
            quiet=True,
            wrap=True,
        )
        for each in (self.without, self._plain):
            each.setVisible(use is Use.NEW)
        foot = column(self._plain, PairLayout(self.without, side_by_side(self.cancel, self.choose)))
        self.lay_out(heading, words, self._first, self.form, foot=foot)
        self._listen()
        (self.present_field if use is Use.CHANGE else self.form).setFocus()

    @property
    def present(self) -> str:
        """The passphrase the journal has now, where it is changed."""
        return self.present_field.passphrase

    def refuse(self, words: str) -> None:
        """Say why the new passphrase cannot be taken."""
        self.form.refuse(words)

    def refuse_present(self, words: str) -> None:
        """Say that the present passphrase is another one."""
        self.present_refused.tell(words)
        self.present_field.try_again()

    def done(self, result: int) -> None:
        """Empty all fields and close."""
        self.form.forget()
        self.present_field.forget()
        super().done(result)

    def _listen(self) -> None:
        self.form.readiness_changed.connect(self._offer)
        self.form.chosen.connect(self._choose)
        self.present_field.edited.connect(self._present_edited)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        complete = bool(self.present) or self._use is not Use.CHANGE
        self.choose.setEnabled(self.form.ready and complete)

    @Slot()
    def _present_edited(self) -> None:
        self.present_refused.take_back()
        self._offer()

    @Slot(object)
    def _choose(self, chosen: Chosen) -> None:
        self.chosen.emit(chosen)

    def _words(self, use: Use) -> tuple[str, str, str]:
        return {
            Use.NEW: (
                self.tr("Choose a passphrase"),
                self.tr("It locks your journal: only someone who knows it can read the file."),
                self.tr("Use this passphrase"),
            ),
            Use.ENCRYPT: (
                self.tr("Lock this journal with a passphrase"),
                self.tr("From then on, only someone who knows it can read the file."),
                self.tr("Lock the journal"),
            ),
            Use.CHANGE: (
                self.tr("Change the passphrase"),
                self.tr("The present one no longer opens the journal afterwards."),
                self.tr("Change the passphrase"),
            ),
        }[use]
