"""The views around sessions: what they show, that they follow the journal, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import Score
from carejournal.domain.moment import Moment
from carejournal.domain.session import MASSAGE, THERAPY, Mark, Status
from carejournal.ui.sessions.before_view import BeforeView
from carejournal.ui.sessions.kinds_view import KindsView
from carejournal.ui.sessions.side_views import BEFORE, FIT, KINDS, MONTHS, SCORES
from sessions_hand import LAST, NEXT, OLD, open_sessions, put_sessions, stored

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.sessions_page import SessionsPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    put_sessions(around.services)
    return open_sessions(qtbot, around)


@pytest.fixture
def empty(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    return open_sessions(qtbot, around)


def words(page: SessionsPage, name: str) -> list[str]:
    """Return the words of a view that can be seen."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    view = page.views.view(name)
    return [each.text() for each in view.findChildren(QLabel) if each.isVisibleTo(view) and each.text()]


def named(page: SessionsPage, view: str, name: str) -> QAbstractButton:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = page.views.view(view).findChildren(QAbstractButton)
    return next(each for each in found if name in {each.accessibleName(), each.text()})


@pytest.mark.usefixtures("german")
def test_the_page_before_is_german_throughout(page: SessionsPage) -> None:
    services = page.services
    services.entries.write(Entry("rated", Moment.of(services.clock()), readings={"mood": 6.5}))
    page.show_view(BEFORE)
    assert {"Stimmung", "6,5 an 1 Tag"} <= set(words(page, BEFORE))


@pytest.mark.parametrize("name", [BEFORE, MONTHS, SCORES, FIT, KINDS])
def test_escape_leads_back_to_the_session_that_was_open(qtbot: QtBot, page: SessionsPage, name: str) -> None:
    page.show_view(name)
    assert page.views.shown is page.views.view(name)
    qtbot.keyClick(page.window(), Qt.Key.Key_Escape)
    assert page.views.shown is None
    assert page.open_session == LAST


@pytest.mark.parametrize("name", [MONTHS, SCORES, FIT, KINDS])
def test_every_view_says_something_friendly_before_the_first_session(empty: SessionsPage, name: str) -> None:
    empty.show_view(name)
    assert words(empty, name)
    empty.views.show_form()
    assert empty.first.isVisible()


def test_before_an_appointment_there_must_be_one(empty: SessionsPage) -> None:
    empty.show_view(BEFORE)
    QCoreApplication.processEvents()
    assert empty.views.shown is None
    assert empty.first.isVisible()


def test_what_is_typed_is_saved_before_a_view_comes_and_a_wrong_number_keeps_the_form(
    qtbot: QtBot, page: SessionsPage
) -> None:
    page.form.go_to_note()
    qtbot.keyClicks(page.form.note, "New. ")
    page.show_view(MONTHS)
    assert "New. " in stored(page.services)[-2].note
    page.views.show_form()
    page.form.facts.minutes.selectAll()
    qtbot.keyClicks(page.form.facts.minutes, "x")
    page.show_view(MONTHS)
    assert page.views.shown is None


def test_the_page_before_an_appointment_leads_to_the_report(qtbot: QtBot, page: SessionsPage) -> None:
    qtbot.mouseClick(page.extras.next.before, LEFT)
    view = page.views.view(BEFORE)
    assert isinstance(view, BeforeView)
    assert "Since Thu 19 Nov: 4 days." in " ".join(words(page, BEFORE))
    assert words(page, BEFORE).count("not recorded") == 6
    with qtbot.waitSignal(page.report_wanted) as wanted:
        qtbot.mouseClick(view.report, LEFT)
    assert wanted.args
    assert wanted.args[0].first == LAST.moment.day


def test_the_page_before_is_for_the_next_appointment_whatever_it_was_for_last(page: SessionsPage) -> None:
    page.show_view(BEFORE, NEXT.id)
    assert page.views.view(BEFORE).heading.text() == "Before: Therapy, Thursday 26 November"
    page.views.show_form()
    page.services.sessions.write(replace(NEXT, status=Status.ATTENDED))
    in_december = replace(NEXT.moment, local=NEXT.moment.local + timedelta(days=7))
    page.services.sessions.write(replace(NEXT, id="after", moment=in_december))
    page.show_view(BEFORE)
    assert page.views.view(BEFORE).heading.text() == "Before: Therapy, Thursday 3 December"


