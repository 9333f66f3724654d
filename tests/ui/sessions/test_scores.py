"""Scores: a total is typed, refused, kept, compared with the one before, and deleted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from carejournal.domain.follow_up import Score
from carejournal.ui.sessions.scores_view import ScoresView
from carejournal.ui.sessions.side_views import SCORES
from carejournal.ui.widgets.dates import qdate
from sessions_hand import open_sessions, put_sessions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.sessions_page import SessionsPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    put_sessions(around.services)
    page = open_sessions(qtbot, around)
    page.show_view(SCORES)
    return page


@pytest.fixture
def view(page: SessionsPage) -> ScoresView:
    view = page.views.view(SCORES)
    assert isinstance(view, ScoresView)
    assert view.line.total.hasFocus()
    return view


def said(view: ScoresView) -> list[str]:
    QCoreApplication.processEvents()
    return [each.text() for each in view.findChildren(QLabel) if each.isVisibleTo(view) and each.text()]


def name(qtbot: QtBot, view: ScoresView, words: str) -> None:
    """Type which questionnaire it is."""
    edit = view.line.name.lineEdit()
    assert edit is not None
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, words)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)


def total(qtbot: QtBot, view: ScoresView, typed: str) -> None:
    """Type a total over what stands there, and press Enter."""
    view.line.total.setFocus()
    view.line.total.selectAll()
    qtbot.keyClicks(view.line.total, typed)
    qtbot.keyClick(view.line.total, Qt.Key.Key_Return)


def test_a_total_is_kept_by_enter_with_its_day_and_who_gave_it(
    qtbot: QtBot, page: SessionsPage, view: ScoresView, services: JournalServices
) -> None:
    view.line.day.setDate(qdate(date(2026, 11, 2)))
    qtbot.keyClicks(view.line.given_by, " my GP ")
    with qtbot.waitSignal(page.undoable) as told:
        total(qtbot, view, "12")
    assert told.args == ["Score kept."]
    (score,) = services.follow_ups.scores()
    assert (score.questionnaire, score.value, score.day) == ("PHQ-9", 12, date(2026, 11, 2))
    assert score.given_by == "my GP"
    assert view.line.total.text() == ""
    assert "12 of 27 · moderate · given by my GP" in said(view)
    services.history.undo()
    assert "No scores yet." in said(view)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "A score needs its total."),
        ("28", "PHQ-9 goes from 0 to 27; 28 is outside. Is it another one?"),
        ("-1", "PHQ-9 goes from 0 to 27; -1 is outside. Is it another one?"),
        ("a lot", "Total takes a number, or nothing."),
        ("inf", "Total takes a number, or nothing."),
    ],
)
def test_what_is_no_total_is_refused_and_the_refusal_goes_once_one_is_kept(
    qtbot: QtBot, view: ScoresView, services: JournalServices, typed: str, why: str
) -> None:
    before = view.line.hint.text()
    total(qtbot, view, typed)
    assert view.line.hint.text() == why
    assert view.line.total.text() == typed
    assert services.follow_ups.scores() == []
    total(qtbot, view, "0")
    assert [score.value for score in services.follow_ups.scores()] == [0]
    assert view.line.hint.text() == before == "PHQ-9 goes from 0 to 27."


def test_a_score_needs_to_say_of_what(qtbot: QtBot, view: ScoresView, services: JournalServices) -> None:
    edit = view.line.name.lineEdit()
    assert edit is not None
    edit.clear()
    total(qtbot, view, "3")
    assert view.line.hint.text() == "A score needs the name of its questionnaire."
    assert services.follow_ups.scores() == []


def test_an_own_questionnaire_takes_any_number_and_a_known_one_is_known_in_any_case(
    qtbot: QtBot, view: ScoresView, services: JournalServices
) -> None:
    name(qtbot, view, "Own sheet")
    assert view.line.hint.text() == "One of your own: any number. Nothing is known of its bands here."
    total(qtbot, view, "-3.5")
    name(qtbot, view, "gad-7")
    assert view.line.hint.text() == "GAD-7 goes from 0 to 21."
    total(qtbot, view, "9")
    assert [(s.questionnaire, s.value) for s in services.follow_ups.scores()] == [
        ("Own sheet", -3.5),
        ("GAD-7", 9),
    ]


def test_each_total_says_how_it_differs_from_the_one_before_and_whether_reliably(
    view: ScoresView, services: JournalServices
) -> None:
    for day, value in ((1, 20), (8, 14), (15, 15), (22, 15)):
        services.follow_ups.write_score(Score(f"s{day}", "PHQ-9", value, date(2026, 11, day)))
    assert [words for words in said(view) if " of 27" in words] == [
        "15 of 27 · moderately severe · ±0 since the one before",
        "15 of 27 · moderately severe · +1 since the one before",
        "14 of 27 · moderate · −6 since the one before, a reliable change",
        "20 of 27 · severe",
    ]


@pytest.mark.usefixtures("german")
def test_scores_are_german_throughout(qtbot: QtBot, view: ScoresView, services: JournalServices) -> None:
    name(qtbot, view, "Mein Bogen")
    total(qtbot, view, "7,5")
    total(qtbot, view, "7,2")
    assert [score.value for score in services.follow_ups.scores()] == [7.5, 7.2]
    (newest,) = (words for words in said(view) if "−0,3" in words)
    assert newest.startswith("7,2 · ")
