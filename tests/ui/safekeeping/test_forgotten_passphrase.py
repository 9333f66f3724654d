"""The way in with the recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from carejournal.ui.safekeeping.choose_passphrase import Chosen
from carejournal.ui.safekeeping.forgotten_passphrase import ForgottenPassphrase

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton
GOOD = "lantern pigeon velvet harbour"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, around: Surroundings, window: QWidget) -> ForgottenPassphrase:
    made = ForgottenPassphrase(around.theme, window)
    with qtbot.waitActive(made):
        made.open()
    return made


def type_passphrase(qtbot: QtBot, dialog: ForgottenPassphrase) -> None:
    qtbot.keyClicks(dialog.form.passphrase.line, GOOD)
    qtbot.keyClicks(dialog.form.again.line, GOOD)


def test_the_code_and_a_new_passphrase_are_sent_together(qtbot: QtBot, dialog: ForgottenPassphrase) -> None:
    assert dialog.focusWidget() is dialog.code
    qtbot.keyClicks(dialog.code, "k7fq-2m9x")
    type_passphrase(qtbot, dialog)
    with qtbot.waitSignal(dialog.wanted) as sent:
        qtbot.mouseClick(dialog.open_journal, LEFT)
    assert sent.args == ["K7FQ2M9X", Chosen(GOOD, remember=False, with_sheet=False)]
    assert dialog.isVisible()


def test_it_cannot_be_sent_before_both_are_there(qtbot: QtBot, dialog: ForgottenPassphrase) -> None:
    qtbot.keyClicks(dialog.code, "k7fq")
    assert not dialog.open_journal.isEnabled()
    dialog.code.forget()
    type_passphrase(qtbot, dialog)
    assert not dialog.open_journal.isEnabled()
    qtbot.keyClicks(dialog.code, "k7fq")
    assert dialog.open_journal.isEnabled()


def test_a_refused_code_stays_to_be_looked_at_and_so_does_the_passphrase(
    qtbot: QtBot, dialog: ForgottenPassphrase
) -> None:
    qtbot.keyClicks(dialog.code, "k7fq")
    type_passphrase(qtbot, dialog)
    dialog.refuse("This code does not open the journal.")
    assert dialog.refused.isVisible()
    assert dialog.focusWidget() is dialog.code
    assert dialog.code.code == "K7FQ"
    assert dialog.form.ready
    qtbot.keyClicks(dialog.code, "2")
    assert dialog.refused.isHidden()


def test_going_away_leaves_nothing_typed_behind(qtbot: QtBot, dialog: ForgottenPassphrase) -> None:
    qtbot.keyClicks(dialog.code, "k7fq")
    type_passphrase(qtbot, dialog)
    code, form = dialog.code, dialog.form
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert (code.code, form.ready) == ("", False)
    qtbot.waitUntil(lambda: not isValid(dialog))