def test_months_count_kinds_and_name_gaps(page: SessionsPage) -> None:
    page.services.sessions.write(
        replace(OLD, id="older", moment=replace(OLD.moment, local=OLD.moment.local - timedelta(days=70)))
    )
    page.show_view(MONTHS)
    shown = words(page, MONTHS)
    assert "none recorded" in shown  # September
    assert "Attended so far: Therapy: 3, Massage: 1." in shown
    assert any(each.startswith("The longest time without one: 70 days") for each in shown)


def test_a_score_is_kept_refused_and_deleted(qtbot: QtBot, page: SessionsPage) -> None:
    page.show_view(SCORES)
    page.services.follow_ups.write_score(Score("s", "Own sheet", 3.5, page.services.today, "me"))
    assert "3.5 · given by me" in words(page, SCORES)
    assert words(page, SCORES).count("Not a diagnosis.") == 1
    qtbot.mouseClick(named(page, SCORES, "Delete: Own sheet, 22 Nov 2026"), LEFT)
    assert "No scores yet." in words(page, SCORES)


def test_the_fit_of_a_provider_is_told_in_pairs_and_over_time(page: SessionsPage) -> None:
    page.services.sessions.write(replace(OLD, before_tension=6.0, after_tension=3.0, heard=8.0))
    page.show_view(FIT)
    shown = words(page, FIT)
    assert "Attended: 2, from 8 Oct 2026 to 19 Nov 2026." in shown
    assert "6.0 before, 3.0 after: in the 1 session with both" in shown
    assert "8 of 10" in shown
    assert "not recorded both before and after" in shown


def test_an_own_kind_is_added_renamed_and_offered_in_the_form(qtbot: QtBot, page: SessionsPage) -> None:
    page.show_view(KINDS)
    view = page.views.view(KINDS)
    assert isinstance(view, KindsView)
    view.new.setFocus()
    qtbot.keyClicks(view.new, "Yoga")
    qtbot.keyClick(view.new, Qt.Key.Key_Return)
    assert [kind.key for kind in page.services.kinds.all()] == [THERAPY, MASSAGE, "yoga"]
    assert page.services.kinds.all()[-1].mark is Mark.SQUARE
    field = next(f for f in view.findChildren(QLineEdit) if f.accessibleName() == "Name of the kind Yoga")
    field.selectAll()
    qtbot.keyClicks(field, "Yin yoga")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    steps = 0
    while page.services.history.next_undo is not None:
        page.services.history.undo()
        steps += 1
    assert steps == 2
    page.services.history.redo()
    page.services.history.redo()
    qtbot.mouseClick(named(page, KINDS, "Yin yoga is about the body"), LEFT)
    page.views.show_form()
    choice = page.form.facts.kind_choice
    assert choice.findText("Yin yoga") > 0
    page.new_session()
    choice.setCurrentIndex(choice.findData("yoga"))
    choice.activated.emit(choice.currentIndex())
    assert page.form.massage.isVisible()


def test_a_name_that_is_taken_is_refused_in_words(qtbot: QtBot, page: SessionsPage) -> None:
    page.show_view(KINDS)
    view = page.views.view(KINDS)
    assert isinstance(view, KindsView)
    qtbot.keyClicks(view.new, "massage")
    qtbot.keyClick(view.new, Qt.Key.Key_Return)
    assert "There is already one called “massage”." in words(page, KINDS)
    assert view.new.text() == "massage"


def test_the_next_session_stays_in_sight_and_a_passed_one_asks_once(qtbot: QtBot, page: SessionsPage) -> None:
    card = page.extras.next
    assert card.words.text() == "Next: Therapy · CBT, Thu 26 Nov 17:00"
    assert not card.asks
    page.services.sessions.write(replace(NEXT, id="passed", moment=replace(LAST.moment, utc_offset=60)))
    assert card.asks
    qtbot.mouseClick(card.later, LEFT)
    assert not card.asks
    assert page.services.sessions.get("passed") is not None
    assert page.services.sessions.get("passed").status is Status.PLANNED


def test_the_list_is_found_through_by_words(qtbot: QtBot, page: SessionsPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.browser.search.hasFocus()
    qtbot.keyClicks(page.browser.search, "swedish shoulders")
    rows = range(page.browser.model.rowCount())
    assert [s.id for n in rows if (s := page.browser.model.session_at(n))] == ["bodywork"]
    page.browser.search.setText("nothing of the kind")
    assert page.browser.model.rowCount() == 0
    assert not page.browser.view.isVisible()
