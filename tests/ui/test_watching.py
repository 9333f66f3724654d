"""What goes on beside the window: the day's backup, old trash, locking by itself, a lost writer's lock."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from carejournal.domain.refusal import Refusal
from carejournal.services.backups import backups_of
from carejournal.services.opening import open_services
from carejournal.services.safekeeping import encrypt
from carejournal.ui.safekeeping.damaged_page import DamagedPage
from carejournal.ui.safekeeping.idle_minutes import IDLE_SETTING
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.watching import Watching
from journal_hand import ENTRIES, THURSDAY, put_entries
from window_hand import view_of, whole_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.safekeeping import Key
    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

PASSPHRASE = "a small boat, well caulked"
PAGE = 4096


@pytest.fixture
def path(around: Surroundings, tmp_path: Path) -> Path:
    """Return a closed journal with a few entries."""
    put_entries(around.services, *ENTRIES)
    around.services.journal.close()
    return tmp_path / "journal.carejournal"


@pytest.fixture
def key(path: Path) -> Key | None:
    """Lock the journal and return what opens it."""
    return encrypt(path, PASSPHRASE).key


def watched(main: MainWindow) -> Watching:
    """Watch as the program does once its window can be used."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    watching = Watching(application, main)
    watching.begin()
    return watching


@pytest.fixture
def main(qtbot: QtBot, around: Surroundings, path: Path) -> Iterator[MainWindow]:
    with whole_window(qtbot, around) as window:
        assert window.door.path == path
        yield window


@pytest.fixture
def locked_main(qtbot: QtBot, around: Surroundings, key: Key | None) -> Iterator[MainWindow]:
    with whole_window(qtbot, around, key) as window:
        yield window


def test_the_first_open_of_a_day_makes_one_backup_without_a_word(
    qtbot: QtBot, main: MainWindow, path: Path
) -> None:
    watching = watched(main)
    for _ in range(2):
        watching.keep_house()
        qtbot.waitUntil(lambda: not main.tasks.busy, timeout=20_000)
    assert [backup.day for backup in backups_of(path)] == [view_of(main).services.today]
    assert not view_of(main).toast.isVisible()
    watching.end()


def test_what_lay_in_the_trash_long_enough_is_let_go(qtbot: QtBot, main: MainWindow) -> None:
    services = view_of(main).services
    services.entries.delete(THURSDAY.id)
    now = services.clock()
    services.trash._clock = lambda: now + timedelta(days=31)
    watching = watched(main)
    services.clock = services.trash._clock
    watching.keep_house()
    qtbot.waitUntil(lambda: not services.trash.items(), timeout=20_000)
    watching.end()


def test_a_backup_that_cannot_be_made_is_told_and_keeps_nobody_from_writing(
    qtbot: QtBot, main: MainWindow, path: Path
) -> None:
    path.with_name(path.name + ".backups").write_bytes(b"in the way")
    watching = watched(main)
    watching.keep_house()
    toast = view_of(main).toast
    qtbot.waitUntil(toast.isVisible, timeout=20_000)
    assert toast.words.startswith("Today's backup could not be made.")
    view_of(main).services.entries.delete(THURSDAY.id)
    watching.end()


def test_damage_that_the_backup_meets_is_shown_with_the_ways_back(
    qtbot: QtBot, around: Surroundings, path: Path
) -> None:
    with whole_window(qtbot, around) as main:
        watching = watched(main)
        with path.open("r+b") as file:  # behind the program's back, as a failing disk does it
            file.seek(3 * PAGE)
            file.write(bytes(5 * PAGE))
        watching.keep_house()
        qtbot.waitUntil(lambda: main.findChild(DamagedPage) is not None, timeout=20_000)
        assert main.view is None
        watching.end()


def test_it_locks_itself_after_the_minutes_chosen(qtbot: QtBot, locked_main: MainWindow) -> None:
    watching = watched(locked_main)
    watching._idle._minute_ms = 10
    locked_main.settings.put(IDLE_SETTING, "1")
    with qtbot.waitSignal(locked_main.locked, timeout=10_000):
        locked_main.idle_changed.emit()
    qtbot.waitUntil(lambda: locked_main.findChild(LockPage) is not None)
    watching.end()


def test_other_minutes_count_at_once(locked_main: MainWindow) -> None:
    from carejournal.ui.safekeeping.safekeeping_dialog import SafekeepingDialog

    watching = watched(locked_main)
    assert watching._idle._wait_ms == 10 * 60_000
    view_of(locked_main).open_safekeeping()
    dialog = view_of(locked_main).findChild(SafekeepingDialog)
    assert dialog is not None
    dialog.idle.setCurrentIndex(dialog.idle.findData(30))
    assert watching._idle._wait_ms == 30 * 60_000
    dialog.close()
    watching.end()


def test_going_to_sleep_locks(qtbot: QtBot, locked_main: MainWindow) -> None:
    watching = watched(locked_main)
    with qtbot.waitSignal(locked_main.locked):
        watching._suspend.suspending.emit()
    watching.end()


def test_a_journal_without_a_passphrase_is_never_locked(qtbot: QtBot, main: MainWindow) -> None:
    watching = watched(main)
    with qtbot.assertNotEmitted(main.locked):
        watching._suspend.suspending.emit()
    assert not watching._idle._timer.isActive()
    watching.end()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_second_start_brings_the_window_to_the_front(qtbot: QtBot, main: MainWindow) -> None:
    watching = watched(main)
    main.showMinimized()
    watching._first.raise_wanted.emit("")  # as tests/ui/test_first_window.py has it come from a second start
    qtbot.waitUntil(lambda: not main.isMinimized())
    watching.end()


def test_a_journal_that_another_computer_took_is_written_no_more(main: MainWindow, path: Path) -> None:
    watching = watched(main)
    lock = path.with_name(path.name + ".lock")
    lock.write_bytes(lock.read_bytes().replace(b'"host": "', b'"host": "another-'))
    with pytest.raises(Refusal, match="Another computer has taken this journal"):
        watching._renew()
    with pytest.raises(Refusal, match="Another computer has taken this journal"):
        view_of(main).services.entries.delete(THURSDAY.id)
    watching.end()
    main.leave()
    lock.unlink(missing_ok=True)
    services = open_services(path)
    assert services.entries.get(THURSDAY.id) == THURSDAY
    services.journal.close()
