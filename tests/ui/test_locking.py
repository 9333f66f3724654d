"""The lock: what is seen, what is gone, and what comes back."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.services.opening import open_services
from carejournal.services.safekeeping import new_recovery_code
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.journal_view import SESSIONS
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.safekeeping.recovery_sheet_dialog import RecoverySheetDialog
from journal_hand import CTRL, ENTRIES, LEFT, THURSDAY, put_entries
from window_hand import NOTE, WORDS, journal, note_of, part, view_of, whole_window, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.safekeeping import Key
    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

PASSPHRASE = "a small boat, well caulked"
UNIQUE = "zilpzalp"


@pytest.fixture
def key(around: Surroundings, tmp_path: Path) -> Key:
    """Encrypt the journal of `around`, with a few entries, and return what opens it."""
    from carejournal.services.safekeeping import encrypt

    put_entries(around.services, *(replace(each, note=f"{each.note} {UNIQUE}") for each in ENTRIES))
    around.services.journal.close()
    made = encrypt(tmp_path / "journal.carejournal", PASSPHRASE).key
    assert made is not None
    return made


@pytest.fixture
def main(qtbot: QtBot, around: Surroundings, key: Key) -> Iterator[MainWindow]:
    with whole_window(qtbot, around, key) as window:
        yield window


def lock_page(main: MainWindow) -> LockPage:
    found = main.findChild(LockPage)
    assert found is not None
    return found


def unlock(qtbot: QtBot, main: MainWindow, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase as a person does, and wait for the journal."""
    page = lock_page(main)
    qtbot.keyClicks(page.field.line, passphrase)
    with qtbot.waitSignal(main.opened, timeout=20_000):
        qtbot.keyClick(page.field.line, Qt.Key.Key_Return)


def lock(qtbot: QtBot, main: MainWindow) -> None:
    with qtbot.waitSignal(main.locked):
        qtbot.keyClick(view_of(main), Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: lock_page(main).isVisible())


def words_in(widget: QWidget) -> str:
    """Return every text that a window's widgets hold, seen or not."""
    found = [widget, *widget.findChildren(QWidget)]
    named = [each.accessibleName() + each.accessibleDescription() + each.toolTip() for each in found]
    return " ".join([*named, *(each.text() for each in widget.findChildren(QLabel))])


def texts_in_memory(wanted: str) -> list[str]:
    """Return where Python still holds a text with these words: every string that an object leads to."""
    gc.collect()
    found = []
    for owner in gc.get_objects():
        if owner is globals() or isinstance(owner, type):
            continue
        texts = (each for each in gc.get_referents(owner) if isinstance(each, str) and each != wanted)
        found += [f"{type(owner).__name__}: {each[:60]}" for each in texts if wanted in each]
    return found


def test_control_l_locks_and_the_passphrase_opens_it_again(qtbot: QtBot, main: MainWindow) -> None:
    lock(qtbot, main)
    assert main.view is None
    assert lock_page(main).isVisible()
    assert main.focusWidget() is lock_page(main).field.line
    assert main.windowTitle() == "Care Journal"
    unlock(qtbot, main)
    assert journal(view_of(main)).model.row_of(THURSDAY.id) >= 0


def test_while_it_is_locked_neither_key_nor_texts_nor_connection_are_there(
    qtbot: QtBot, main: MainWindow
) -> None:
    journal(view_of(main)).show_record(THURSDAY.id)
    connection = view_of(main).services.journal._file.connection
    services = weakref.ref(view_of(main).services)
    lock(qtbot, main)
    assert main.door.key is None
    assert UNIQUE not in words_in(main)
    with pytest.raises(Exception, match="closed"):
        connection.execute("SELECT 1")
    del connection
    assert services() is None
    assert texts_in_memory(f" {UNIQUE}") == []
    unlock(qtbot, main)
    assert texts_in_memory(f" {UNIQUE}")  # the search finds such texts where there are any


