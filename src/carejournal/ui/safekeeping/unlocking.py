"""Behind the lock page: the passphrase is proved beside the window, and the journal opened with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.ui.language import refusal_words
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.safekeeping.remembering import REMEMBERED, remember_key

if TYPE_CHECKING:
    from carejournal.services.safekeeping import Key
    from carejournal.ui.safekeeping.choose_passphrase import Chosen
    from carejournal.ui.safekeeping.host import Host


class Unlocking(QObject):
    """Opens the journal once its passphrase is given; `recall` first asks this computer's keyring."""

    def __init__(self, window: Host, *, recall: bool) -> None:
        self.page = LockPage(window.theme, window.door.path.name)
        super().__init__(self.page)
        self._window = window
        self._recall = recall and bool(window.settings.get(REMEMBERED))
        self._remember = False
        self.page.passphrase_given.connect(self._prove)
        self.page.forgotten.connect(self._open_with_code)
        self.page.other_wanted.connect(window.open_other)
        self.page.help_wanted.connect(window.open_help)

    def start(self) -> None:
        """Ask the keyring where the person wanted that, or wait for the passphrase."""
        if not self._recall:
            return
        salt = self._window.door.salt
        if self._window.settings.get(REMEMBERED) != salt.hex():
            return
        self.page.busy(True)
        self._window.tasks.run(lambda: _recalled(salt), self._recalled)

    @Slot(str, bool)
    def _prove(self, passphrase: str, remember: bool) -> None:  # noqa: FBT001 - the page's signal
        self._remember = remember
        self.page.busy(True)
        door = self._window.door

        def refused(error: BaseException) -> None:
            self._refused(error, passphrase)

        self._window.tasks.run(lambda: door.proved(passphrase), self._proved, refused)

    def _proved(self, key: Key) -> None:
        self.page.forget()
        if self._remember:
            remember_key(self._window, key)
        self._open(key)

    def _recalled(self, key: Key | None) -> None:
        if key is None:
            self.page.busy(False)
        else:
            self._open(key)

    def _open(self, key: Key) -> None:
        try:
            self._window.open(key)
        except Refusal as refusal:
            self.page.refuse(refusal_words(refusal))

    def _refused(self, error: BaseException, passphrase: str) -> None:
        if isinstance(error, DamagedRefusal):
            self._window.show_damage(error, passphrase)
        elif isinstance(error, Refusal):
            self.page.refuse(refusal_words(error))
        else:
            self.page.busy(False)
            raise error

    @Slot()
    def _open_with_code(self) -> None:
        from carejournal.ui.safekeeping.forgotten_passphrase import ForgottenPassphrase

        dialog = ForgottenPassphrase(self._window.theme, self.page)

        def change(code: str, chosen: Chosen) -> None:
            from carejournal.services.safekeeping import key_of_code
            from carejournal.ui.safekeeping.work import ChangePassphrase

            try:
                key = key_of_code(self._window.door.path, code)
            except Refusal as refusal:
                dialog.refuse(refusal_words(refusal))
                return
            dialog.accept()
            self._window.work(ChangePassphrase(chosen.passphrase, chosen.with_sheet, chosen.remember, key))

        dialog.wanted.connect(change)
        dialog.open()


def _recalled(salt: bytes) -> Key | None:
    from carejournal.services.door import remembered_key

    return remembered_key(salt)
