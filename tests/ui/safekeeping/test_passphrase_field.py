"""The passphrase field, used as a person would: hidden letters, shown letters, nothing brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from carejournal.ui.safekeeping.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
HIDDEN, SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


@pytest.fixture
def field(qtbot: QtBot) -> PassphraseField:
    made = PassphraseField("Passphrase")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_letters_are_hidden_until_the_person_wants_to_see_them(qtbot: QtBot, field: PassphraseField) -> None:
    qtbot.keyClicks(field.line, "lantern pigeon")
    assert field.line.echoMode() is HIDDEN
    assert field.passphrase == "lantern pigeon"
    qtbot.mouseClick(field.toggle, LEFT)
    assert field.line.echoMode() is SHOWN
    assert field.line.displayText() == "lantern pigeon"
    qtbot.mouseClick(field.toggle, LEFT)
    assert "lantern" not in field.line.displayText()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_keyboard_alone_shows_and_hides_and_the_state_is_spoken(
    qtbot: QtBot, field: PassphraseField, key: Qt.Key
) -> None:
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.focusWidget() is field.toggle
    assert "hidden now" in field.toggle.accessibleName()
    qtbot.keyClick(field.toggle, key)
    assert field.letters_are_shown
    assert field.toggle.text() == "Hide"
    assert "shown now" in field.toggle.accessibleName()


def test_nothing_moves_when_the_button_changes_its_word(qtbot: QtBot, field: PassphraseField) -> None:
    before = field.line.width()
    qtbot.mouseClick(field.toggle, LEFT)
    assert field.line.width() == before


@pytest.mark.parametrize("shown", [False, True])
def test_input_methods_are_told_to_learn_nothing(field: PassphraseField, *, shown: bool) -> None:
    field.show_letters(shown)
    hint = Qt.InputMethodHint
    for each in (hint.ImhSensitiveData, hint.ImhNoPredictiveText, hint.ImhHiddenText):
        assert field.line.inputMethodHints() & each


@pytest.mark.parametrize("shown", [False, True])
def test_undo_and_redo_bring_nothing_back(qtbot: QtBot, field: PassphraseField, *, shown: bool) -> None:
    field.show_letters(shown)
    qtbot.keyClicks(field.line, "one")
    field.line.selectAll()
    qtbot.keyClicks(field.line, "two")
    qtbot.keyClick(field.line, Qt.Key.Key_Z, CTRL)
    assert field.passphrase == "two"
    qtbot.keyClick(field.line, Qt.Key.Key_Z, CTRL | SHIFT)
    assert field.passphrase == "two"


def test_the_menu_offers_to_paste_and_no_history(field: PassphraseField) -> None:
    QGuiApplication.clipboard().setText("from elsewhere")
    paste, everything = field.line.menu().actions()
    assert (paste.text(), everything.text()) == ("Paste", "Select everything")
    assert not everything.isEnabled()
    paste.trigger()
    assert field.passphrase == "from elsewhere"
    field.line.menu().actions()[1].trigger()
    assert field.line.selectedText()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
def test_a_pasted_passphrase_loses_its_line_end(field: PassphraseField, end: str) -> None:
    QGuiApplication.clipboard().setText(f" my passphrase {end}")
    field.line.paste()
    assert field.passphrase == " my passphrase "


def test_forgetting_empties_it_hides_the_letters_and_keeps_no_history(
    qtbot: QtBot, field: PassphraseField
) -> None:
    qtbot.mouseClick(field.toggle, LEFT)
    qtbot.keyClicks(field.line, "secret")
    assert field.line.isUndoAvailable()
    field.forget()
    assert field.passphrase == ""
    assert not field.letters_are_shown
    assert not field.line.isUndoAvailable()


def test_letters_are_hidden_again_when_the_field_comes_back(field: PassphraseField) -> None:
    field.show_letters(True)
    field.hide()
    field.show()
    assert not field.letters_are_shown


def test_trying_again_selects_everything_so_that_typing_replaces_it(
    qtbot: QtBot, field: PassphraseField
) -> None:
    qtbot.keyClicks(field.line, "wrong")
    field.toggle.setFocus()
    field.try_again()
    assert field.line.hasFocus()
    qtbot.keyClicks(field.line, "right")
    assert field.passphrase == "right"


def test_caps_lock_is_noticed_by_the_letters_and_said(qtbot: QtBot, field: PassphraseField) -> None:
    qtbot.keyClicks(field.line, "ab 1")
    qtbot.keyClick(field.line, "B", SHIFT)
    assert field.caps_lock.isHidden()
    qtbot.keyClick(field.line, "A")  # a capital without Shift
    assert field.caps_lock.isVisible()
    assert "Caps Lock" in field.caps_lock.text()
    qtbot.keyClick(field.line, Qt.Key.Key_CapsLock)
    assert field.caps_lock.isHidden()


def test_enter_and_every_edit_are_told(qtbot: QtBot, field: PassphraseField) -> None:
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field.line, "a")
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_it_is_spoken_by_its_name(field: PassphraseField) -> None:
    assert field.line.accessibleName() == "Passphrase"


def test_a_field_that_another_shows_has_no_button_of_its_own(qtbot: QtBot) -> None:
    made = PassphraseField("Again", toggled=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    assert not made.toggle.isVisible()
    made.show_letters(True)
    assert made.letters_are_shown
