"""The Sessions tab: what was typed and not saved comes back, whatever ended the program."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.domain.moment import Moment
from carejournal.domain.repeat import Repeat, Rule
from carejournal.domain.session import MASSAGE, Session, Status
from carejournal.services.opening import open_services
from sessions_hand import (
    BODYWORK,
    CTRL,
    LAST,
    NEXT,
    OLD,
    SESSIONS,
    choose_kind,
    open_id,
    open_sessions,
    put_sessions,
    stored,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.sessions_page import SessionsPage

LEFT = Qt.MouseButton.LeftButton
SOON_MS = 30


@pytest.fixture
def soon(around: Surroundings) -> Surroundings:
    """Return what pages are built with; drafts are kept quickly."""
    return replace(around, draft_delay_ms=SOON_MS)


@pytest.fixture
def page(qtbot: QtBot, soon: Surroundings) -> SessionsPage:
    put_sessions(soon.services)
    return open_sessions(qtbot, soon)


@pytest.fixture
def restarted(
    qtbot: QtBot, soon: Surroundings, request: pytest.FixtureRequest
) -> Callable[[SessionsPage], SessionsPage]:
    """Return what abandons a page with its journal, as a crash does, and starts anew."""

    def start_again(page: SessionsPage) -> SessionsPage:
        services = page.services
        services.journal.close()
        again = open_services(services.journal.path, clock=services.clock)
        request.addfinalizer(again.journal.close)
        return open_sessions(qtbot, replace(soon, services=again))

    return start_again


def drafts(page: SessionsPage) -> list[Session]:
    return [draft.record for draft in page.services.drafts.kept() if isinstance(draft.record, Session)]


def wait_for_draft(qtbot: QtBot, page: SessionsPage) -> None:
    """Wait until everything in the form is kept."""
    qtbot.waitUntil(lambda: drafts(page)[:1] == [page.form.keepable()])


def type_over(qtbot: QtBot, page: SessionsPage, words: str) -> None:
    """Type words in place of the minutes."""
    page.form.facts.minutes.selectAll()
    qtbot.keyClicks(page.form.facts.minutes, words)


def test_words_that_were_not_saved_are_there_after_a_crash(
    qtbot: QtBot, page: SessionsPage, restarted: Callable[[SessionsPage], SessionsPage]
) -> None:
    page.show_record(OLD.id)
    typed(qtbot, page, "Unsaved. ")
    qtbot.mouseClick(page.form.private, LEFT)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    assert open_id(page) == OLD.id
    assert page.form.note.text == "Unsaved. " + OLD.note
    assert page.form.state.text() == "not saved yet"
    assert page.form.note.hasFocus()
    assert stored(page.services) == list(SESSIONS)
    page.finish()
    assert page.services.sessions.get(OLD.id) == replace(OLD, note="Unsaved. " + OLD.note, private=True)
    assert page.services.journal.drafts.all() == []
    page.services.history.undo()
    assert page.services.sessions.get(OLD.id) == OLD


def test_one_quiet_sentence_tells_of_it(page: SessionsPage) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    page.services.drafts.keep(replace(LAST, note="Other."), stored=True)
    page.shown()
    page.shown()
    assert told == ["What you wrote last was not saved yet. It is here again."]


def test_a_new_session_comes_back_and_is_saved_as_new(
    qtbot: QtBot, page: SessionsPage, restarted: Callable[[SessionsPage], SessionsPage]
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    choose_kind(qtbot, page, MASSAGE)
    type_over(qtbot, page, "75")
    typed(qtbot, page, "New words.")
    page.form.after.mood.scale.setFocus()
    qtbot.keyClick(page.form.after.mood.scale, Qt.Key.Key_8)
    wait_for_draft(qtbot, page)
    session = page.form.session()
    page = restarted(page)
    assert page.form.session() == session
    assert (session.kind, session.minutes, session.after_mood) == (MASSAGE, 75, 8.0)
    assert page.browser.view.selectionModel().selectedIndexes() == []
    page.finish()
    assert page.services.sessions.get(session.id) == replace(session, recorded_at=page.services.clock())


def test_the_first_session_of_a_journal_comes_back(
    qtbot: QtBot, soon: Surroundings, restarted: Callable[[SessionsPage], SessionsPage]
) -> None:
    empty = open_sessions(qtbot, soon)
    qtbot.mouseClick(empty.first, LEFT)
    typed(qtbot, empty, "We talked.")
    wait_for_draft(qtbot, empty)
    page = restarted(empty)
    assert page.form.isVisible()
    assert page.form.note.text == "We talked."


def test_a_status_that_was_chosen_stays_when_the_day_is_changed_later(
    qtbot: QtBot, page: SessionsPage, restarted: Callable[[SessionsPage], SessionsPage]
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    qtbot.mouseClick(page.form.facts.status.chip(Status.MISSED), LEFT)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    when = page.form.facts.when
    when.day_edit.setDate(when.day_edit.date().addDays(7))
    assert page.form.session().status is Status.MISSED


@pytest.mark.parametrize("words", ["12x", "5000"])
def test_beside_a_number_that_cannot_be_kept_everything_else_is(
    qtbot: QtBot, page: SessionsPage, restarted: Callable[[SessionsPage], SessionsPage], words: str
) -> None:
    typed(qtbot, page, "Words. ")
    page.form.before.mood.scale.setFocus()
    qtbot.keyClick(page.form.before.mood.scale, Qt.Key.Key_4)
    type_over(qtbot, page, words)
    assert not page.settle()
    wait_for_draft(qtbot, page)
    page = restarted(page)
    assert page.form.session() == replace(LAST, note="Words. " + LAST.note, before_mood=4.0)
    assert page.form.state.text() == "not saved yet"


def test_leaving_that_is_refused_keeps_the_draft_at_once(qtbot: QtBot, around: Surroundings) -> None:
    put_sessions(around.services)
    page = open_sessions(qtbot, around)  # with the usual delay
    typed(qtbot, page, "Words. ")
    type_over(qtbot, page, "x")
    assert not page.settle()
    assert drafts(page) == [replace(LAST, note="Words. " + LAST.note)]


EVERYTHING_ELSE = Session(
    LAST.id,
    MASSAGE,
    Moment(datetime(2026, 11, 18, 9, 30), 60),
    "Swedish",
    90,
    "Someone else",
    "Another place",
    online=True,
    status=Status.MISSED,
    before_tension=1.0,
    before_mood=2.0,
    after_tension=3.0,
    after_mood=4.0,
    areas=("neck", "jaw"),
    pressure=2,
    note="Other words.",
    cost=12.5,
    private=True,
    heard=1.0,
    goals=2.0,
    way=3.0,
    repeat=Repeat("series", Rule.WEEKLY, date(2026, 11, 19)),
)


@pytest.mark.parametrize("wrong", [("minutes",), ("cost",), ("minutes", "cost")])
def test_every_field_but_the_wrong_number_is_kept(
    qtbot: QtBot, page: SessionsPage, wrong: tuple[str, ...]
) -> None:
    for field in fields(Session):
        same = getattr(EVERYTHING_ELSE, field.name) == getattr(LAST, field.name)
        assert same == (field.name == "id"), field.name
    page.services.drafts.keep(EVERYTHING_ELSE, stored=True)
    assert page.restore()
    everything = page.form.session()
    assert everything == replace(
        EVERYTHING_ELSE, recorded_at=LAST.recorded_at, origin=LAST.origin, repeat=LAST.repeat
    )
    numbers = {"minutes": page.form.facts.minutes, "cost": page.form.facts.more.cost}
    for name in wrong:
        numbers[name].selectAll()
        qtbot.keyClicks(numbers[name], "x")
    assert page.form.keepable() == replace(everything, **{name: getattr(LAST, name) for name in wrong})


def test_a_new_session_with_a_wrong_number_is_thrown_away_with_its_draft(
    qtbot: QtBot, page: SessionsPage
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    typed(qtbot, page, "Thrown away.")
    type_over(qtbot, page, "x")
    wait_for_draft(qtbot, page)
    qtbot.mouseClick(page.form.delete, LEFT)
    assert page.services.journal.drafts.all() == []
    assert stored(page.services) == list(SESSIONS)


def test_words_of_a_session_that_was_deleted_meanwhile_are_not_lost(
    qtbot: QtBot, page: SessionsPage, restarted: Callable[[SessionsPage], SessionsPage]
) -> None:
    typed(qtbot, page, "Mine. ")
    page.services.sessions.delete(LAST.id)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    assert page.form.state.text() == "not saved yet"
    assert page.settle()
    assert page.services.sessions.get(LAST.id) == replace(LAST, note="Mine. " + LAST.note)


def test_a_note_that_was_emptied_comes_back_emptied_and_undo_brings_its_words(
    qtbot: QtBot, page: SessionsPage, restarted: Callable[[SessionsPage], SessionsPage]
) -> None:
    page.form.note.setFocus()
    qtbot.keyClick(page.form.note, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(page.form.note, Qt.Key.Key_Delete)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    assert page.form.note.text == ""
    assert page.form.state.text() == "not saved yet"
    qtbot.keyClick(page.form.note, Qt.Key.Key_Z, CTRL)
    assert page.form.note.toPlainText() == LAST.note.replace("\u00a0", " ")


def test_of_several_drafts_the_newest_comes_first_and_none_is_lost(
    page: SessionsPage, restarted: Callable[[SessionsPage], SessionsPage]
) -> None:
    older, newer = replace(OLD, note="Older."), replace(NEXT, note="Newer.")
    page.services.drafts.keep(older, stored=True)
    page.services.drafts.keep(newer, stored=True)
    page = restarted(page)
    assert page.form.session() == newer
    page.finish()
    assert page.form.session() == older
    page.finish()
    assert page.services.sessions.get(OLD.id) == older
    assert page.services.journal.drafts.all() == []


def test_another_draft_does_not_take_the_place_of_a_number_that_is_being_put_right(
    qtbot: QtBot, page: SessionsPage
) -> None:
    type_over(qtbot, page, "x")
    page.services.drafts.keep(replace(BODYWORK, note="Waits."), stored=True)
    page.shown()
    assert open_id(page) == LAST.id
    assert page.form.facts.minutes.text() == "x"


def test_typing_goes_on_where_no_draft_can_be_kept(qtbot: QtBot, page: SessionsPage) -> None:
    connection = page.services.journal._file.connection
    connection.execute("PRAGMA query_only = ON")
    typed(qtbot, page, "Words. ")
    qtbot.waitUntil(lambda: page.form.state.text() == "not saved yet, could not be kept")
    assert not page.keep_draft()
    connection.execute("PRAGMA query_only = OFF")
    assert page.keep_draft()
    assert page.form.state.text() == "not saved yet"
    assert drafts(page) == [replace(LAST, note="Words. " + LAST.note)]


def test_a_lock_keeps_the_draft_without_saving(qtbot: QtBot, around: Surroundings) -> None:
    put_sessions(around.services)
    page = open_sessions(qtbot, around)
    typed(qtbot, page, "Words. ")
    assert page.keep_draft()
    assert drafts(page) == [replace(LAST, note="Words. " + LAST.note)]
    assert stored(page.services) == list(SESSIONS)


def test_an_imported_session_stays_one(
    qtbot: QtBot, page: SessionsPage, restarted: Callable[[SessionsPage], SessionsPage]
) -> None:
    typed(qtbot, page, "Words. ")
    wait_for_draft(qtbot, page)
    page = restarted(page)
    page.finish()
    kept = page.services.sessions.get(LAST.id)
    assert kept is not None
    assert (kept.origin, kept.recorded_at) == (LAST.origin, datetime(2026, 11, 19, 18, tzinfo=UTC))
