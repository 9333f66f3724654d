"""The ways back from a damaged journal, in the window: also where the backups are of no help."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.services.opening import open_services
from carejournal.storage.places import backup_folder
from carejournal.ui.safekeeping.damaged_page import DamagedPage
from journal_hand import LEFT, THURSDAY
from safekeeping_hand import LONG, closed_journal, quiet
from window_hand import NOTE, note_of, view_of, whole_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

PAGE = 4096


@pytest.fixture
def path(around: Surroundings) -> Path:
    return closed_journal(around)


def shown(qtbot: QtBot, main: MainWindow) -> DamagedPage:
    quiet(qtbot, main)
    page = main.findChild(DamagedPage)
    assert page is not None
    return page


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[PAGE : 4 * PAGE] = bytes(3 * PAGE)
    path.write_bytes(content)


def change(path: Path) -> None:
    """Write the file anew as another program would, while the journal is closed."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")


def test_where_the_backups_cannot_be_looked_at_what_can_be_read_is_still_offered(
    qtbot: QtBot, around: Surroundings, path: Path
) -> None:
    damage(path)
    shutil.rmtree(backup_folder(path))
    backup_folder(path).write_text("no folder")
    with whole_window(qtbot, around) as main:
        page = shown(qtbot, main)
        assert not page.take_backup.isVisible()
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.keyClick(page.rescue, Qt.Key.Key_Return)
        assert main.door.path != path


def test_one_that_only_changed_is_opened_as_it_is_and_goes_on(
    qtbot: QtBot, around: Surroundings, path: Path
) -> None:
    change(path)
    with whole_window(qtbot, around) as main:
        page = shown(qtbot, main)
        assert main.view is None
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.mouseClick(page.look, LEFT)
        services = view_of(main).services
        assert note_of(services) == NOTE
        services.entries.write(replace(THURSDAY, note="Written since."))
        assert main.close()
    services = open_services(path)  # and is known as it is from then on
    assert note_of(services) == "Written since."
    services.journal.close()


def test_closing_for_now_leaves_the_file_as_it_is(qtbot: QtBot, around: Surroundings, path: Path) -> None:
    damage(path)
    before = path.read_bytes()
    with whole_window(qtbot, around) as main:
        page = shown(qtbot, main)
        qtbot.mouseClick(page.leave, LEFT)
        qtbot.waitUntil(lambda: not main.isVisible())
    assert path.read_bytes() == before
