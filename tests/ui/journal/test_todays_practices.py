"""What was agreed to be tried stands above the day, and one click keeps that it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QPushButton

from carejournal.domain.refusal import Refusal
from journal_hand import SATURDAY, focused, kept, open_journal_page, put_entries, reopened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings, services: JournalServices) -> JournalPage:
    put_entries(services, SATURDAY)
    return open_journal_page(qtbot, around)


def buttons(page: JournalPage) -> list[QPushButton]:
    return [each for each in page.practices.findChildren(QPushButton) if each.isVisible()]


def words(page: JournalPage) -> list[str]:
    return [each.text() for each in page.practices.findChildren(QLabel) if each.isVisible()]


def test_where_nothing_is_agreed_it_takes_no_room(qtbot: QtBot, page: JournalPage) -> None:
    qtbot.waitUntil(lambda: not page.around.tasks.busy)
    assert not page.practices.isVisible()


def test_the_keyboard_keeps_one_as_done_with_its_tag_and_undo_brings_both_back(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    services.follow_ups.agree("Walk & breathe", services.today, tag="exercise")
    assert words(page) == ["To try, as agreed", "Walk & breathe"]
    (did,) = buttons(page)
    assert did.accessibleName() == "Did it: Walk & breathe"
    did.setFocus()
    with qtbot.waitSignal(page.undoable):
        qtbot.keyClick(did, Qt.Key.Key_Space)
    assert not page.practices.isVisible()
    assert focused(page).isVisible()
    assert kept(services)[0].tags == ("exercise",)
    assert services.follow_ups.practices_on(services.today) == []
    assert reopened(services.journal.path)[0].tags == ("exercise",)
    services.history.undo()
    assert words(page) == ["To try, as agreed", "Walk & breathe"]
    assert [each.id for each in kept(services)] == [SATURDAY.id]
    services.history.redo()
    assert not page.practices.isVisible()


def test_the_tip_shows_a_tag_as_it_is_written(page: JournalPage, services: JournalServices) -> None:
    services.follow_ups.agree("Walk", services.today, tag="<b>long</b> walk")
    shown = QTextDocument()
    shown.setHtml(buttons(page)[0].toolTip())
    assert shown.toPlainText() == "Records “<b>long</b> walk” for today too"


def test_more_than_three_come_one_after_the_other(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    for text in ("one", "two", "three", "four"):
        services.follow_ups.agree(text, services.today)
    qtbot.waitUntil(lambda: len(buttons(page)) == 3)
    first = words(page)[1:]
    qtbot.mouseClick(buttons(page)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(buttons(page)) == 3)
    assert set(first[1:]) < set(words(page)) < {*first, "To try, as agreed", "one", "two", "three", "four"}


def test_what_could_not_be_kept_does_not_look_done(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    services.follow_ups.agree("Walk", services.today)
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    (did,) = buttons(page)
    with qtbot.captureExceptions() as raised:
        qtbot.mouseClick(did, Qt.MouseButton.LeftButton)
    assert [kind for kind, *_ in raised] == [Refusal]
    assert not did.isChecked()
