"""A passphrase that this computer remembers: at the next start, and until it is not to be any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest
from PySide6.QtCore import Qt

from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.safekeeping.remembering import is_remembered
from carejournal.ui.safekeeping.safekeeping_dialog import SafekeepingDialog
from journal_hand import LEFT
from safekeeping_hand import (
    LONG,
    PASSPHRASE,
    Ring,
    asked,
    put_away,
    quiet,
    remember,
    safety,
)
from window_hand import view_of, whole_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.services.safekeeping import Key
    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

REMEMBERS = "This computer remembers it"


@pytest.fixture
def ring() -> Iterator[Ring]:
    """Give the computer a keyring of its own."""
    before = keyring.get_keyring()
    made = Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def begin_anew(qtbot: QtBot, main: MainWindow) -> None:
    """Lock the journal and begin as the window does at the next start."""
    main.lock()
    main.begin()
    quiet(qtbot, main)
    qtbot.waitUntil(lambda: len(main.findChildren(LockPage)) == (main.view is None))


def way_in(main: MainWindow) -> LockPage:
    """Return the way in that is shown."""
    (page,) = main.findChildren(LockPage)
    return page


def test_a_new_sheet_leaves_the_passphrase_remembered(
    qtbot: QtBot, around: Surroundings, key: Key, ring: Ring
) -> None:
    with whole_window(qtbot, around) as main:
        remember(qtbot, around, main)
        dialog = safety(main)
        qtbot.mouseClick(dialog.new_sheet, LEFT)
        qtbot.keyClicks(asked(dialog).field.line, PASSPHRASE)
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.keyClick(asked(dialog).field.line, Qt.Key.Key_Return)
        put_away(main)
        quiet(qtbot, main)
        assert main.door.key not in {None, key}
        assert main.door.key is not None
        assert is_remembered(around.settings, main.door.key)
        assert ring.kept == {main.door.key.salt.hex(): main.door.key.secret.hex()}


def test_what_is_remembered_opens_the_journal_until_it_is_to_be_asked_for_again(
    qtbot: QtBot, around: Surroundings, key: Key, ring: Ring
) -> None:
    with whole_window(qtbot, around) as main:
        remember(qtbot, around, main)
        assert ring.kept == {key.salt.hex(): key.secret.hex()}
        begin_anew(qtbot, main)
        assert main.door.key == key
        dialog = safety(main)
        assert REMEMBERS in dialog.opened_by.text()
        qtbot.mouseClick(dialog.forget, LEFT)
        assert REMEMBERS not in dialog.opened_by.text()
        assert not dialog.forget.isVisible()
        assert view_of(main).toast.words == "The passphrase is asked for at every start again."
        quiet(qtbot, main)
        assert ring.kept == {}
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: main.findChild(SafekeepingDialog) is None)
        begin_anew(qtbot, main)
        assert main.view is None
        assert way_in(main).isVisible()


def test_a_lock_is_not_opened_by_what_is_remembered(
    qtbot: QtBot, around: Surroundings, key: Key, ring: Ring
) -> None:
    with whole_window(qtbot, around) as main:
        remember(qtbot, around, main)
        main.lock()
        quiet(qtbot, main)
        assert main.view is None
        assert ring.kept == {key.salt.hex(): key.secret.hex()}


def test_a_keyring_that_lost_the_key_leads_to_the_passphrase(
    qtbot: QtBot, around: Surroundings, key: Key, ring: Ring
) -> None:
    with whole_window(qtbot, around) as main:
        remember(qtbot, around, main)
        ring.kept.clear()
        begin_anew(qtbot, main)
        page = way_in(main)
        assert main.focusWidget() is page.field.line
        qtbot.keyClicks(page.field.line, "something else")
        qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
        qtbot.waitUntil(page.refused.isVisible, timeout=LONG)
        qtbot.keyClicks(page.field.line, PASSPHRASE)
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
        assert main.door.key == key


def test_taking_the_passphrase_off_takes_it_out_of_the_keyring_too(
    qtbot: QtBot, around: Surroundings, key: Key, ring: Ring
) -> None:
    with whole_window(qtbot, around) as main:
        remember(qtbot, around, main)
        dialog = safety(main)
        qtbot.mouseClick(dialog.decrypt, LEFT)
        qtbot.keyClicks(asked(dialog).field.line, PASSPHRASE)
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.keyClick(asked(dialog).field.line, Qt.Key.Key_Return)
        quiet(qtbot, main)
        assert ring.kept == {}
        assert not is_remembered(around.settings, key)
