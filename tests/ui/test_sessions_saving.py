"""The Sessions tab: what is saved, deleted, undone and followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.domain.session import Status
from carejournal.services.changes import Subject
from sessions_hand import (
    BODYWORK,
    LAST,
    NEXT,
    OLD,
    SESSIONS,
    open_id,
    open_sessions,
    put_sessions,
    stored,
    typed,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.sessions_page import SessionsPage

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    put_sessions(around.services)
    return open_sessions(qtbot, around)


@pytest.fixture
def empty(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    return open_sessions(qtbot, around)


def test_editing_keeps_what_the_form_does_not_show(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    typed(qtbot, page, "Yes. ")
    assert page.form.state.text() == "not saved yet"
    qtbot.mouseClick(page.form.finish, LEFT)
    assert page.form.state.text() == "saved 21:40"
    assert services.sessions.get(LAST.id) == replace(LAST, note="Yes. " + LAST.note)


def test_ratings_are_set_and_emptied(qtbot: QtBot, page: SessionsPage, services: JournalServices) -> None:
    before, after = page.form.before, page.form.after
    for scale, key in (
        (before.tension.scale, Qt.Key.Key_Delete),
        (before.mood.scale, Qt.Key.Key_4),
        (after.tension.scale, Qt.Key.Key_0),
    ):
        scale.setFocus()
        qtbot.keyClick(scale, key)
    assert page.settle()
    kept = services.sessions.get(LAST.id)
    assert kept == replace(LAST, before_tension=None, before_mood=4.0, after_tension=0.0)


def test_choosing_another_session_keeps_what_was_typed(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    typed(qtbot, page, "First. ")
    view = page.browser.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: open_id(page) == BODYWORK.id)
    kept = services.sessions.get(LAST.id)
    assert kept is not None
    assert kept.note == "First. " + LAST.note
    assert view.hasFocus()


def test_a_time_that_was_typed_counts_without_leaving_the_field(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    time = page.form.facts.when.time_edit
    time.setFocus()
    time.selectAll()
    qtbot.keyClicks(time, "9:15")
    qtbot.keyClick(time, Qt.Key.Key_Return, CTRL)
    kept = services.sessions.get(LAST.id)
    assert kept is not None
    assert kept.moment.local == datetime(2026, 11, 19, 9, 15)


def test_a_number_that_cannot_be_kept_is_told_and_nothing_is_lost(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    minutes = page.form.facts.minutes
    typed(qtbot, page, "Words. ")
    minutes.selectAll()
    qtbot.keyClicks(minutes, "5000")
    assert not page.settle()
    assert "1440" in page.form.state.text()
    assert services.sessions.get(LAST.id) == LAST
    page.show_record(OLD.id)
    assert open_id(page) == LAST.id
    minutes.selectAll()
    qtbot.keyClicks(minutes, "45")
    assert page.settle()
    assert services.sessions.get(LAST.id) == replace(LAST, minutes=45, note="Words. " + LAST.note)


def test_delete_in_the_list_can_be_undone(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.keyClick(page.browser.view, Qt.Key.Key_Delete)
    assert told.args == ["Session deleted."]
    assert services.sessions.get(LAST.id) is None
    assert open_id(page) == BODYWORK.id
    services.history.undo()
    assert open_id(page) == LAST.id
    assert services.sessions.get(LAST.id) == LAST


def test_the_delete_key_deletes_no_session_while_another_field_is_used(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    for field in (page.form.before.tension.scale, page.form.note, page.form.facts.kind_choice):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert services.sessions.get(LAST.id) is not None


def test_delete_twice_can_be_undone_twice(page: SessionsPage, services: JournalServices) -> None:
    for _ in range(2):
        page.show_record(LAST.id)
        page.delete_session()
        assert open_id(page) == BODYWORK.id
        services.history.undo()
        assert open_id(page) == LAST.id


def test_what_was_typed_comes_back_with_a_deleted_session(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    typed(qtbot, page, "Unsaved. ")
    qtbot.mouseClick(page.form.delete, LEFT)
    services.history.undo()
    assert page.form.note.text == "Unsaved. " + LAST.note


def test_deleting_the_only_session_shows_the_empty_page_again(
    qtbot: QtBot, empty: SessionsPage, services: JournalServices
) -> None:
    qtbot.mouseClick(empty.first, LEFT)
    qtbot.mouseClick(empty.form.finish, LEFT)
    qtbot.mouseClick(empty.form.delete, LEFT)
    assert empty.first.isVisible()
    assert empty.open_session is None
    services.history.undo()
    assert empty.form.isVisible()
    services.history.redo()
    assert empty.first.isVisible()


def test_a_new_session_goes_without_a_trace_when_it_is_deleted_untouched(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    qtbot.mouseClick(page.form.delete, LEFT)
    assert open_id(page) == LAST.id
    assert services.history.next_undo is None


def test_delete_works_also_where_something_cannot_be_kept(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    qtbot.keyClicks(page.form.facts.minutes, "x")
    qtbot.mouseClick(page.form.delete, LEFT)
    assert services.sessions.get(LAST.id) is None
    services.history.undo()
    assert services.sessions.get(LAST.id) == LAST


def test_undoing_an_edit_shows_the_session_as_it_was(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    typed(qtbot, page, "More. ")
    assert page.settle()
    services.history.undo()
    assert page.form.note.text == LAST.note
    assert page.form.session() == LAST


def test_a_change_elsewhere_is_read_anew(page: SessionsPage, services: JournalServices) -> None:
    services.sessions.write(replace(LAST, note="from elsewhere"))
    assert page.form.note.toPlainText() == "from elsewhere"
    services.sessions.write(replace(NEXT, status=Status.CANCELLED))
    row = page.browser.model.row_of(NEXT.id)
    assert "cancelled" in str(page.browser.model.index(row).data())


def test_a_change_elsewhere_does_not_lose_what_is_being_typed(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    typed(qtbot, page, "Typing. ")
    services.sessions.write(replace(OLD, minutes=45))
    later = datetime(2026, 11, 22, 20, tzinfo=UTC)
    services.sessions.write(replace(LAST, recorded_at=later))
    assert page.form.note.text == "Typing. " + LAST.note
    assert page.settle()
    assert services.sessions.get(LAST.id) == replace(LAST, recorded_at=later, note="Typing. " + LAST.note)


def test_a_session_deleted_elsewhere_is_kept_while_something_unsaved_stands_in_it(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    typed(qtbot, page, "Mine. ")
    services.sessions.delete(LAST.id)
    assert open_id(page) == LAST.id
    assert page.settle()
    assert services.sessions.get(LAST.id) == replace(LAST, note="Mine. " + LAST.note)


def test_a_session_deleted_elsewhere_gives_way_to_another(
    page: SessionsPage, services: JournalServices
) -> None:
    services.sessions.delete(LAST.id)
    assert open_id(page) == BODYWORK.id


def test_changes_to_entries_are_not_followed(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    typed(qtbot, page, "x")
    services.changes.announce(Subject.ENTRIES)
    assert page.form.state.text() == "not saved yet"


def test_looking_at_sessions_changes_nothing(page: SessionsPage, services: JournalServices) -> None:
    for session in SESSIONS:
        page.show_record(session.id)
        assert page.form.session() == session
        assert page.settle()
    assert stored(services) == list(SESSIONS)
    assert services.history.next_undo is None
