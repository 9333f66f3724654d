"""What is seen while the journal is locked: the way in, the ways round, and Help now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from carejournal.ui.safekeeping.explained_box import remember_box
from carejournal.ui.safekeeping.passphrase_field import PassphraseField
from carejournal.ui.safekeeping.quiet_page import QuietPage
from carejournal.ui.safekeeping.refusal_line import RefusalLine
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import card, column, label, row, title
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import labelled

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

NAME_LETTERS = 40


class LockPage(QuietPage):
    """Asks for the passphrase of one journal; shows nothing of it but its file's name.

    Signals:
        passphrase_given(str, bool): the person wants the journal opened, and remembered here or not.
        forgotten(): the person does not know the passphrase any more.
        other_wanted(): another journal should be opened.
        help_wanted(): the person wants help now.
    """

    passphrase_given = Signal(str, bool)
    forgotten = Signal()
    other_wanted = Signal()

    def __init__(self, theme: Theme, file_name: str, *, can_remember: bool = True) -> None:
        super().__init__(theme)
        self.file_name = label(quiet=True)
        self.field = PassphraseField(self.tr("Passphrase"))
        self.refused = RefusalLine()
        self.remember = remember_box()
        self.remember.setVisible(can_remember)
        self.unlock = self.way(self.tr("Unlock"), self._give, primary=True)
        self.forgot = self.way(self.tr("I forgot the passphrase …"), self.forgotten.emit, flat=True)
        self.other = self.way(self.tr("Open another journal …"), self.other_wanted.emit, flat=True)
        self._busy = False
        self.show_file(file_name)
        self._lay_out_column()
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._edited)
        self.field.entered.connect(self._give)
        self._edited()

    def show_file(self, name: str) -> None:
        """Say which journal this is; a long name is cut in its middle."""
        letters = self.file_name.fontMetrics()
        room = NAME_LETTERS * letters.averageCharWidth()
        self.file_name.setText(letters.elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self.file_name.setAccessibleName(name)
        self.file_name.setToolTip(name if self.file_name.text() != name else "")

    def refuse(self, words: str) -> None:
        """Say why the journal stays locked, and select what was typed so that typing replaces it."""
        self.busy(False)
        self.refused.tell(words)
        self.field.try_again()

    def busy(self, opening: bool) -> None:  # noqa: FBT001 - busy(True) and busy(False) read as they are
        """Take nothing in while the journal is being opened; the keyboard comes back to the field."""
        self._busy = opening
        for each in (self.field, self.remember, self.forgot, self.other):
            each.setEnabled(not opening)
        self._offer()
        if not opening:
            self.field.setFocus()

    def forget(self) -> None:
        """Empty the field and take back what was said and ticked."""
        self.field.forget()
        self.refused.take_back()
        self.remember.tick(wanted=False)

    def _lay_out_column(self) -> None:
        name = title("Care Journal")
        locked = label(self.tr("Your journal is locked."), wrap=True)
        others = QWidget()
        others.setLayout(flow := FlowLayout())
        for each in (self.forgot, self.other):
            flow.addWidget(each)
        way_in = card()
        passphrase = column(labelled(self.tr("Passphrase"), self.field), self.refused)
        parts = (self.file_name, passphrase, self.remember, row(self.unlock, None))
        way_in.setLayout(column(*parts, margin=5 * STEP, space=4 * STEP))
        self.lay_out(column(name, locked, space=3 * STEP), way_in, others)

    @Slot()
    def _edited(self) -> None:
        self.refused.take_back()
        self._offer()

    def _offer(self) -> None:
        self.unlock.setEnabled(bool(self.field.passphrase) and not self._busy)

    @Slot()
    def _give(self) -> None:
        if self.unlock.isEnabled():
            self.passphrase_given.emit(self.field.passphrase, self.remember.ticked)
