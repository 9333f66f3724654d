"""How the journal is kept: its passphrase, its lock, its backups and its trash, each a card with its ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.services.safekeeping import has_recovery_code, opens, usable
from carejournal.ui.language import refusal_words
from carejournal.ui.safekeeping.ask_passphrase import AskPassphrase
from carejournal.ui.safekeeping.choose_passphrase_dialog import ChoosePassphraseDialog, Use
from carejournal.ui.safekeeping.idle_minutes import IDLE_MINUTES, IDLE_SETTING, idle_minutes
from carejournal.ui.safekeeping.refusal_line import RefusalLine
from carejournal.ui.safekeeping.remembering import forget_key, is_remembered
from carejournal.ui.safekeeping.work import ChangePassphrase, Decrypt, Encrypt, PutBack
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, column, label, row
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carejournal.services.safekeeping import Key
    from carejournal.ui.page import Surroundings
    from carejournal.ui.safekeeping.choose_passphrase import Chosen


class SafekeepingDialog(QuietDialog):
    """Shows how safe the journal is, and the ways to change that.

    Signals:
        work_wanted(SafekeepingWork): the journal should be closed and worked on.
        import_wanted(): another program's file should be brought in.
        export_wanted(): the journal should be taken out.
        told(str): something worth one quiet sentence happened.
        undoable(str): something happened that can be undone, in words.
        idle_changed(): the journal should lock itself after other minutes.
    """

    work_wanted = Signal(object)
    import_wanted = Signal()
    export_wanted = Signal()
    idle_changed = Signal()
    told = Signal(str)
    undoable = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._services = around.services
        self._key: Key | None = around.services.journal.key
        self._has_sheet = has_recovery_code(around.services.journal.path, self._key)
        self.close_button = self.way(self.tr("Close"), self.accept)
        parts = [self._passphrase_card(), self._backups_card(), self._trash_card(), self._check_card()]
        parts.append(self._copies_card())
        if self._key is not None:
            parts.insert(1, self._lock_card())
        self.lay_out(
            self.tr("How your journal is kept"),
            self.tr("It is one file on this computer. Nothing of it is sent anywhere."),
            column(*parts, space=3 * STEP),
            foot=row(None, self.close_button),
        )

    def _passphrase_card(self) -> QFrame:
        if self._key is None:
            words = self.tr("No passphrase: anyone who can use this computer account can read the journal.")
            self.encrypt = button(self.tr("Lock with a passphrase …"), self._choose_first, primary=True)
            return self._card(self.tr("Passphrase"), words, self.encrypt)
        self.opened_by = label(self._opened_by(), wrap=True, quiet=True)
        self.change = button(self.tr("Change the passphrase …"), self._choose_other)
        self.new_sheet = button(self.tr("New recovery sheet …"), self._ask_for_sheet)
        self.decrypt = button(self.tr("Take the passphrase off …"), self._ask_for_decryption, flat=True)
        self.forget = button(self.tr("Ask for the passphrase at every start"), self._ask_every_time)
        self.forget.setVisible(self._is_remembered())
        ways = (self.change, self.new_sheet, self.forget, self.decrypt)
        return self._card(self.tr("Passphrase"), self.opened_by, *ways)

    def _opened_by(self) -> str:
        """Return what opens the journal, in words."""
        words = self.tr("Only someone who knows the passphrase can read the journal and its backups.")
        if self._has_sheet:
            words += " " + self.tr("The code on your recovery sheet opens them too.")
        else:
            words += " " + self.tr("There is no recovery sheet: a forgotten passphrase cannot be made good.")
        if self._is_remembered():
            words += " " + self.tr("This computer remembers it: anyone at the unlocked computer can open it.")
        return words

    def _is_remembered(self) -> bool:
        return self._key is not None and is_remembered(self._around.settings, self._key)

    @Slot()
    def _ask_every_time(self) -> None:
        forget_key(self._around)
        self.forget.hide()
        self.opened_by.setText(self._opened_by())
        self.told.emit(self.tr("The passphrase is asked for at every start again."))

    def _lock_card(self) -> QFrame:
        self.idle = QComboBox()
        self.idle.setAccessibleName(self.tr("Lock after"))
        for minutes in IDLE_MINUTES:
            self.idle.addItem(self._idle_words(minutes), minutes)
        self.idle.setCurrentIndex(self.idle.findData(idle_minutes(self._around.settings)))
        self.idle.currentIndexChanged.connect(self._keep_idle)
        words = self.tr(
            "Locking closes the journal until the passphrase is typed again: with Ctrl+L, when the computer "
            "sleeps, and after:"
        )
        return self._card(self.tr("Lock"), words, self.idle)

    def _idle_words(self, minutes: int) -> str:
        if minutes == 0:
            return self.tr("never by itself")
        if minutes == 1:
            return self.tr("1 minute without a touch")
        return self.tr("{0} minutes without a touch").format(minutes)

    def _backups_card(self) -> QFrame:
        words = self.tr("A checked copy is made on the first start of each day, without asking.")
        self.backups = button(self.tr("Backups …"), self._open_backups)
        return self._card(self.tr("Backups"), words, self.backups)

    def _trash_card(self) -> QFrame:
        words = self.tr("What you delete can be put back for 30 days.")
        self.trash = button(self.tr("Trash …"), self._open_trash)
        return self._card(self.tr("Trash"), words, self.trash)

    def _check_card(self) -> QFrame:
        self.check = button(self.tr("Check the whole journal"), self._check)
        self.checked = RefusalLine()
        words = self.tr("Reads everything once and says whether it is sound.")
        return self._card(self.tr("Soundness"), words, self.check, below=self.checked)

    def _copies_card(self) -> QFrame:
        self.bring_in = button(self.tr("Bring in …"), self._want_import)
        self.export = button(self.tr("Take out …"), self._want_export)
        words = self.tr("What other programs recorded can come in; all that is yours can be taken out.")
        return self._card(self.tr("Bring in and take out"), words, self.bring_in, self.export)

    def _card(
        self, heading: str, words: str | QLabel, *ways: QWidget, below: QWidget | None = None
    ) -> QFrame:
        flow = FlowLayout()
        for each in ways:
            flow.addWidget(each)
        buttons = QWidget()
        buttons.setLayout(flow)
        made = card()
        said = label(words, wrap=True, quiet=True) if isinstance(words, str) else words
        parts = [label(heading, bold=True), said, buttons]
        if below is not None:
            parts.append(below)
        made.setLayout(column(*parts, margin=4 * STEP, space=2 * STEP))
        return made

    @Slot()
    def _choose_first(self) -> None:
        dialog = ChoosePassphraseDialog(self._around.theme, Use.ENCRYPT, self)

        def take(chosen: Chosen) -> None:
            if self._usable(chosen, dialog):
                dialog.accept()
                self._want(Encrypt(chosen.passphrase, chosen.with_sheet, chosen.remember))

        dialog.chosen.connect(take)
        dialog.open()

    @Slot()
    def _choose_other(self) -> None:
        dialog = ChoosePassphraseDialog(self._around.theme, Use.CHANGE, self, has_sheet=self._has_sheet)

        def take(chosen: Chosen) -> None:
            if self._usable(chosen, dialog):
                work = ChangePassphrase(chosen.passphrase, chosen.with_sheet, chosen.remember)
                self._prove(dialog.present, dialog, dialog.refuse_present, work)

        dialog.chosen.connect(take)
        dialog.open()

    @Slot()
    def _ask_for_sheet(self) -> None:
        words = self.tr(
            "The journal and its backups are written anew for a new code; an earlier sheet does not open "
            "them any more."
        )
        dialog = AskPassphrase(self.tr("New recovery sheet"), words, self.tr("Make a new sheet"), self)

        def take(given: str) -> None:
            work = ChangePassphrase(given, with_code=True, remember=self._is_remembered())
            self._prove(given, dialog, dialog.refuse, work)

        dialog.given.connect(take)
        dialog.open()

    @Slot()
    def _ask_for_decryption(self) -> None:
        words = self.tr(
            "Afterwards anyone who can use this computer account, or gets the file or a backup, can read "
            "everything in it."
        )
        heading = self.tr("Take the passphrase off")
        dialog = AskPassphrase(heading, words, heading, self)
        dialog.given.connect(lambda given: self._prove(given, dialog, dialog.refuse, Decrypt()))
        dialog.open()

    def _prove(
        self, passphrase: str, dialog: QuietDialog, refuse: Callable[[str], None], work: object
    ) -> None:
        """Begin the work once the passphrase has proved to be the present one."""
        key = self._key
        assert key is not None

        def proved(right: bool) -> None:  # noqa: FBT001 - what the work returns
            if right:
                dialog.accept()
                self._want(work)
            else:
                refuse(self.tr("This passphrase does not open the journal."))

        dialog.beside(self._around.tasks, lambda: opens(passphrase, key), proved)

    def _usable(self, chosen: Chosen, dialog: ChoosePassphraseDialog) -> bool:
        try:
            usable(chosen.passphrase)
        except Refusal as refusal:
            dialog.refuse(refusal_words(refusal))
            return False
        return True

    def _want(self, work: object) -> None:
        self.accept()
        self.work_wanted.emit(work)

    @Slot()
    def _keep_idle(self) -> None:
        self._around.settings.put(IDLE_SETTING, str(self.idle.currentData()))
        self.idle_changed.emit()

    @Slot()
    def _open_backups(self) -> None:
        from carejournal.ui.safekeeping.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._around, self)
        dialog.restore_wanted.connect(lambda path, secret: self._want(PutBack(path, secret)))
        dialog.told.connect(self.told)
        dialog.open()

    @Slot()
    def _open_trash(self) -> None:
        from carejournal.ui.safekeeping.trash_dialog import TrashDialog

        dialog = TrashDialog(self._around, self)
        dialog.undoable.connect(self.undoable)
        dialog.open()

    @Slot()
    def _want_import(self) -> None:
        self.accept()
        self.import_wanted.emit()

    @Slot()
    def _want_export(self) -> None:
        self.accept()
        self.export_wanted.emit()

    @Slot()
    def _check(self) -> None:
        self.checked.tell(self.tr("Reading …"))
        path, key = self._services.journal.path, self._key
        self.check.setEnabled(False)
        self.beside(self._around.tasks, lambda: _faults(path, key), self._tell_checked, self._tell_unread)

    def _tell_checked(self, faults: list[str]) -> None:
        sound = self.tr("The journal is sound.")
        damaged = self.tr("The journal is damaged. Its backups can be put back.")
        self._checked(damaged if faults else sound)

    def _tell_unread(self, error: BaseException) -> None:
        if not isinstance(error, Refusal):
            self.check.setEnabled(True)
            raise error
        self._checked(refusal_words(error))

    def _checked(self, words: str) -> None:
        self.check.setEnabled(True)
        self.checked.tell(words)


def _faults(path: Path, key: Key | None) -> list[str]:
    from carejournal.services.checking import faults_of

    return faults_of(path, key)
