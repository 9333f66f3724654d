"""A first journal with a passphrase: made locked at once, opened with what was chosen, and no other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carejournal.domain.refusal import Refusal
from carejournal.services.door import Door
from carejournal.services.opening import create_services, needs_passphrase, open_services
from carejournal.services.safekeeping import key_of_code
from carejournal.system.settings import Settings
from carejournal.ui.beginning import Choice, Way
from carejournal.ui.first_start import FirstStart
from carejournal.ui.main_window import MainWindow
from carejournal.ui.safekeeping.choose_passphrase_dialog import ChoosePassphraseDialog
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.safekeeping.recovery_sheet_dialog import RecoverySheetDialog
from carejournal.ui.tasks import Tasks
from carejournal.ui.theme import LIGHT_NAME, Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.safekeeping import Key

LEFT = Qt.MouseButton.LeftButton
PASSPHRASE = "a small boat, well caulked"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, LIGHT_NAME)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "journal.carejournal"


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, place: Path) -> FirstStart:
    made = FirstStart(theme, place)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.open()
    return made


def asked(qtbot: QtBot, start: FirstStart) -> ChoosePassphraseDialog:
    """Start the journal, and return what asks for a passphrase."""
    qtbot.mouseClick(start.start, LEFT)
    (found,) = (each for each in start.findChildren(ChoosePassphraseDialog) if each.isVisible())
    return found


def choose(qtbot: QtBot, dialog: ChoosePassphraseDialog, words: str, *, sheet: bool = True) -> None:
    """Type a passphrase twice, and press Enter."""
    for each in (dialog.form.passphrase, dialog.form.again):
        qtbot.keyClicks(each.focusProxy(), words)
    if not sheet:
        qtbot.keyClick(dialog.form.sheet.box, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.form.again.focusProxy(), Qt.Key.Key_Return)


def opens(path: Path, secret: str | Key | None) -> bool:
    try:
        open_services(path, secret).journal.close()
    except Refusal:
        return False
    return True


@pytest.mark.parametrize("sheet", [True, False])
def test_the_journal_opens_with_the_passphrase_or_the_sheet_and_no_other_way(
    qtbot: QtBot, start: FirstStart, place: Path, sheet: bool
) -> None:
    choose(qtbot, asked(qtbot, start), PASSPHRASE, sheet=sheet)
    assert not start.isVisible()
    choice = start.choice
    assert choice is not None
    assert (choice.path, choice.way, choice.remember) == (place, Way.NEW, False)
    assert (choice.code is not None, choice.key is not None) == (sheet, True)
    assert needs_passphrase(place)
    assert [opens(place, each) for each in (PASSPHRASE, PASSPHRASE.upper(), None)] == [True, False, False]
    if choice.code is not None:
        assert opens(place, key_of_code(place, choice.code.words))
    assert PASSPHRASE.encode() not in b"".join(each.read_bytes() for each in place.parent.iterdir())


def test_going_away_from_the_passphrase_makes_no_journal(
    qtbot: QtBot, start: FirstStart, place: Path
) -> None:
    dialog = asked(qtbot, start)
    qtbot.keyClicks(dialog.form.passphrase.focusProxy(), PASSPHRASE)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (start.isVisible(), start.choice, place.exists()) == (True, None, False)
    again = asked(qtbot, start)
    assert again.form.passphrase.passphrase == ""
    choose(qtbot, again, PASSPHRASE)
    assert opens(place, PASSPHRASE)


def test_a_journal_that_came_there_meanwhile_stays_as_it_is(
    qtbot: QtBot, start: FirstStart, place: Path
) -> None:
    dialog = asked(qtbot, start)
    create_services(place).journal.close()
    before = place.read_bytes()
    choose(qtbot, dialog, PASSPHRASE)
    assert start.choice is None
    assert "already something" in start.refused.text()
    assert start.refused.isVisible()
    assert QApplication.overrideCursor() is None
    assert place.read_bytes() == before


@pytest.fixture
def windows(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Callable[[Choice], MainWindow]:
    """Return what opens the window over what was chosen, as the program does."""

    def open_window(choice: Choice) -> MainWindow:
        window = MainWindow(Door(choice.path), theme, Tasks(theme), Settings(tmp_path / "settings"))
        qtbot.addWidget(window, before_close_func=MainWindow.leave)
        window.begin(choice.key)
        window.welcome(choice)
        window.show()
        return window

    return open_window


def test_the_recovery_sheet_is_shown_once_over_the_new_journal(
    qtbot: QtBot, start: FirstStart, windows: Callable[[Choice], MainWindow]
) -> None:
    choose(qtbot, asked(qtbot, start), PASSPHRASE)
    assert start.choice is not None
    assert start.choice.code is not None
    window = windows(start.choice)
    assert window.view is not None
    (sheet,) = window.findChildren(RecoverySheetDialog)
    assert sheet.isVisible()
    window.lock()
    qtbot.waitUntil(lambda: window.findChild(LockPage) is not None)
    assert not window.findChildren(RecoverySheetDialog)
    assert window.settings.get("remembered_key") == ""


def test_without_a_sheet_the_journal_is_just_there(
    qtbot: QtBot, start: FirstStart, windows: Callable[[Choice], MainWindow]
) -> None:
    choose(qtbot, asked(qtbot, start), PASSPHRASE, sheet=False)
    assert start.choice is not None
    window = windows(start.choice)
    assert window.view is not None
    assert not window.findChildren(RecoverySheetDialog)
