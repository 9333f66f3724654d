"""Words in the lines around a session, still without Enter, when the journal is locked or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.services.opening import open_services
from carejournal.services.safekeeping import encrypt
from carejournal.ui.journal_view import SESSIONS
from carejournal.ui.sessions.agenda_dialog import AgendaDialog
from carejournal.ui.sessions.before_view import BeforeView
from carejournal.ui.sessions.sessions_page import SessionsPage
from carejournal.ui.sessions.side_views import BEFORE
from sessions_hand import LAST, NEXT, put_sessions
from window_hand import part, view_of, whole_window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.services.safekeeping import Key
    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

PASSPHRASE = "a small boat, well caulked"


@pytest.fixture
def key(around: Surroundings) -> Key:
    """Encrypt the journal of `around`, with a few sessions and a practice, and return what opens it."""
    put_sessions(around.services)
    around.services.follow_ups.agree("Walk", session_id=LAST.id)
    around.services.journal.close()
    made = encrypt(around.services.journal.path, PASSPHRASE).key
    assert made is not None
    return made


def lock(qtbot: QtBot, main: MainWindow) -> None:
    with qtbot.waitSignal(main.locked):
        main.lock()


def close(_: QtBot, main: MainWindow) -> None:
    assert main.close()


End = pytest.mark.parametrize("end", [lock, close], ids=["locked", "closed"])


def sessions(main: MainWindow) -> SessionsPage:
    view_of(main).open_tab(SESSIONS)
    page = view_of(main).page(SESSIONS)
    assert isinstance(page, SessionsPage)
    return page


def kept(path: Path, key: Key, read: Callable[[JournalServices], object]) -> object:
    """Return something of the closed journal."""
    services = open_services(path, key)
    found = read(services)
    services.journal.close()
    return found


def waiting(services: JournalServices) -> object:
    return [(item.text, item.kind) for item in services.follow_ups.waiting()]


def practices(services: JournalServices) -> object:
    return [(each.text, each.note, each.session_id) for each in services.follow_ups.all_practices()]


@End
def test_what_was_typed_to_bring_up_waits(
    qtbot: QtBot, around: Surroundings, key: Key, end: Callable[[QtBot, MainWindow], None]
) -> None:
    with whole_window(qtbot, around, key) as main:
        page = sessions(main)
        page.show_record(NEXT.id)
        qtbot.keyClicks(page.extras.agenda.new, "The letter")
        end(qtbot, main)
    assert kept(around.services.journal.path, key, waiting) == [("The letter", NEXT.kind)]


@End
def test_what_was_typed_on_the_page_before_waits(
    qtbot: QtBot, around: Surroundings, key: Key, end: Callable[[QtBot, MainWindow], None]
) -> None:
    with whole_window(qtbot, around, key) as main:
        page = sessions(main)
        page.show_view(BEFORE, NEXT.id)
        before = page.views.view(BEFORE)
        assert isinstance(before, BeforeView)
        qtbot.keyClicks(before.agenda.new, "The letter")
        end(qtbot, main)
    assert kept(around.services.journal.path, key, waiting) == [("The letter", NEXT.kind)]


@End
def test_what_was_typed_to_try_and_how_it_went_is_kept(
    qtbot: QtBot, around: Surroundings, key: Key, end: Callable[[QtBot, MainWindow], None]
) -> None:
    with whole_window(qtbot, around, key) as main:
        page = sessions(main)
        assert page.open_session == LAST
        qtbot.keyClicks(page.extras.practices.line.words, "Breathe")
        (row,) = page.extras.practices.rows()
        row.note.setFocus()
        qtbot.keyClicks(row.note, "once")
        end(qtbot, main)
    assert kept(around.services.journal.path, key, practices) == [
        ("Walk", "once", LAST.id),
        ("Breathe", "", LAST.id),
    ]


def test_what_was_typed_to_bring_up_from_anywhere_waits_after_a_lock(
    qtbot: QtBot, around: Surroundings, key: Key
) -> None:
    with whole_window(qtbot, around, key) as main:
        view_of(main).bring_up()
        qtbot.keyClicks(part(view_of(main), AgendaDialog).words, "The letter")
        lock(qtbot, main)
    assert kept(around.services.journal.path, key, waiting) == [("The letter", NEXT.kind)]


def test_going_away_from_it_keeps_nothing(qtbot: QtBot, around: Surroundings, key: Key) -> None:
    with whole_window(qtbot, around, key) as main:
        view_of(main).bring_up()
        dialog = part(view_of(main), AgendaDialog)
        qtbot.keyClicks(dialog.words, "The letter")
        qtbot.keyClick(dialog.words, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    assert kept(around.services.journal.path, key, waiting) == []


@End
def test_empty_lines_add_nothing(
    qtbot: QtBot, around: Surroundings, key: Key, end: Callable[[QtBot, MainWindow], None]
) -> None:
    with whole_window(qtbot, around, key) as main:
        page = sessions(main)
        qtbot.keyClicks(page.extras.agenda.new, "  ")
        end(qtbot, main)
    assert kept(around.services.journal.path, key, waiting) == []
    assert kept(around.services.journal.path, key, practices) == [("Walk", "", LAST.id)]
