"""Choosing a passphrase: typed twice, with help, and with honest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from carejournal.services.passphrase_strength import Level
from carejournal.ui.safekeeping.choose_passphrase import ChoosePassphrase, Chosen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton
GOOD = "lantern pigeon velvet harbour"


@pytest.fixture
def form(qtbot: QtBot, around: Surroundings) -> ChoosePassphrase:
    made = ChoosePassphrase(around.theme)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def type_both(qtbot: QtBot, form: ChoosePassphrase, first: str, second: str | None = None) -> None:
    qtbot.keyClicks(form.passphrase.line, first)
    qtbot.keyClicks(form.again.line, first if second is None else second)


def test_it_says_what_is_lost_when_the_passphrase_is_forgotten(form: ChoosePassphrase) -> None:
    said = " ".join(each.text() for each in form.findChildren(QLabel))
    assert "nobody can open the journal, not even the makers of this program" in said
    assert "recovery sheet is the one other way in" in said


def test_it_is_ready_once_both_agree_and_not_before(qtbot: QtBot, form: ChoosePassphrase) -> None:
    assert not form.ready
    type_both(qtbot, form, GOOD, GOOD[:-1])
    assert not form.ready
    assert form.agreement.text() == "Not the same yet."
    with qtbot.waitSignal(form.readiness_changed) as told:
        qtbot.keyClicks(form.again.line, GOOD[-1])
    assert told.args == [True]
    assert form.agreement.text() == "Both are the same."
    with qtbot.waitSignal(form.readiness_changed) as told:
        qtbot.keyClick(form.again.line, Qt.Key.Key_Backspace)
    assert told.args == [False]


def test_what_is_chosen_is_sent_with_the_sheet_wanted_and_remembering_not(
    qtbot: QtBot, form: ChoosePassphrase
) -> None:
    type_both(qtbot, form, GOOD)
    with qtbot.waitSignal(form.chosen) as sent:
        form.submit()
    assert sent.args == [Chosen(GOOD, remember=False, with_sheet=True)]


def test_both_choices_are_sent_as_they_are_ticked_and_say_what_they_mean(
    qtbot: QtBot, form: ChoosePassphrase
) -> None:
    type_both(qtbot, form, GOOD)
    qtbot.keyClick(form.sheet.box, Qt.Key.Key_Space)
    qtbot.keyClick(form.remember.box, Qt.Key.Key_Space)
    assert "nothing but the passphrase" in form.sheet.meaning.text()
    assert "Anyone at the unlocked computer" in form.remember.box.accessibleDescription()
    with qtbot.waitSignal(form.chosen) as sent:
        form.submit()
    assert sent.args == [Chosen(GOOD, remember=True, with_sheet=False)]


def test_remembering_is_not_offered_where_the_computer_has_no_password_store(
    qtbot: QtBot, around: Surroundings
) -> None:
    form = ChoosePassphrase(around.theme, can_remember=False)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    assert not form.remember.isVisible()


def test_nothing_is_sent_before_it_is_ready(qtbot: QtBot, form: ChoosePassphrase) -> None:
    type_both(qtbot, form, GOOD, "another")
    with qtbot.assertNotEmitted(form.chosen):
        form.submit()


def test_an_easy_passphrase_is_said_to_be_easy_and_can_be_used(qtbot: QtBot, form: ChoosePassphrase) -> None:
    type_both(qtbot, form, "password")
    assert "easy to guess; you can use it" in form.agreement.text()
    qtbot.waitUntil(lambda: form.meter.level is Level.WEAK)
    with qtbot.waitSignal(form.chosen):
        form.submit()


def test_one_button_shows_the_letters_of_both_fields(qtbot: QtBot, form: ChoosePassphrase) -> None:
    qtbot.mouseClick(form.passphrase.toggle, LEFT)
    assert form.passphrase.letters_are_shown
    assert form.again.letters_are_shown
    qtbot.mouseClick(form.passphrase.toggle, LEFT)
    assert not form.again.letters_are_shown


def test_a_refusal_is_shown_until_something_else_is_typed(qtbot: QtBot, form: ChoosePassphrase) -> None:
    type_both(qtbot, form, "x'00'")
    form.refuse("Choose other words.")
    assert form.refused.isVisible()
    assert form.refused.text() == "Choose other words."
    assert form.passphrase.line.selectedText()
    qtbot.keyClicks(form.passphrase.line, "other")
    assert form.passphrase.passphrase == "other"
    assert form.refused.isHidden()


def test_forgetting_empties_everything_that_was_typed(qtbot: QtBot, form: ChoosePassphrase) -> None:
    type_both(qtbot, form, GOOD)
    form.refuse("No.")
    form.forget()
    assert (form.passphrase.passphrase, form.again.passphrase) == ("", "")
    assert form.refused.isHidden()
    assert not form.ready


def test_the_passphrase_is_no_part_of_how_a_choice_is_written_out() -> None:
    assert GOOD not in repr(Chosen(GOOD, remember=False, with_sheet=True))
