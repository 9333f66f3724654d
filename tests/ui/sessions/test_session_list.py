"""The list of sessions: groups, words, keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

from carejournal.domain.moment import Moment
from carejournal.domain.session import MASSAGE, THERAPY, Kind, Mark, Session, Status
from carejournal.ui.sessions.session_list import SessionList, SessionRow, grouped, session_row
from carejournal.ui.sessions.session_list_view import SessionListView
from carejournal.ui.widgets.spoken_rows import ROW_ROLE

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

TODAY = date(2026, 11, 22)
THERAPIES = Kind(THERAPY, "Therapy", Mark.TRIANGLE)
KINDS = (THERAPIES, Kind(MASSAGE, "Massage", Mark.DIAMOND, position=1))


def session(days: int, status: Status = Status.ATTENDED, **told: str) -> Session:
    """Return a session so many days from today."""
    moment = Moment(datetime(2026, 11, 22, 17) + timedelta(days=days))
    return Session(f"{days}{status}", THERAPY, moment, status=status, **told)  # type: ignore[arg-type]


def heading(model: SessionList, row: int) -> str:
    found = model.index(row).data(ROW_ROLE)
    assert isinstance(found, SessionRow)
    return found.heading


SESSIONS = (
    session(-60),
    session(-25),
    session(-3),
    session(0, Status.PLANNED),
    session(4, Status.PLANNED),
)


@given(st.lists(st.tuples(st.integers(-70, 40), st.sampled_from(list(Status))), unique=True))
def test_every_session_is_in_one_group_in_its_order(told: list[tuple[int, Status]]) -> None:
    sessions = [session(days, status) for days, status in sorted(told)]
    upcoming, this_month, earlier = grouped(sessions, TODAY)
    assert sorted(s.id for s in (*upcoming, *this_month, *earlier)) == sorted(s.id for s in sessions)
    assert [s.moment.day for s in upcoming] == sorted(s.moment.day for s in upcoming)
    past = [s.moment.day for s in (*this_month, *earlier)]
    assert past == sorted(past, reverse=True)
    assert all(s.moment.day >= TODAY for s in upcoming)
    assert all(s.moment.day.month == 11 for s in this_month)
    assert all(s.moment.day < date(2026, 11, 1) for s in earlier)


def test_what_is_planned_for_today_is_next_and_what_was_today_is_not() -> None:
    planned, held = session(0, Status.PLANNED), session(0)
    upcoming, this_month, _ = grouped([planned, held], TODAY)
    assert (upcoming, this_month) == ([planned], [held])


def test_the_list_shows_headings_above_their_sessions(qtmodeltester: ModelTester) -> None:
    model = SessionList()
    model.show_sessions(SESSIONS, KINDS, TODAY)
    assert [heading(model, n) for n in range(model.rowCount())] == [
        "Next", "", "", "This month", "", "Earlier", "", "",
    ]  # fmt: skip
    assert model.session_at(1) == SESSIONS[3]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    qtmodeltester.check(model)


def test_a_group_without_sessions_has_no_heading() -> None:
    model = SessionList()
    model.show_sessions([session(-60)], KINDS, TODAY)
    assert [heading(model, n) for n in range(model.rowCount())] == ["Earlier", ""]


def test_a_row_says_day_kind_method_and_the_beginning_of_the_note() -> None:
    told = session(-3, method="CBT", note="# Heading\n\n- **the letter** is open")
    row = session_row(told, THERAPIES, TODAY)
    assert row.spoken == "Thu 19 Nov, Therapy · CBT, Heading the letter is open"


def test_a_row_names_every_status_but_attended() -> None:
    assert session_row(session(-3, Status.MISSED), THERAPIES, TODAY).text == "missed"
    assert session_row(session(-3, Status.CANCELLED, note="ill"), THERAPIES, TODAY).text == "cancelled · ill"
    assert session_row(session(4, Status.PLANNED), THERAPIES, TODAY).text == "planned · 17:00"


def test_a_private_note_is_not_shown_in_the_list() -> None:
    secret = Session("x", THERAPY, Moment.on(TODAY), note="secret", private=True)
    assert session_row(secret, THERAPIES, TODAY).text == "private"


def test_an_earlier_year_is_named() -> None:
    assert session_row(session(-400), THERAPIES, TODAY).day_words == "18 Oct 2025"


def test_the_neighbour_is_the_session_below_or_else_above() -> None:
    model = SessionList()
    model.show_sessions(SESSIONS, KINDS, TODAY)
    assert model.neighbour(SESSIONS[4].id) == SESSIONS[2].id
    assert model.neighbour(SESSIONS[0].id) == SESSIONS[1].id
    model.show_sessions(SESSIONS[:1], KINDS, TODAY)
    assert model.neighbour(SESSIONS[0].id) == ""


def test_keys_lead_from_session_to_session_and_past_headings(qtbot: QtBot, around: Surroundings) -> None:
    model = SessionList()
    model.show_sessions(SESSIONS, KINDS, TODAY)
    view = SessionListView(around.theme, model)
    qtbot.addWidget(view)
    view.resize(280, 600)
    with qtbot.waitExposed(view):
        view.show()
    chosen: list[str] = []
    view.session_chosen.connect(chosen.append)
    view.mark(SESSIONS[3].id)
    assert chosen == []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(view, key)
    assert chosen == [SESSIONS[n].id for n in (4, 2, 1, 0, 3)]
    assert view.currentIndex() != QModelIndex()


def test_a_narrow_list_puts_the_kind_below_the_day(qtbot: QtBot, around: Surroundings) -> None:
    model = SessionList()
    model.show_sessions([session(-3, method="Mindfulness-based", note="words")], KINDS, TODAY)
    view = SessionListView(around.theme, model)
    qtbot.addWidget(view)
    view.resize(600, 300)
    with qtbot.waitExposed(view):
        view.show()
    wide = view.visualRect(model.index(1)).height()
    view.resize(150, 300)
    qtbot.waitUntil(lambda: view.visualRect(model.index(1)).height() > wide)
    assert not view.grab().isNull()
