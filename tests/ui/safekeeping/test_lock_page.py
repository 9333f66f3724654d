"""The locked journal: the way in, the ways round, and Help now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from carejournal.ui.safekeeping.lock_page import LockPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton
LONG = "mein-sehr-persönliches-tagebuch-mit-einem-langen-namen-2026.carejournal"


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> LockPage:
    made = LockPage(around.theme, "journal.carejournal")
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_it_says_which_program_and_which_file_and_waits_in_the_passphrase(page: LockPage) -> None:
    said = [each.text() for each in page.findChildren(QLabel)]
    assert {"Care Journal", "Your journal is locked.", "journal.carejournal"} <= set(said)
    assert page.focusWidget() is page.field.line
    assert not page.unlock.isEnabled()


def test_enter_gives_the_passphrase_without_remembering_it(qtbot: QtBot, page: LockPage) -> None:
    qtbot.keyClicks(page.field.line, "open sesame")
    with qtbot.waitSignal(page.passphrase_given) as given:
        qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    assert given.args == ["open sesame", False]


def test_unlock_gives_it_and_asks_to_remember_where_that_is_ticked(qtbot: QtBot, page: LockPage) -> None:
    qtbot.keyClicks(page.field.line, "open sesame")
    qtbot.keyClick(page.remember.box, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.passphrase_given) as given:
        qtbot.mouseClick(page.unlock, LEFT)
    assert given.args == ["open sesame", True]


def test_an_empty_field_gives_nothing(qtbot: QtBot, page: LockPage) -> None:
    with qtbot.assertNotEmitted(page.passphrase_given):
        qtbot.keyClick(page.field.line, Qt.Key.Key_Return)


def test_while_it_opens_nothing_is_taken_in_but_help_stays(qtbot: QtBot, page: LockPage) -> None:
    qtbot.keyClicks(page.field.line, "open sesame")
    page.busy(True)
    for each in (page.field.line, page.unlock, page.forgot, page.other, page.remember.box):
        assert not each.isEnabled()
    with qtbot.waitSignal(page.help_wanted):
        qtbot.mouseClick(page.rail.help_button, LEFT)
    page.busy(False)
    assert page.unlock.isEnabled()
    assert page.focusWidget() is page.field.line


def test_a_refusal_is_told_in_place_and_typing_replaces_what_was_wrong(qtbot: QtBot, page: LockPage) -> None:
    qtbot.keyClicks(page.field.line, "wrong")
    page.busy(True)
    page.refuse("This passphrase does not open the journal.")
    assert page.refused.isVisible()
    assert page.refused.text() == "This passphrase does not open the journal."
    qtbot.keyClicks(page.field.line, "right")
    assert page.field.passphrase == "right"
    assert page.refused.isHidden()
    assert page.unlock.isEnabled()


def test_forgetting_leaves_nothing_of_the_last_attempt(qtbot: QtBot, page: LockPage) -> None:
    qtbot.keyClicks(page.field.line, "open sesame")
    page.remember.tick(wanted=True)
    page.refuse("No.")
    page.forget()
    assert page.field.passphrase == ""
    assert page.refused.isHidden()
    assert not page.remember.ticked
    assert not page.unlock.isEnabled()


def test_the_ways_round_are_one_click_away(qtbot: QtBot, page: LockPage) -> None:
    with qtbot.waitSignal(page.forgotten):
        qtbot.mouseClick(page.forgot, LEFT)
    with qtbot.waitSignal(page.other_wanted):
        qtbot.mouseClick(page.other, LEFT)


def test_a_long_file_name_is_cut_in_its_middle_and_spoken_whole(page: LockPage) -> None:
    page.show_file(LONG)
    assert page.file_name.text().startswith("mein-")
    assert page.file_name.text().endswith("carejournal")
    assert len(page.file_name.text()) < len(LONG)
    assert (page.file_name.accessibleName(), page.file_name.toolTip()) == (LONG, LONG)


def test_remembering_is_not_offered_where_it_cannot_be(qtbot: QtBot, around: Surroundings) -> None:
    page = LockPage(around.theme, "journal.carejournal", can_remember=False)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert not page.remember.isVisible()


def test_the_tab_key_goes_from_the_passphrase_through_everything_to_help(
    qtbot: QtBot, page: LockPage
) -> None:
    qtbot.keyClicks(page.field.line, "x")
    order = []
    for _ in range(7):
        here = page.focusWidget()
        assert here is not None
        order.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    expected = (page.field.line, page.field.toggle, page.remember.box, page.unlock, page.forgot, page.other)
    assert order == [*expected, page.rail.help_button]
    assert page.focusWidget() is page.field.line
