"""What is to be brought up, beside the form of a session: ticked off, carried over, deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QWidget

from carejournal.domain.follow_up import AgendaStatus
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import MASSAGE, THERAPY, Status
from sessions_hand import LAST, NEXT, open_sessions, put_sessions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.sessions_page import SessionsPage

Part = TypeVar("Part", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    """Return the tab with the next session open, for which two things wait."""
    put_sessions(around.services)
    around.services.follow_ups.bring_up("The letter", THERAPY)
    around.services.follow_ups.bring_up("Sleep")
    around.services.follow_ups.bring_up("Shoulder", MASSAGE)
    page = open_sessions(qtbot, around)
    page.show_record(NEXT.id)
    return page


def seen(page: SessionsPage, kind: type[Part]) -> list[Part]:
    """Return what of a kind is seen, in its order: what was there before is gone once events are through."""
    QCoreApplication.processEvents()
    panel = page.extras.agenda
    shown = [each for each in panel.findChildren(kind) if each.isVisibleTo(panel)]
    return sorted(shown, key=lambda each: _place(panel, each))


def _place(panel: QWidget, part: QWidget) -> tuple[int, int]:
    at = part.mapTo(panel, part.rect().center())
    return at.y(), at.x()


def control(page: SessionsPage, name: str) -> QAbstractButton:
    return next(each for each in seen(page, QAbstractButton) if each.accessibleName() == name)


def offered(page: SessionsPage) -> list[str]:
    """Return what can be ticked off, in its order."""
    return [box.accessibleName() for box in seen(page, QCheckBox)]


def waiting(services: JournalServices) -> list[str]:
    return [item.text for item in services.follow_ups.waiting()]


def test_something_is_added_by_enter_for_sessions_of_this_kind(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    new = page.extras.agenda.new
    qtbot.mouseClick(new, LEFT)
    qtbot.keyClicks(new, " ")
    qtbot.keyClick(new, Qt.Key.Key_Return)
    qtbot.keyClicks(new, "The holiday")
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.keyClick(new, Qt.Key.Key_Return)
    assert told.args == ["It waits for the next session."]
    assert new.text() == ""
    assert new.hasFocus()
    assert offered(page) == ["Came up: The letter", "Came up: Sleep", "Came up: The holiday"]
    assert services.follow_ups.waiting()[-1].kind == THERAPY


def test_what_cannot_be_kept_stays_in_its_line_and_offers_nothing_to_undo(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    new = page.extras.agenda.new
    qtbot.mouseClick(new, LEFT)
    qtbot.keyClicks(new, "The holiday")
    connection = services.journal._file.connection
    connection.execute("PRAGMA query_only = ON")
    with qtbot.captureExceptions() as raised, qtbot.assertNotEmitted(page.undoable):
        qtbot.keyClick(new, Qt.Key.Key_Return)
    connection.execute("PRAGMA query_only = OFF")
    assert [isinstance(error, Refusal) for _, error, _ in raised] == [True]
    assert new.text() == "The holiday"


def test_what_came_up_is_ticked_off_by_key_and_the_keyboard_stays_with_it(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    box = control(page, "Came up: Sleep")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert waiting(services) == ["The letter", "Shoulder"]
    (done,) = services.follow_ups.agenda_of(NEXT)
    assert done.text == "Sleep"
    box = control(page, "Came up: Sleep")
    assert box.isChecked()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert waiting(services) == ["The letter", "Sleep", "Shoulder"]
    assert offered(page) == ["Came up: The letter", "Came up: Sleep"]


def test_in_a_session_that_is_not_saved_yet_nothing_came_up(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    page.new_session()
    box = control(page, "Came up: Sleep")
    assert not box.isEnabled()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert waiting(services) == ["The letter", "Sleep", "Shoulder"]
    qtbot.mouseClick(page.form.finish, LEFT)
    opened = page.open_session
    assert opened is not None
    qtbot.keyClick(control(page, "Came up: Sleep"), Qt.Key.Key_Space)
    assert [item.text for item in services.follow_ups.agenda_of(opened)] == ["Sleep"]
    assert control(page, "Came up: Sleep").isChecked()


def test_what_did_not_come_up_is_carried_over_and_says_how_often(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    services.sessions.write(replace(NEXT, status=Status.ATTENDED))
    for times in ("once", "twice", "3 times"):
        with qtbot.waitSignal(page.undoable) as told:
            qtbot.mouseClick(control(page, "Carry over: Sleep"), LEFT)
        assert told.args == ["It waits for the session after."]
        said = [each.text() for each in seen(page, QLabel)]
        assert f"carried over {times}" in said
    services.history.undo()
    (item,) = (each for each in services.follow_ups.waiting() if each.text == "Sleep")
    assert (item.carried, item.status) == (2, AgendaStatus.WAITING)


def test_what_is_deleted_comes_back_with_undo(
    qtbot: QtBot, page: SessionsPage, services: JournalServices
) -> None:
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.mouseClick(control(page, "Delete: The letter"), LEFT)
    assert told.args == ["Deleted."]
    assert offered(page) == ["Came up: Sleep"]
    services.history.undo()
    assert offered(page) == ["Came up: The letter", "Came up: Sleep"]


def test_the_tab_key_comes_to_what_waits_before_it_comes_to_the_line_for_more(
    qtbot: QtBot, page: SessionsPage
) -> None:
    panel = page.extras.agenda
    first = control(page, "Came up: The letter")
    first.setFocus()
    stops = [first.accessibleName()]
    while not panel.new.hasFocus():
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        stops.append(page.window().focusWidget().accessibleName())
    assert stops == [
        "Came up: The letter",
        "Delete: The letter",
        "Came up: Sleep",
        "Delete: Sleep",
        "Something to bring up",
    ]


def test_what_was_thought_of_after_the_last_session_is_not_offered_there(page: SessionsPage) -> None:
    page.show_record(LAST.id)
    assert offered(page) == []
