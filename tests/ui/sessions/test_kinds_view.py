"""Kinds and methods: renamed, put away and offered again, each at once and undone in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from carejournal.domain.session import MASSAGE, Kind, Mark
from carejournal.ui.sessions.side_views import KINDS
from sessions_hand import BODYWORK, open_sessions, put_sessions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.sessions_page import SessionsPage

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    put_sessions(around.services)
    page = open_sessions(qtbot, around)
    page.show_view(KINDS)
    return page


def seen(page: SessionsPage, kind: type[Part]) -> list[Part]:
    QCoreApplication.processEvents()
    view = page.views.view(KINDS)
    return [each for each in view.findChildren(kind) if each.isVisibleTo(view)]


def named(page: SessionsPage, kind: type[Part], name: str) -> Part:
    return next(each for each in seen(page, kind) if each.accessibleName() == name)


def press(page: SessionsPage, name: str) -> None:
    next(each for each in seen(page, QAbstractButton) if name in {each.accessibleName(), each.text()}).click()


def massage(services: JournalServices) -> Kind:
    return next(kind for kind in services.kinds.all() if kind.key == MASSAGE)


def type_over(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_method_is_added_renamed_in_its_sessions_put_away_and_offered_again(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    before = massage(services)
    type_over(qtbot, named(page, QLineEdit, "Another method of Massage"), "Shiatsu")
    assert massage(services).methods == (*before.methods, "Shiatsu")
    type_over(qtbot, named(page, QLineEdit, "Method of Massage: Swedish"), "Classic")
    assert [s.method for s in services.looking_back.sessions() if s.id == BODYWORK.id] == ["Classic"]
    press(page, "Put away: Classic")
    assert "Classic" not in massage(services).methods
    press(page, "Offer again: Classic")
    assert massage(services).methods[-1] == "Classic"
    for _ in range(4):
        services.history.undo()
    assert massage(services).methods == before.methods
    assert services.sessions.get(BODYWORK.id) == BODYWORK


@pytest.mark.parametrize("name", ["", "   "])
def test_a_method_needs_a_name(
    qtbot: QtBot, page: SessionsPage, services: JournalServices, name: str
) -> None:
    before = massage(services)
    field = named(page, QLineEdit, "Method of Massage: Swedish")
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "It needs a name." in [each.text() for each in seen(page, QLabel)]
    assert massage(services) == before


def test_a_kind_that_is_put_away_is_not_offered_any_more_until_it_is_again(
    page: SessionsPage, services: JournalServices
) -> None:
    press(page, "Put away: Massage")
    assert massage(services).archived
    assert "Massage (put away)" in [each.text() for each in seen(page, QLabel)]
    page.views.show_form()
    page.new_session()
    choice = page.form.facts.kind_choice
    assert choice.findData(MASSAGE) < 0
    page.show_view(KINDS)
    press(page, "Offer again: Massage")
    assert not massage(services).archived
    assert choice.findData(MASSAGE) >= 0


def test_a_mark_is_chosen_with_the_keyboard(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    choice = named(page, QComboBox, "Mark of Massage")
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.keyClick(choice, Qt.Key.Key_End)
    assert told.args == ["Kept."]
    assert massage(services).mark is list(Mark)[-1]


@pytest.mark.usefixtures("german")
def test_a_name_that_is_only_shown_in_german_is_not_taken_for_a_new_one(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    before = services.kinds.all()
    field = named(page, QLineEdit, "Name der Art Therapie")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert services.kinds.all() == before
    assert services.history.next_undo is None