def test_what_was_not_saved_is_kept_encrypted_and_comes_back(
    qtbot: QtBot, main: MainWindow, tmp_path: Path
) -> None:
    write(qtbot, view_of(main))
    lock(qtbot, main)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert WORDS.strip().encode() not in kept
    unlock(qtbot, main)
    window = view_of(main)
    assert journal(window).editor.note.text == f"{WORDS}{NOTE} {UNIQUE}"
    assert note_of(window.services) == f"{NOTE} {UNIQUE}"  # shown as not saved yet, as it was
    assert journal(window).settle()
    assert note_of(window.services) == f"{WORDS}{NOTE} {UNIQUE}"


def test_it_comes_back_on_the_tab_where_it_was_locked(qtbot: QtBot, main: MainWindow) -> None:
    view_of(main).open_tab(SESSIONS)
    lock(qtbot, main)
    unlock(qtbot, main)
    assert view_of(main).present_tab == SESSIONS


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(qtbot: QtBot, main: MainWindow) -> None:
    lock(qtbot, main)
    page = lock_page(main)
    qtbot.keyClicks(page.field.line, "a small boat, badly caulked")
    qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(page.refused.isVisible, timeout=20_000)
    assert page.refused.text() == "This passphrase does not open the journal."
    assert main.view is None
    unlock(qtbot, main)  # what was typed is selected, so that typing replaces it


def test_help_is_reachable_while_it_is_locked(qtbot: QtBot, main: MainWindow) -> None:
    lock(qtbot, main)
    qtbot.mouseClick(lock_page(main).rail.help_button, LEFT)
    dialog = main.findChild(HelpDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_an_open_dialog_is_closed_before_it_is_locked(qtbot: QtBot, main: MainWindow) -> None:
    view_of(main).open_safekeeping()
    with qtbot.waitSignal(main.locked):
        main.lock()
    assert main.view is None
    assert QApplication.activeModalWidget() is None


def test_it_stays_open_where_what_is_not_saved_could_not_be_kept(qtbot: QtBot, main: MainWindow) -> None:
    window = view_of(main)
    write(qtbot, window)
    connection = window.services.journal._file.connection
    connection.execute("PRAGMA query_only = ON")
    with qtbot.assertNotEmitted(main.locked):
        main.lock()
    assert main.view is window
    assert window.toast.words == "The journal stays open: what is not saved could not be kept."
    connection.execute("PRAGMA query_only = OFF")
    main.lock()
    assert main.view is None


def test_nobody_else_writes_while_it_is_locked(qtbot: QtBot, main: MainWindow, tmp_path: Path) -> None:
    lock(qtbot, main)
    with pytest.raises(Refusal, match="open"):
        open_services(tmp_path / "journal.carejournal", PASSPHRASE)


def test_a_journal_without_a_passphrase_offers_one_instead_of_locking(
    qtbot: QtBot, around: Surroundings
) -> None:
    from carejournal.ui.safekeeping.safekeeping_dialog import SafekeepingDialog

    around.services.journal.close()
    with whole_window(qtbot, around) as window:
        qtbot.keyClick(view_of(window), Qt.Key.Key_L, CTRL)
        dialog = part(view_of(window), SafekeepingDialog)
        assert dialog.encrypt.isVisible()
        assert window.view is not None
        dialog.close()


@pytest.mark.parametrize("kept", [True, False])
def test_a_recovery_code_that_the_lock_took_away_is_told_of_unless_it_was_kept(
    qtbot: QtBot, main: MainWindow, kept: bool
) -> None:
    view_of(main).show_recovery_sheet(new_recovery_code())
    sheet = view_of(main).findChild(RecoverySheetDialog)
    assert sheet is not None
    sheet.kept.setChecked(kept)
    with qtbot.waitSignal(main.locked):
        main.lock()
    unlock(qtbot, main)
    toast = view_of(main).toast
    assert ("recovery sheet" in toast.accessibleName()) is not kept
