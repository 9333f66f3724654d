"""Two minutes after a session: kept in one step, or put aside with nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.domain.follow_up import AgendaStatus
from carejournal.domain.moment import Moment
from carejournal.domain.session import THERAPY, Status
from carejournal.ui.sessions.after_dialog import CAME_UP, WAITS, AfterDialog
from sessions_hand import NEXT, open_sessions, put_sessions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.sessions_page import SessionsPage

LEFT = Qt.MouseButton.LeftButton
BEFORE_IT = datetime(2026, 11, 20, tzinfo=UTC)
PASSED = replace(NEXT, id="passed", moment=Moment(datetime(2026, 11, 21, 17), 60))


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    """Return the tab after a session that was planned for yesterday; two things waited for it."""
    put_sessions(around.services)
    around.services.sessions.write(PASSED)
    with around.services.journal.transaction():
        for words in ("The letter", "Sleep"):
            item = around.services.follow_ups.bring_up(words, THERAPY)
            around.services.journal.follow_ups.agenda.put(replace(item, created_at=BEFORE_IT))
    return open_sessions(qtbot, around)


@pytest.fixture
def dialog(qtbot: QtBot, page: SessionsPage) -> AfterDialog:
    qtbot.mouseClick(page.extras.next.after, LEFT)
    made = page.findChild(AfterDialog)
    assert made is not None
    qtbot.waitActive(made)
    return made


def chip(dialog: AfterDialog, services: JournalServices, words: str, answer: str) -> None:
    (item,) = (each for each in services.follow_ups.waiting() if each.text == words)
    dialog.answer(item.id).chip(answer).click()


def gone(qtbot: QtBot, page: SessionsPage) -> None:
    qtbot.waitUntil(lambda: page.findChild(AfterDialog) is None)


def test_all_that_was_told_is_kept_in_one_step_and_undone_in_one(
    qtbot: QtBot, page: SessionsPage, dialog: AfterDialog, services: JournalServices
) -> None:
    before = services.looking_back.sessions(), services.journal.follow_ups.agenda_items()
    chip(dialog, services, "The letter", CAME_UP)
    chip(dialog, services, "Sleep", WAITS)
    qtbot.keyClicks(dialog.note, "Better.")
    qtbot.keyClicks(dialog.ratings.mood.scale, "6")
    qtbot.keyClicks(dialog.practice.words, "Walk")
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.mouseClick(dialog.keep, LEFT)
    assert told.args == ["Kept."]
    kept = services.sessions.get(PASSED.id)
    assert kept == replace(PASSED, status=Status.ATTENDED, note="Better.", after_mood=6.0)
    (letter,) = services.follow_ups.agenda_of(kept)
    assert (letter.text, letter.status) == ("The letter", AgendaStatus.DONE)
    assert [(item.text, item.carried) for item in services.follow_ups.waiting()] == [("Sleep", 1)]
    assert [each.text for each in services.follow_ups.practices_of(kept)] == ["Walk"]
    assert not page.extras.next.asks
    services.history.undo()
    assert (services.looking_back.sessions(), services.journal.follow_ups.agenda_items()) == before
    assert services.follow_ups.all_practices() == []
    assert page.extras.next.asks
    gone(qtbot, page)


def test_what_was_typed_and_put_aside_stands_in_the_session_unsaved(
    qtbot: QtBot, page: SessionsPage, dialog: AfterDialog, services: JournalServices
) -> None:
    qtbot.keyClicks(dialog.note, "Better.")
    qtbot.keyClicks(dialog.practice.words, "Walk")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Escape)
    gone(qtbot, page)
    assert services.sessions.get(PASSED.id) == PASSED
    assert page.open_session == PASSED
    assert page.form.note.text == "Better."
    line = page.extras.practices.line.words
    assert line.text() == "Walk"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [each.text for each in services.follow_ups.practices_of(PASSED)] == ["Walk"]
    assert page.settle()
    assert services.sessions.get(PASSED.id) == replace(PASSED, note="Better.")


def test_put_aside_untouched_it_leaves_no_trace(
    qtbot: QtBot, page: SessionsPage, dialog: AfterDialog, services: JournalServices
) -> None:
    page.extras.practices.line.words.setText("Being typed")
    dialog.status.chip(Status.MISSED.value).click()
    dialog.close()
    gone(qtbot, page)
    assert services.sessions.get(PASSED.id) == PASSED
    assert services.drafts.kept() == []
    assert page.extras.practices.line.words.text() == "Being typed"


@pytest.mark.parametrize("way", ["the window's frame", "Escape"])
def test_it_stays_open_where_what_was_typed_cannot_be_kept(
    qtbot: QtBot, page: SessionsPage, dialog: AfterDialog, services: JournalServices, way: str
) -> None:
    qtbot.keyClicks(dialog.note, "Better.")
    connection = services.journal._file.connection
    connection.execute("PRAGMA query_only = ON")
    if way == "Escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        assert not dialog.close()
    assert dialog.isVisible()
    assert dialog.refusal.isVisible()
    qtbot.mouseClick(dialog.keep, LEFT)
    assert dialog.isVisible()
    connection.execute("PRAGMA query_only = OFF")
    qtbot.mouseClick(dialog.keep, LEFT)
    gone(qtbot, page)
    kept = services.sessions.get(PASSED.id)
    assert kept is not None
    assert kept.note == "Better."


def test_enter_in_the_line_for_what_to_try_keeps_all_and_the_line_promises_no_less(
    qtbot: QtBot, page: SessionsPage, dialog: AfterDialog, services: JournalServices
) -> None:
    assert dialog.practice.words.placeholderText() == "Try …"
    qtbot.keyClicks(dialog.practice.words, "Walk")
    qtbot.keyClick(dialog.practice.words, Qt.Key.Key_Return)
    gone(qtbot, page)
    assert [each.text for each in services.follow_ups.practices_of(PASSED)] == ["Walk"]
    assert services.sessions.get(PASSED.id) == replace(PASSED, status=Status.ATTENDED)


def test_one_that_was_missed_is_kept_as_missed(
    qtbot: QtBot, page: SessionsPage, dialog: AfterDialog, services: JournalServices
) -> None:
    dialog.status.chip(Status.MISSED.value).click()
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Return)
    gone(qtbot, page)
    assert services.sessions.get(PASSED.id) == replace(PASSED, status=Status.MISSED)
