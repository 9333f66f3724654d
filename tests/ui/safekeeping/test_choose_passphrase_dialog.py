"""The dialog around choosing a passphrase, in its three uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from carejournal.ui.safekeeping.choose_passphrase import Chosen
from carejournal.ui.safekeeping.choose_passphrase_dialog import ChoosePassphraseDialog, Use

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

    Opened = Callable[[Use], ChoosePassphraseDialog]

LEFT = Qt.MouseButton.LeftButton
GOOD = "lantern pigeon velvet harbour"
EXPECTED = [Chosen(GOOD, remember=False, with_sheet=True)]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def opened(qtbot: QtBot, around: Surroundings, window: QWidget) -> Opened:
    def open_for(use: Use) -> ChoosePassphraseDialog:
        dialog = ChoosePassphraseDialog(around.theme, use, window)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    return open_for


def type_both(qtbot: QtBot, dialog: ChoosePassphraseDialog, words: str = GOOD) -> None:
    qtbot.keyClicks(dialog.form.passphrase.line, words)
    qtbot.keyClicks(dialog.form.again.line, words)


@pytest.mark.parametrize("use", [Use.NEW, Use.ENCRYPT])
def test_it_begins_in_the_new_passphrase_and_sends_it_when_chosen(
    qtbot: QtBot, opened: Opened, use: Use
) -> None:
    dialog = opened(use)
    assert dialog.focusWidget() is dialog.form.passphrase.line
    assert not dialog.present_field.isVisible()
    assert not dialog.choose.isEnabled()
    type_both(qtbot, dialog)
    with qtbot.waitSignal(dialog.chosen) as sent:
        qtbot.mouseClick(dialog.choose, LEFT)
    assert sent.args == EXPECTED
    assert dialog.isVisible()


def test_enter_chooses_once_it_is_ready(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Use.ENCRYPT)
    heard: list[Chosen] = []
    dialog.chosen.connect(heard.append)
    qtbot.keyClicks(dialog.form.passphrase.line, GOOD)
    qtbot.keyClick(dialog.form.passphrase.line, Qt.Key.Key_Return)
    assert heard == []
    qtbot.keyClicks(dialog.form.again.line, GOOD)
    qtbot.keyClick(dialog.form.again.line, Qt.Key.Key_Return)
    assert heard == EXPECTED


def test_enter_on_the_show_button_shows_and_chooses_nothing(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Use.ENCRYPT)
    type_both(qtbot, dialog)
    dialog.form.passphrase.toggle.setFocus()
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog.form.passphrase.toggle, Qt.Key.Key_Return)
    assert dialog.form.passphrase.letters_are_shown


def test_only_a_new_journal_may_go_on_without_and_it_is_said_what_that_means(
    qtbot: QtBot, opened: Opened
) -> None:
    dialog = opened(Use.NEW)
    said = " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())
    assert "anyone who can use this computer account can read the journal" in said
    with qtbot.waitSignal(dialog.without_wanted):
        qtbot.mouseClick(dialog.without, LEFT)
    for use in (Use.ENCRYPT, Use.CHANGE):
        assert not opened(use).without.isVisible()


def test_changing_asks_for_the_present_one_first(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Use.CHANGE)
    assert dialog.focusWidget() is dialog.present_field.line
    type_both(qtbot, dialog)
    assert not dialog.choose.isEnabled()
    qtbot.keyClicks(dialog.present_field.line, "old one")
    with qtbot.waitSignal(dialog.chosen) as sent:
        qtbot.mouseClick(dialog.choose, LEFT)
    assert sent.args == EXPECTED
    assert dialog.present == "old one"


def test_a_present_passphrase_that_is_refused_is_told_beside_its_field(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Use.CHANGE)
    qtbot.keyClicks(dialog.present_field.line, "wrong")
    type_both(qtbot, dialog)
    dialog.refuse_present("This is not the present passphrase.")
    assert dialog.present_refused.isVisible()
    assert dialog.focusWidget() is dialog.present_field.line
    qtbot.keyClicks(dialog.present_field.line, "right")
    assert dialog.present == "right"
    assert dialog.present_refused.isHidden()


def test_a_new_passphrase_that_is_refused_is_told_beside_its_field(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Use.NEW)
    type_both(qtbot, dialog)
    dialog.refuse("Choose other words.")
    assert dialog.form.refused.isVisible()
    assert dialog.focusWidget() is dialog.form.passphrase.line


def test_it_becomes_higher_when_there_is_more_to_say(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Use.NEW)
    before = dialog.height()
    dialog.refuse("Choose other words.")
    qtbot.waitUntil(lambda: dialog.height() > before)


def test_escape_closes_it_and_nothing_that_was_typed_stays(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(Use.CHANGE)
    qtbot.keyClicks(dialog.present_field.line, "old one")
    type_both(qtbot, dialog)
    fields = (dialog.present_field, dialog.form.passphrase, dialog.form.again)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert [each.passphrase for each in fields] == ["", "", ""]
    qtbot.waitUntil(lambda: not isValid(dialog))
