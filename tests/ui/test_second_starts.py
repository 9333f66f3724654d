"""A second start finds the window by the journal that is open in it now, not by the first one it had."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from carejournal.services.opening import create_services
from carejournal.ui.beginning import Choice
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.watching import Watching
from fake_clock import FakeClock
from window_hand import whole_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

PASSPHRASE = "a small boat, well caulked"
ASK = """
import sys
from pathlib import Path
from carejournal.ui.first_window import ask_first_window
print(ask_first_window(Path(sys.argv[1])))
"""

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="Windows keeps its pipes in no folder"),
    pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True),
]


@pytest.fixture
def main(
    qtbot: QtBot, around: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[MainWindow, Watching]]:
    """Return the window over a journal, watched as the program does."""
    folder = Path(tempfile.mkdtemp(prefix="cj-"))  # pytest's own paths are longer than a socket's may be
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    around.services.journal.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with whole_window(qtbot, around) as window:
        watching = Watching(application, window)
        watching.begin()
        yield window, watching
        watching.end()
    rmtree(folder)


def found_by_a_second_start(qtbot: QtBot, journal: Path) -> bool:
    """Start a second time on a journal, and return whether a window came to the front instead."""
    second = subprocess.Popen(
        [sys.executable, "-c", ASK, str(journal)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    words, faults = second.communicate()
    assert faults == ""
    return words.strip() == "True"


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_window_that_went_to_another_journal_is_found_by_that_one(
    qtbot: QtBot, main: tuple[MainWindow, Watching], tmp_path: Path, passphrase: str | None
) -> None:
    window, _ = main
    first = window.door.path
    other = tmp_path / "other.carejournal"
    create_services(other, passphrase, clock=FakeClock()).journal.close()
    assert found_by_a_second_start(qtbot, first)
    window.change_to(Choice(other))
    assert (window.findChild(LockPage) is None) == (passphrase is None)
    window.showMinimized()
    assert found_by_a_second_start(qtbot, other)
    assert not window.isMinimized()
    window.showMinimized()
    assert not found_by_a_second_start(qtbot, first)
    assert window.isMinimized()
