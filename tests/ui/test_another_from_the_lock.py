"""From the lock another journal can be opened; the locked one keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from carejournal.domain.refusal import Refusal
from carejournal.services.door import Door
from carejournal.services.opening import create_services, needs_passphrase
from carejournal.services.safekeeping import encrypt
from carejournal.ui.safekeeping.lock_page import LockPage
from fake_clock import FakeClock
from journal_hand import LEFT, THURSDAY, put_entries
from window_hand import WORDS, journal, view_of, whole_window, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

PASSPHRASE = "a small boat, well caulked"


@pytest.fixture
def main(qtbot: QtBot, around: Surroundings) -> Iterator[MainWindow]:
    """Return the window over a journal that was just locked, with words that were not saved."""
    put_entries(around.services, THURSDAY)
    around.services.journal.close()
    key = encrypt(around.services.journal.path, PASSPHRASE).key
    with whole_window(qtbot, around, key) as window:
        write(qtbot, view_of(window))
        window.lock()
        qtbot.waitUntil(lambda: window.findChild(LockPage) is not None)
        yield window


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return what the system's dialog answers; empty for a person who goes away from it."""
    answers: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (answers[0] if answers else "", ""))
    yield answers


def lock_page(main: MainWindow) -> LockPage:
    """Return the lock that is seen; one that was put away goes a moment later."""
    (page,) = (each for each in main.findChildren(LockPage) if each.isVisible())
    return page


def ask_for_another(qtbot: QtBot, main: MainWindow) -> None:
    page = lock_page(main)
    qtbot.mouseClick(page.other, LEFT)


def unlock(qtbot: QtBot, main: MainWindow) -> None:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in main.findChildren(LockPage)))
    page = lock_page(main)
    qtbot.keyClicks(page.field.line, PASSPHRASE)
    qtbot.mouseClick(page.unlock, LEFT)
    qtbot.waitUntil(lambda: main.view is not None, timeout=20_000)


def test_going_away_from_the_dialog_or_choosing_the_same_changes_nothing(
    qtbot: QtBot, main: MainWindow, chosen: list[str]
) -> None:
    page = lock_page(main)
    ask_for_another(qtbot, main)
    chosen.append(str(main.door.path))
    ask_for_another(qtbot, main)
    assert lock_page(main) is page
    unlock(qtbot, main)
    assert journal(view_of(main)).editor.note.text == WORDS + THURSDAY.note


def test_another_journal_opens_and_the_locked_one_keeps_its_draft_behind_its_passphrase(
    qtbot: QtBot, main: MainWindow, chosen: list[str], tmp_path: Path
) -> None:
    locked = main.door.path
    create_services(tmp_path / "other.carejournal", clock=FakeClock()).journal.close()
    chosen.append(str(tmp_path / "other.carejournal"))
    ask_for_another(qtbot, main)
    assert journal(view_of(main)).services.looking_back.entry_count() == 0
    assert needs_passphrase(locked)
    Door(locked).leave()  # nobody holds it any more
    chosen[0] = str(locked)
    main.open_other()
    assert main.view is None
    unlock(qtbot, main)
    assert journal(view_of(main)).editor.note.text == WORDS + THURSDAY.note


def test_one_that_is_open_elsewhere_leaves_the_lock_as_it_was(
    qtbot: QtBot, main: MainWindow, chosen: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "other.carejournal"
    create_services(other, clock=FakeClock()).journal.close()
    elsewhere = Door(other)
    chosen.append(str(other))
    try:
        with qtbot.captureExceptions() as raised:
            ask_for_another(qtbot, main)
    finally:
        elsewhere.leave()
    assert [issubclass(kind, Refusal) for kind, *_ in raised] == [True]
    unlock(qtbot, main)
