"""The Sessions tab: its list, new sessions, how it looks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from carejournal.domain.moment import Moment
from carejournal.domain.session import MASSAGE, THERAPY, Status
from carejournal.services.sample_life import sample_life
from carejournal.ui.sessions.sessions_page import SessionsPage
from carejournal.ui.theme import DARK_NAME
from sessions_hand import (
    BODYWORK,
    LAST,
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
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    put_sessions(around.services)
    return open_sessions(qtbot, around)


@pytest.fixture
def empty(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    return open_sessions(qtbot, around)


def test_an_empty_journal_invites_to_a_first_session(
    qtbot: QtBot, empty: SessionsPage, services: JournalServices
) -> None:
    assert empty.first.isVisible()
    assert not empty.form.isVisible()
    qtbot.mouseClick(empty.first, LEFT)
    assert empty.form.isVisible()
    typed(qtbot, empty, "We talked.")
    qtbot.keyClick(empty.form.note, Qt.Key.Key_Return, CTRL)
    (session,) = stored(services)
    assert (session.kind, session.status, session.note) == (THERAPY, Status.ATTENDED, "We talked.")
    assert session.moment == Moment(datetime(2026, 11, 22, 21, 40), 60)
    assert session.recorded_at == services.clock()
    assert (session.minutes, session.before_mood, session.method) == (None, None, "")


def test_the_last_session_until_today_is_open_first(page: SessionsPage) -> None:
    assert open_id(page) == LAST.id
    assert page.browser.view.hasFocus()
    assert page.browser.model.session_at(page.browser.view.currentIndex().row()) == LAST


def test_a_new_session_starts_like_the_last_of_its_kind(qtbot: QtBot, page: SessionsPage) -> None:
    qtbot.mouseClick(page.browser.new, LEFT)
    session = page.form.session()
    assert (session.kind, session.method, session.minutes) == (THERAPY, "CBT", 50)
    assert page.browser.view.selectionModel().selectedIndexes() == []
    choose_kind(qtbot, page, MASSAGE)
    session = page.form.session()
    assert (session.kind, session.method, session.minutes) == (MASSAGE, "Swedish", 60)
    assert page.form.massage.isVisible()


def test_a_new_session_that_was_not_touched_is_not_kept(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    choose_kind(qtbot, page, MASSAGE)
    assert page.settle()
    assert stored(services) == list(SESSIONS)


def test_done_keeps_a_new_session_as_it_stands(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    with qtbot.waitSignal(page.undoable):
        qtbot.mouseClick(page.form.finish, LEFT)
    assert len(stored(services)) == len(SESSIONS) + 1
    shown = page.browser.model.session_at(page.browser.view.currentIndex().row())
    assert shown == page.open_session


def test_a_new_session_has_the_kind_that_the_list_is_narrowed_to(qtbot: QtBot, page: SessionsPage) -> None:
    qtbot.mouseClick(page.browser.filter.chip(MASSAGE), LEFT)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    assert page.form.session().kind == MASSAGE


def test_a_click_in_the_list_opens_a_session(qtbot: QtBot, page: SessionsPage) -> None:
    view, model = page.browser.view, page.browser.model
    place = view.visualRect(model.index(model.row_of(OLD.id))).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: open_id(page) == OLD.id)
    assert "8 October" in page.form.title_words


def test_enter_in_the_list_goes_on_to_the_note(qtbot: QtBot, page: SessionsPage) -> None:
    qtbot.keyClick(page.browser.view, Qt.Key.Key_Return)
    assert page.form.note.hasFocus()


def test_the_list_can_be_narrowed_to_one_kind(qtbot: QtBot, page: SessionsPage) -> None:
    model = page.browser.model
    qtbot.mouseClick(page.browser.filter.chip(MASSAGE), LEFT)
    shown = [model.session_at(n) for n in range(model.rowCount())]
    assert [session.id for session in shown if session] == [BODYWORK.id]
    assert open_id(page) == LAST.id
    page.show_record(OLD.id)
    assert page.browser.filter.choice == ""
    assert model.row_of(OLD.id) >= 0


def test_the_list_offers_no_kinds_where_there_is_only_one(
    page: SessionsPage, services: JournalServices
) -> None:
    assert page.browser.filter.isVisible()
    services.sessions.delete(BODYWORK.id)
    assert not page.browser.filter.isVisible()


def test_a_record_that_is_not_there_changes_nothing(page: SessionsPage) -> None:
    page.show_record("nowhere")
    assert open_id(page) == LAST.id


def test_an_imported_session_says_so(page: SessionsPage) -> None:
    assert page.form.state.text() == "brought in"


def test_the_page_can_be_used_at_twice_the_text_size(
    qtbot: QtBot, qapp: QApplication, around: Surroundings, services: JournalServices
) -> None:
    with services.journal.transaction():
        services.journal.put_copy(sample_life())
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(2 * before.pointSizeF())
    qapp.setFont(larger)
    try:
        made = SessionsPage(around)
        qtbot.addWidget(made)
        made.resize(1280 - 150, 720)
        with qtbot.waitExposed(made):
            made.show()
        assert made.width() == 1280 - 150
        inside = made.form.before.tension
        assert inside.rect().contains(inside.scale.geometry())
        right = inside.scale.mapTo(made, inside.scale.rect().topRight()).x()
        assert right < made.width()
    finally:
        qapp.setFont(before)


def test_the_page_follows_the_theme(page: SessionsPage, around: Surroundings) -> None:
    light = page.grab().toImage()
    around.theme.choose(DARK_NAME)
    dark = page.grab().toImage()
    assert light.pixelColor(2, 2).lightness() > 200
    assert dark.pixelColor(2, 2).lightness() < 60
