"""What was agreed to try, beside the form of its session: told of, noted, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from carejournal.domain.follow_up import Practice, PracticeStatus
from carejournal.domain.refusal import Refusal
from carejournal.ui.sessions.before_view import BeforeView
from carejournal.ui.sessions.side_views import BEFORE
from sessions_hand import CTRL, LAST, NEXT, OLD, open_sessions, put_sessions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.practice_row import PracticeRow
    from carejournal.ui.sessions.sessions_page import SessionsPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    """Return the tab with the last session open, in which two things were agreed to try."""
    put_sessions(around.services)
    follow_ups = around.services.follow_ups
    follow_ups.agree("Walk", session_id=LAST.id)
    follow_ups.agree("Breathe", session_id=LAST.id)
    page = open_sessions(qtbot, around)
    assert page.open_session == LAST
    return page


def rows(page: SessionsPage) -> list[PracticeRow]:
    return page.extras.practices.rows()


def row_of(page: SessionsPage, words: str) -> PracticeRow:
    return next(each for each in rows(page) if each.practice.text == words)


def kept(services: JournalServices, words: str) -> Practice:
    return next(each for each in services.follow_ups.all_practices() if each.text == words)


def write_note(qtbot: QtBot, page: SessionsPage, words: str) -> PracticeRow:
    """Type a word on how walking went, and stay in the field."""
    row = row_of(page, "Walk")
    qtbot.mouseClick(row.note, LEFT)
    qtbot.keyClicks(row.note, words)
    return row


def test_a_practice_is_added_by_enter_and_waits_until_its_day(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    line = page.extras.practices.line
    qtbot.mouseClick(line.words, LEFT)
    qtbot.keyClicks(line.words, "   ")
    qtbot.keyClick(line.words, Qt.Key.Key_Return)
    assert len(services.follow_ups.all_practices()) == 2
    qtbot.keyClicks(line.words, "Write to Anna")
    qtbot.keyClick(line.until, Qt.Key.Key_Home)
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.keyClick(line.words, Qt.Key.Key_Return)
    assert told.args == ["Kept as something to try."]
    assert line.words.text() == ""
    made = kept(services, "Write to Anna")
    assert (made.due, made.session_id, made.status) == (None, LAST.id, PracticeStatus.DUE)
    qtbot.waitUntil(row_of(page, "Write to Anna").isVisible)


def test_a_practice_that_cannot_be_kept_stays_in_its_line_and_offers_nothing_to_undo(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    line = page.extras.practices.line
    qtbot.mouseClick(line.words, LEFT)
    qtbot.keyClicks(line.words, "Write to Anna")
    connection = services.journal._file.connection
    connection.execute("PRAGMA query_only = ON")
    with qtbot.captureExceptions() as raised, qtbot.assertNotEmitted(page.undoable):
        qtbot.keyClick(line.words, Qt.Key.Key_Return)
    connection.execute("PRAGMA query_only = OFF")
    assert [isinstance(error, Refusal) for _, error, _ in raised] == [True]
    assert line.words.text() == "Write to Anna"
    assert len(rows(page)) == 2


def test_one_click_on_how_far_it_came_counts_right_after_typing_how_it_went(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    row = write_note(qtbot, page, "twice round the pond")
    qtbot.mouseClick(row.status.chip(PracticeStatus.PARTLY), LEFT)
    told = kept(services, "Walk")
    assert (told.status, told.note) == (PracticeStatus.PARTLY, "twice round the pond")


def test_telling_how_far_it_came_leaves_the_keyboard_where_it_is(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    chip = row_of(page, "Walk").status.chip(PracticeStatus.DONE)
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert kept(services, "Walk").status is PracticeStatus.DONE
    assert chip.hasFocus()
    services.history.undo()
    assert chip.hasFocus()
    assert not chip.isChecked()
    assert row_of(page, "Walk").chosen is PracticeStatus.DUE


def test_a_word_on_how_it_went_is_kept_when_another_session_is_opened_by_key(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    row = write_note(qtbot, page, "twice round the pond")
    qtbot.keyClick(row.note, Qt.Key.Key_N, CTRL)
    assert page.open_session is not None
    assert page.open_session.id != LAST.id
    assert rows(page) == []
    assert kept(services, "Walk").note == "twice round the pond"


def test_a_word_being_typed_stays_while_the_other_practice_is_told_of(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    row = write_note(qtbot, page, "twice round")
    services.follow_ups.tell(kept(services, "Breathe"), PracticeStatus.NOT)
    assert row_of(page, "Breathe").chosen is PracticeStatus.NOT
    qtbot.keyClicks(row.note, " the pond")
    qtbot.keyClick(row.note, Qt.Key.Key_Return)
    assert kept(services, "Walk").note == "twice round the pond"
    services.history.undo()
    assert row_of(page, "Walk").note.text() == ""


def test_a_deleted_practice_goes_and_comes_back_with_undo(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    delete = next(
        each
        for each in page.extras.practices.findChildren(QAbstractButton)
        if each.accessibleName() == "Delete: Walk"
    )
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.mouseClick(delete, LEFT)
    assert told.args == ["Deleted."]
    assert [each.practice.text for each in rows(page)] == ["Breathe"]
    services.history.undo()
    assert sorted(each.practice.text for each in rows(page)) == ["Breathe", "Walk"]


def test_a_word_typed_into_a_practice_that_goes_does_not_bring_it_back(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    write_note(qtbot, page, "twice round the pond")
    services.follow_ups.practices.delete(kept(services, "Walk").id)
    page.show_record(OLD.id)
    assert [each.text for each in services.follow_ups.all_practices()] == ["Breathe"]


def test_the_page_before_the_next_session_takes_words_on_how_it_went(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    page.show_view(BEFORE, NEXT.id)
    view = page.views.view(BEFORE)
    assert isinstance(view, BeforeView)
    panel = view.practices
    assert not panel.line.isVisible()
    row = next(each for each in panel.rows() if each.practice.text == "Walk")
    row.note.setFocus()
    qtbot.keyClicks(row.note, "once")
    qtbot.keyClick(row.note, Qt.Key.Key_Escape)
    assert page.views.shown is None
    assert kept(services, "Walk").note == "once"
    assert row_of(page, "Walk").note.text() == "once"
    assert QApplication.focusWidget() is not row.note
