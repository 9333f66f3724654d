"""The safekeeping of a journal at hand: its passphrase, a keyring, and what a person does in the dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt

from carejournal.services.backups import back_up_daily
from carejournal.ui.safekeeping.ask_passphrase import AskPassphrase
from carejournal.ui.safekeeping.choose_passphrase_dialog import ChoosePassphraseDialog
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.safekeeping.recovery_sheet_dialog import RecoverySheetDialog
from carejournal.ui.safekeeping.remembering import is_remembered
from carejournal.ui.safekeeping.safekeeping_dialog import SafekeepingDialog
from journal_hand import ENTRIES, put_entries
from window_hand import part, view_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

PASSPHRASE = "a small boat, well caulked"
OTHER = "two geese on the wing"
LONG = 30_000


class Ring(KeyringBackend):
    """Stands in for a desktop's keyring: keeps what it is given for as long as it lives."""

    priority: ClassVar[float] = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username) if service else None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password if service else ""

    def delete_password(self, service: str, username: str) -> None:
        assert service
        del self.kept[username]


def closed_journal(around: Surroundings) -> Path:
    """Close the plain journal, with a few entries and a backup, and return where it is."""
    path = around.services.journal.path
    put_entries(around.services, *ENTRIES)
    back_up_daily(path, None, around.services.today)
    around.services.journal.close()
    return path


def safety(main: MainWindow) -> SafekeepingDialog:
    """Open the dialog on how the journal is kept."""
    view_of(main).open_safekeeping()
    return part(view_of(main), SafekeepingDialog)


def typed(qtbot: QtBot, line: QLineEdit, words: str) -> None:
    """Type words in place of what stands in the line."""
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)


def asked(dialog: SafekeepingDialog) -> AskPassphrase:
    """Return the dialog that asks for the present passphrase."""
    found = dialog.findChild(AskPassphrase)
    assert found is not None
    return found


def chosen(dialog: SafekeepingDialog) -> ChoosePassphraseDialog:
    """Return the dialog in which another passphrase is chosen."""
    found = dialog.findChild(ChoosePassphraseDialog)
    assert found is not None
    return found


def quiet(qtbot: QtBot, main: MainWindow) -> None:
    """Wait until nothing is done beside the window any more."""
    qtbot.waitUntil(lambda: not main.tasks.busy, timeout=LONG)


def put_away(main: MainWindow) -> None:
    """Say that the sheet is kept."""
    sheet = part(view_of(main), RecoverySheetDialog)
    sheet.kept.click()
    sheet.accept()


def remember(qtbot: QtBot, around: Surroundings, main: MainWindow) -> None:
    """Unlock the journal and have the passphrase remembered."""
    page = main.findChild(LockPage)
    assert page is not None
    page.remember.box.click()
    qtbot.keyClicks(page.field.line, PASSPHRASE)
    with qtbot.waitSignal(main.opened, timeout=LONG):
        qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    quiet(qtbot, main)
    assert main.door.key is not None
    assert is_remembered(around.settings, main.door.key)
