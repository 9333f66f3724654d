"""One session as a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from carejournal.domain.moment import Moment
from carejournal.domain.session import MASSAGE, THERAPY, Kind, Mark, Session, Status
from carejournal.services.changes import Subject
from carejournal.ui.sessions.session_form import SessionForm
from sessions_hand import (
    BODYWORK,
    LAST,
    choose_day,
    choose_kind,
    open_sessions,
    put_sessions,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.sessions_page import SessionsPage

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier

MOMENTS = st.builds(
    Moment,
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)),
    st.none() | st.integers(-720, 840),
    time_known=st.booleans(),
)
RATINGS = st.none() | st.floats(0, 10)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
ANY_SESSION = st.builds(
    Session,
    id=st.just("any"),
    kind=st.sampled_from([THERAPY, MASSAGE]),
    moment=MOMENTS,
    method=WORDS,
    minutes=st.none() | st.integers(1, 1440),
    provider=WORDS,
    place=WORDS,
    online=st.booleans(),
    status=st.sampled_from(list(Status)),
    before_tension=RATINGS,
    before_mood=RATINGS,
    after_tension=RATINGS,
    after_mood=RATINGS,
    areas=st.lists(WORDS, max_size=3, unique=True).map(tuple),
    pressure=st.none() | st.integers(1, 5),
    note=st.text(max_size=60),
    cost=st.none() | st.floats(0, 1e9, exclude_max=True),
    private=st.booleans(),
)


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    put_sessions(around.services)
    return open_sessions(qtbot, around)


def test_a_day_to_come_is_planned_until_the_person_says_otherwise(qtbot: QtBot, page: SessionsPage) -> None:
    status = page.form.facts.status
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    assert status.choice == Status.ATTENDED
    choose_day(page, date(2026, 11, 30))
    assert status.choice == Status.PLANNED
    choose_day(page, date(2026, 11, 20))
    assert status.choice == Status.ATTENDED
    qtbot.mouseClick(status.chip(Status.MISSED), LEFT)
    choose_day(page, date(2026, 11, 30))
    assert page.form.session().status is Status.MISSED


def test_the_status_of_a_kept_session_stays_when_its_day_moves(page: SessionsPage) -> None:
    choose_day(page, date(2026, 12, 24))
    assert page.form.session().status is Status.ATTENDED


def test_a_new_kind_is_offered_at_once(page: SessionsPage, services: JournalServices) -> None:
    with services.journal.transaction():
        services.journal.catalogue.put_kind(Kind("sauna", "Sauna", Mark.CROSS, position=2))
    services.changes.announce(Subject.CATALOGUE)
    choice = page.form.facts.kind_choice
    assert [choice.itemText(n) for n in range(choice.count())] == ["Therapy", "Massage", "Sauna"]
    assert choice.currentText() == "Therapy"


def test_an_archived_kind_is_offered_only_to_its_own_sessions(
    page: SessionsPage, services: JournalServices
) -> None:
    with services.journal.transaction():
        massage = next(kind for kind in services.looking_back.kinds() if kind.key == MASSAGE)
        services.journal.catalogue.put_kind(replace(massage, archived=True))
    services.changes.announce(Subject.CATALOGUE)
    choice = page.form.facts.kind_choice
    assert choice.findData(MASSAGE) == -1
    page.show_record(BODYWORK.id)
    assert choice.currentData() == MASSAGE


def test_another_kind_empties_a_method_of_the_old_one(qtbot: QtBot, page: SessionsPage) -> None:
    choose_kind(qtbot, page, MASSAGE)
    session = page.form.session()
    assert (session.kind, session.method, session.minutes) == (MASSAGE, "", 50)
    assert page.form.title_words.startswith("Massage, ")


def test_a_method_that_was_typed_is_offered_next_time(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    method = page.form.facts.method
    method.line.selectAll()
    qtbot.keyClicks(method.line, "EMDR")
    assert page.settle()
    kept = services.sessions.get(LAST.id)
    assert kept is not None
    assert kept.method == "EMDR"
    assert method.findText("EMDR") >= 0


def test_areas_and_pressure_belong_to_a_massage(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    assert not page.form.massage.isVisible()
    page.show_record(BODYWORK.id)
    massage = page.form.massage
    assert massage.isVisible()
    qtbot.mouseClick(massage.areas.chip("feet"), LEFT)
    qtbot.mouseClick(massage.areas.chip("shoulders"), LEFT)
    qtbot.mouseClick(massage.pressure.chip("4"), LEFT)
    assert page.settle()
    assert services.sessions.get(BODYWORK.id) == replace(BODYWORK, areas=("jaw", "feet"), pressure=None)


def test_areas_stay_to_be_seen_where_the_kind_changes(qtbot: QtBot, page: SessionsPage) -> None:
    page.show_record(BODYWORK.id)
    choose_kind(qtbot, page, THERAPY)
    assert page.form.massage.isVisible()
    assert page.form.session().areas == BODYWORK.areas


def test_the_fold_tells_what_is_in_it_and_opens(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    more = page.form.facts.more
    assert more.summary == "Dr Low · Mill Lane 3"
    assert not more.cost.isVisible()
    qtbot.mouseClick(more.fold, LEFT)
    assert more.cost.isVisible()
    qtbot.keyClicks(more.cost, "80.5")
    qtbot.mouseClick(more.online, LEFT)
    qtbot.mouseClick(page.form.private, LEFT)
    assert page.settle()
    assert services.sessions.get(LAST.id) == replace(LAST, cost=80.5, online=True, private=True)


def test_a_long_note_is_shown_whole(qtbot: QtBot, page: SessionsPage) -> None:
    note = page.form.note
    page.form.go_to_note()
    note.insertPlainText("# Heading\n\nwords\n" * 40)
    qtbot.waitUntil(lambda: note.height() >= note.minimumHeight())
    bottom = note.blockBoundingGeometry(note.document().lastBlock()).bottom()
    assert bottom <= note.viewport().height()
    assert note.verticalScrollBar().maximum() == 0


@pytest.fixture
def form(qtbot: QtBot, around: Surroundings) -> SessionForm:
    made = SessionForm(around.theme, lambda: around.services.now)
    qtbot.addWidget(made)
    return made


@given(session=ANY_SESSION)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_the_form_gives_back_any_session_as_it_was_shown(
    form: SessionForm, services: JournalServices, session: Session
) -> None:
    form.show_session(session, services.looking_back.kinds(), (), stored=True)
    assert form.session() == session
