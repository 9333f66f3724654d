"""How the journal is kept: what the dialog says of it, and where its ways lead."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.services.safekeeping import encrypt
from carejournal.ui.bringing_in.import_dialog import ImportDialog
from carejournal.ui.safekeeping.idle_minutes import IDLE_SETTING, idle_minutes
from carejournal.ui.safekeeping.safekeeping_dialog import SafekeepingDialog
from carejournal.ui.safekeeping.trash_dialog import TrashDialog
from journal_hand import LEFT, THURSDAY
from safekeeping_hand import LONG, PASSPHRASE, chosen, closed_journal, quiet, safety, typed
from window_hand import part, view_of, whole_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

PAGE = 4096
BEYOND_THE_HEADER = 100


@pytest.fixture
def path(around: Surroundings) -> Path:
    return closed_journal(around)


@pytest.fixture
def main(qtbot: QtBot, around: Surroundings, path: Path) -> Iterator[MainWindow]:
    with whole_window(qtbot, around) as window:
        assert window.door.path == path
        yield window


def test_a_plain_journal_says_who_can_read_it_and_offers_a_passphrase_only(main: MainWindow) -> None:
    dialog = safety(main)
    assert dialog.encrypt.isVisible()
    assert not hasattr(dialog, "idle")
    assert not hasattr(dialog, "decrypt")


def test_the_whole_journal_is_checked_and_said_to_be_sound(qtbot: QtBot, main: MainWindow) -> None:
    dialog = safety(main)
    qtbot.mouseClick(dialog.check, LEFT)
    assert dialog.checked.text() == "Reading …"
    assert not dialog.check.isEnabled()
    quiet(qtbot, main)
    assert dialog.checked.text() == "The journal is sound."
    assert dialog.check.isEnabled()


@pytest.mark.parametrize(
    ("damaged", "said"),
    [
        ("sqlite_autoindex_templates_1", "The journal is damaged. Its backups can be put back."),
        ("sqlite_schema", "The journal's file is damaged. Nothing was changed; its backups lie beside it."),
    ],
)
def test_a_journal_that_was_damaged_while_it_was_open_is_said_to_be(
    qtbot: QtBot, main: MainWindow, path: Path, damaged: str, said: str
) -> None:
    dialog = safety(main)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute(
            "SELECT coalesce(max(rootpage), 1) FROM sqlite_schema WHERE name = ?", (damaged,)
        ).fetchone()
    with path.open("r+b") as file:
        file.seek(max(BEYOND_THE_HEADER, (root - 1) * PAGE))
        file.write(bytes(PAGE // 2))
    qtbot.mouseClick(dialog.check, LEFT)
    quiet(qtbot, main)
    assert dialog.checked.text() == said
    assert dialog.check.isEnabled()


def test_a_check_that_is_walked_away_from_tells_nobody(qtbot: QtBot, main: MainWindow) -> None:
    dialog = safety(main)
    qtbot.mouseClick(dialog.check, LEFT)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    quiet(qtbot, main)
    qtbot.waitUntil(lambda: main.findChild(SafekeepingDialog) is None)


def test_the_minutes_until_the_lock_are_kept_and_told_at_once(
    qtbot: QtBot, around: Surroundings, path: Path
) -> None:
    with whole_window(qtbot, around, encrypt(path, PASSPHRASE).key) as main:
        dialog = safety(main)
        assert dialog.idle.currentText() == "10 minutes without a touch"
        with qtbot.waitSignal(main.idle_changed):
            qtbot.keyClick(dialog.idle, Qt.Key.Key_Home)
        assert dialog.idle.currentText() == "1 minute without a touch"
        qtbot.keyClick(dialog.idle, Qt.Key.Key_End)
        assert dialog.idle.currentText() == "never by itself"
        assert idle_minutes(around.settings) == 0
        assert around.settings.get(IDLE_SETTING) == "0"


def test_without_a_sheet_it_says_what_a_forgotten_passphrase_means(
    qtbot: QtBot, around: Surroundings, path: Path
) -> None:
    with whole_window(qtbot, around, encrypt(path, PASSPHRASE).key) as main:
        dialog = safety(main)
        assert "a forgotten passphrase cannot be made good" in dialog.opened_by.text()
        assert not dialog.forget.isVisible()


def test_two_passphrases_that_differ_lock_nothing(qtbot: QtBot, main: MainWindow) -> None:
    dialog = safety(main)
    qtbot.mouseClick(dialog.encrypt, LEFT)
    choose = chosen(dialog)
    typed(qtbot, choose.form.passphrase.line, PASSPHRASE)
    typed(qtbot, choose.form.again.line, PASSPHRASE[:-1])
    with qtbot.assertNotEmitted(view_of(main).work_wanted):
        qtbot.keyClick(choose.form.again.line, Qt.Key.Key_Return)
        assert not choose.choose.isEnabled()
    qtbot.keyClick(choose, Qt.Key.Key_Escape)
    assert choose.form.passphrase.line.text() == ""
    assert dialog.isVisible()
    assert main.door.key is None


def test_what_was_deleted_is_found_in_the_trash_from_here(qtbot: QtBot, main: MainWindow) -> None:
    view_of(main).services.entries.delete(THURSDAY.id)
    dialog = safety(main)
    qtbot.mouseClick(dialog.trash, LEFT)
    trash = dialog.findChild(TrashDialog)
    assert trash is not None
    quiet(qtbot, main)
    qtbot.mouseClick(trash.restore, LEFT)
    qtbot.waitUntil(lambda: view_of(main).services.entries.get(THURSDAY.id) == THURSDAY, timeout=LONG)


def test_bringing_in_begins_once_the_dialog_is_gone(qtbot: QtBot, main: MainWindow) -> None:
    dialog = safety(main)
    with qtbot.waitSignals([dialog.accepted, dialog.import_wanted], order="strict"):
        qtbot.mouseClick(dialog.bring_in, LEFT)
    assert part(view_of(main), ImportDialog).isVisible()


@pytest.mark.usefixtures("german")
def test_all_of_it_is_german(qtbot: QtBot, main: MainWindow) -> None:
    dialog = safety(main)
    assert dialog.encrypt.text() == "Mit einer Passphrase sperren …"
    qtbot.mouseClick(dialog.check, LEFT)
    quiet(qtbot, main)
    assert dialog.checked.text() == "Das Tagebuch ist heil."
