"""The passphrase and its sheet, changed from the window with keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.domain.refusal import PassphraseRefusal
from carejournal.services.backups import backups_of
from carejournal.services.opening import open_services
from carejournal.services.safekeeping import Key, key_of_code
from carejournal.ui.safekeeping.recovery_sheet_dialog import RecoverySheetDialog
from journal_hand import LEFT
from safekeeping_hand import (
    LONG,
    OTHER,
    PASSPHRASE,
    asked,
    chosen,
    put_away,
    quiet,
    safety,
    typed,
)
from window_hand import part, view_of, whole_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings


@pytest.fixture
def main(qtbot: QtBot, around: Surroundings, key: Key) -> Iterator[MainWindow]:
    with whole_window(qtbot, around, key) as window:
        yield window


def test_the_passphrase_is_changed_by_one_who_knows_the_present_one(
    qtbot: QtBot, around: Surroundings, path: Path, key: Key
) -> None:
    with whole_window(qtbot, around, key) as main:
        dialog = safety(main)
        qtbot.mouseClick(dialog.change, LEFT)
        choose = chosen(dialog)
        typed(qtbot, choose.form.passphrase.line, OTHER)
        typed(qtbot, choose.form.again.line, OTHER)
        assert not choose.choose.isEnabled()
        typed(qtbot, choose.present_field.line, "something else")
        qtbot.mouseClick(choose.choose, LEFT)
        qtbot.waitUntil(choose.present_refused.isVisible, timeout=LONG)
        assert choose.present_refused.text() == "This passphrase does not open the journal."
        assert main.door.key == key
        typed(qtbot, choose.present_field.line, PASSPHRASE)
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.keyClick(choose.present_field.line, Qt.Key.Key_Return)
            qtbot.keyClick(choose.present_field.line, Qt.Key.Key_Return)  # impatient
        assert view_of(main).toast.words == "The journal is written anew, and opens with this passphrase."
    with pytest.raises(PassphraseRefusal):
        open_services(path, PASSPHRASE)
    open_services(path, OTHER).journal.close()


def test_going_away_while_the_passphrase_is_proved_changes_nothing(
    qtbot: QtBot, main: MainWindow, key: Key
) -> None:
    dialog = safety(main)
    qtbot.mouseClick(dialog.decrypt, LEFT)
    ask = asked(dialog)
    qtbot.keyClicks(ask.field.line, PASSPHRASE)
    qtbot.keyClick(ask.field.line, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(view_of(main).work_wanted):
        qtbot.keyClick(ask, Qt.Key.Key_Escape)
        quiet(qtbot, main)
    assert dialog.isVisible()
    assert main.door.key == key


def test_a_new_sheet_opens_the_journal_and_the_one_before_no_longer_does(
    qtbot: QtBot, main: MainWindow, path: Path, key: Key
) -> None:
    dialog = safety(main)
    assert "The code on your recovery sheet opens them too." in dialog.opened_by.text()
    qtbot.mouseClick(dialog.new_sheet, LEFT)
    ask = asked(dialog)
    qtbot.keyClicks(ask.field.line, PASSPHRASE)
    with qtbot.waitSignal(main.opened, timeout=LONG):
        qtbot.keyClick(ask.field.line, Qt.Key.Key_Return)
    sheet = part(view_of(main), RecoverySheetDialog)
    assert main.door.key not in {None, key}
    assert key_of_code(path, sheet.code.text()) == main.door.key
    put_away(main)


def test_a_backup_that_could_not_be_encrypted_is_said_to_be_readable_by_anyone(
    qtbot: QtBot, around: Surroundings, path: Path
) -> None:
    (backup,) = backups_of(path)
    content = bytearray(backup.path.read_bytes())
    content[4096 : 4 * 4096] = bytes(3 * 4096)
    backup.path.write_bytes(content)
    with whole_window(qtbot, around) as main:
        dialog = safety(main)
        qtbot.mouseClick(dialog.encrypt, LEFT)
        choose = chosen(dialog)
        typed(qtbot, choose.form.passphrase.line, PASSPHRASE)
        typed(qtbot, choose.form.again.line, PASSPHRASE)
        choose.form.sheet.box.click()
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.mouseClick(choose.choose, LEFT)
        assert view_of(main).toast.words == (
            "The journal is locked with its passphrase. "
            "1 older backup is not encrypted: anyone who gets it can read it."
        )
    assert backup.path.read_bytes().startswith(b"SQLite format 3")
