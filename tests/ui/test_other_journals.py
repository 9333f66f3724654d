"""Going to another journal and back; which ones are remembered is the person's choice."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from carejournal.domain.refusal import Refusal
from carejournal.services.door import Door
from carejournal.services.opening import create_services
from carejournal.system.settings import Settings
from carejournal.ui.beginning import Choice
from carejournal.ui.first_start import FirstStart
from carejournal.ui.journals_dialog import JournalsDialog
from carejournal.ui.recent_journals import MOST, RecentJournals
from carejournal.ui.safekeeping.choose_passphrase_dialog import ChoosePassphraseDialog
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.safekeeping.unopened_page import UnopenedPage
from fake_clock import FakeClock
from journal_hand import CTRL, LEFT, THURSDAY
from window_hand import WORDS, journal, part, view_of, whole_window

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

PASSPHRASE = "a small boat, well caulked"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return a second journal that holds an entry, with a name that is long in its folder."""
    made = create_services(tmp_path / "for the garden and its long winters.carejournal", clock=FakeClock())
    made.entries.write(THURSDAY)
    made.journal.close()
    return made.journal.path


@pytest.fixture
def recent(tmp_path: Path) -> RecentJournals:
    return RecentJournals(Settings(tmp_path))


def test_nothing_is_remembered_unless_it_is_allowed(recent: RecentJournals, tmp_path: Path) -> None:
    recent.notice(tmp_path / "a")
    assert recent.paths() == []
    recent.allow(True, tmp_path / "a")
    recent.notice(tmp_path / "b")
    recent.notice(tmp_path / "a")
    assert Settings(tmp_path).get("recent_journals") == json.dumps([str(tmp_path / n) for n in "ab"])
    recent.allow(False, tmp_path / "a")
    assert "/b" not in (tmp_path / "settings.json").read_text("utf-8")
    assert not recent.allowed


def test_the_last_few_are_remembered_and_rubbish_counts_for_nothing(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    recent = RecentJournals(settings)
    recent.allow(True, tmp_path / "0")
    for number in range(1, MOST + 3):
        recent.notice(tmp_path / str(number))
    assert [path.name for path in recent.paths()] == [str(n) for n in range(MOST + 2, 2, -1)]
    recent.forget(tmp_path / "5")
    assert "5" not in [path.name for path in recent.paths()]
    for rubbish in ("[", "{}", "[1]"):
        settings.put("recent_journals", rubbish)
        assert recent.paths() == []


def test_another_journal_is_opened_and_the_first_is_one_click_away(
    qtbot: QtBot, around: Surroundings, services: JournalServices, other: Path
) -> None:
    here = services.journal.path
    services.journal.close()
    with whole_window(qtbot, around) as window:
        first = view_of(window)
        qtbot.keyClicks(journal(first).editor.note, WORDS)
        qtbot.keyClick(first, Qt.Key.Key_O, CTRL)
        dialog = part(first, JournalsDialog)
        assert not dialog.list.isVisible()
        qtbot.mouseClick(dialog.remember, LEFT)
        assert RecentJournals(around.settings).paths() == [here]
        dialog._take(Choice(other))
        qtbot.waitUntil(lambda: view_of(window) is not first)
        assert (
            THURSDAY.note in journal(view_of(window)).services.looking_back.day(THURSDAY.moment.day)[0].note
        )
        view_of(window).open_journals()
        again = part(view_of(window), JournalsDialog)
        (back,) = [each for each in again.list.findChildren(QPushButton) if each.text() == "Open"]
        assert back.accessibleName() == f"Open {here}"
        second = view_of(window)
        qtbot.mouseClick(back, LEFT)
        qtbot.waitUntil(lambda: view_of(window) is not second)
        assert journal(view_of(window)).editor.note.toPlainText() == WORDS


def test_a_locked_journal_asks_for_its_passphrase(
    qtbot: QtBot, around: Surroundings, services: JournalServices, tmp_path: Path
) -> None:
    create_services(tmp_path / "locked.carejournal", PASSPHRASE).journal.close()
    services.journal.close()
    with whole_window(qtbot, around) as window:
        window.change_to(Choice(tmp_path / "locked.carejournal"))
        assert window.view is None
        assert window.findChild(LockPage) is not None


def test_what_is_no_journal_is_said_so_and_leads_back(
    qtbot: QtBot, around: Surroundings, services: JournalServices, tmp_path: Path
) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "shopping.db")) as database:
        database.execute("CREATE TABLE apples (kind TEXT)")
    services.journal.close()
    with whole_window(qtbot, around) as window:
        window.change_to(Choice(tmp_path / "shopping.db"))
        assert window.view is None
        assert window.findChild(UnopenedPage) is not None
        window.change_to(Choice(services.journal.path))
        assert window.view is not None


def test_a_journal_that_is_open_elsewhere_leaves_this_one_open(
    qtbot: QtBot, around: Surroundings, services: JournalServices, other: Path
) -> None:
    services.journal.close()
    elsewhere = Door(other)
    try:
        with whole_window(qtbot, around) as window:
            before = view_of(window)
            with pytest.raises(Refusal, match="open"):
                window.change_to(Choice(other))
            assert view_of(window) is before
    finally:
        elsewhere.leave()


def test_one_that_is_gone_can_only_be_forgotten(qtbot: QtBot, around: Surroundings, tmp_path: Path) -> None:
    recent = RecentJournals(around.settings)
    recent.allow(True, around.services.journal.path)
    recent.notice(tmp_path / "gone.carejournal")
    dialog = JournalsDialog(around)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    ways = {each.text(): each for each in dialog.list.findChildren(QPushButton)}
    assert not ways["Open"].isEnabled()
    qtbot.mouseClick(ways["Forget"], LEFT)
    assert not dialog.list.isVisible()
    assert recent.paths() == [around.services.journal.path]


def test_a_new_journal_is_made_beside_this_one_under_a_name_that_is_free(
    qtbot: QtBot, around: Surroundings, services: JournalServices
) -> None:
    second = services.journal.path.with_name("journal-2.carejournal")
    create_services(second).journal.close()
    services.journal.close()
    with whole_window(qtbot, around) as window:
        view_of(window).open_journals()
        QTimer.singleShot(0, _begin_without_a_passphrase)
        part(view_of(window), JournalsDialog).new.click()
        qtbot.waitUntil(lambda: window.view is not None and window.door.path != services.journal.path)
        assert window.door.path == second.with_name("journal-3.carejournal")
        assert journal(view_of(window)).services.looking_back.span() is None


def _begin_without_a_passphrase() -> None:
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FirstStart)
    asked.start.click()
    passphrase = asked.findChild(ChoosePassphraseDialog)
    assert isinstance(passphrase, ChoosePassphraseDialog)
    passphrase.without.click()


def test_a_journal_from_the_disk_is_asked_for_near_the_open_one(
    qtbot: QtBot, around: Surroundings, other: Path
) -> None:
    asked = []

    def choose(_parent: QWidget, present: Path) -> Path:
        asked.append(present)
        return other

    dialog = JournalsDialog(around, choose_journal=choose)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(dialog.open_other, LEFT)
    assert chosen.args == [Choice(other)]
    assert asked == [around.services.journal.path]
    assert not dialog.isVisible()
