"""A damaged journal: kind words, and the ways back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from carejournal.services.backups import Backup, BackupFacts, Found, Why
from carejournal.ui.safekeeping.damaged_page import DamagedPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

    Opened = Callable[..., DamagedPage]

LEFT = Qt.MouseButton.LeftButton
DAY = date(2026, 11, 21)
BACKUP = Found(
    Backup(Path("2026-11-21.carejournal"), DAY, time(8, 12), Why.DAILY, 4_000_000),
    BackupFacts(412, 1, date(2025, 1, 2), DAY, 1, encrypted=False, sound=True),
)


@pytest.fixture
def opened(qtbot: QtBot, around: Surroundings) -> Opened:
    def open_page(backup: Found | None = BACKUP, *, can_look: bool = False) -> DamagedPage:
        page = DamagedPage(around.theme, backup, can_look=can_look)
        qtbot.addWidget(page)
        page.resize(1280, 720)
        with qtbot.waitActive(page):
            page.show()
        return page

    return open_page


def words_of(page: DamagedPage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_it_says_kindly_what_happened_and_that_nothing_is_thrown_away(opened: Opened) -> None:
    said = words_of(opened())
    assert "Part of your journal cannot be read" in said
    assert "Nothing has been changed or thrown away" in said
    assert "!" not in said


def test_the_newest_good_backup_comes_first_with_its_date_and_its_entries(
    qtbot: QtBot, opened: Opened
) -> None:
    page = opened()
    said = words_of(page)
    assert "21 November 2026, 08:12" in said
    assert "It holds 412 entries and 1 session, 2 Jan 2025 to 21 Nov 2026." in said
    assert "What was written later is not in it." in said
    assert page.focusWidget() is page.take_backup
    with qtbot.waitSignal(page.backup_wanted):
        qtbot.mouseClick(page.take_backup, LEFT)


def test_a_backup_of_which_the_time_is_not_known_is_given_none(opened: Opened) -> None:
    said = words_of(opened(replace(BACKUP, backup=replace(BACKUP.backup, at=None))))
    assert "21 November 2026. It holds" in said


def test_without_a_good_backup_what_can_be_read_is_the_first_way(qtbot: QtBot, opened: Opened) -> None:
    page = opened(None)
    assert "No good backup was found" in words_of(page)
    assert not page.take_backup.isVisible()
    assert page.focusWidget() is page.rescue
    with qtbot.waitSignal(page.rescue_wanted):
        qtbot.keyClick(page.rescue, Qt.Key.Key_Return)


def test_one_way_only_is_the_primary_one(opened: Opened) -> None:
    for page in (opened(), opened(None)):
        ways = (page.take_backup, page.rescue, page.look, page.leave)
        assert [each.property("primary") for each in ways if each.isVisible()].count("true") == 1


def test_a_look_is_offered_only_where_the_journal_still_opens(qtbot: QtBot, opened: Opened) -> None:
    assert not opened().look.isVisible()
    page = opened(can_look=True)
    with qtbot.waitSignal(page.look_wanted):
        qtbot.mouseClick(page.look, LEFT)


def test_one_can_leave_and_find_help(qtbot: QtBot, opened: Opened) -> None:
    page = opened()
    with qtbot.waitSignal(page.leave_wanted):
        qtbot.mouseClick(page.leave, LEFT)
    with qtbot.waitSignal(page.help_wanted):
        qtbot.mouseClick(page.rail.help_button, LEFT)
