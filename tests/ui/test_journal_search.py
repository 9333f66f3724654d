"""The Journal tab: looking for words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.services.looking_back import HIT_ENDS, HIT_STARTS
from journal_hand import (
    CTRL,
    ENTRIES,
    FRIDAY,
    SATURDAY,
    SOUP_SESSION,
    THURSDAY,
    click_row,
    focused,
    listed,
    marked,
    open_id,
    open_journal_page,
    put_entries,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> JournalPage:
    put_entries(around.services, *ENTRIES)
    around.services.sessions.write(SOUP_SESSION)
    return open_journal_page(qtbot, around)


def look_for(qtbot: QtBot, page: JournalPage, words: str) -> None:
    qtbot.keyClick(focused(page), Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(page.search, words)


def test_every_letter_narrows_the_list_to_entries_and_sessions(qtbot: QtBot, page: JournalPage) -> None:
    look_for(qtbot, page, "so")
    assert listed(page) == [SATURDAY.id, SOUP_SESSION.id, FRIDAY.id]
    qtbot.keyClicks(page.search, "up qui")
    assert listed(page) == [SATURDAY.id]
    row = page.model.row(page.model.index(0))
    assert row is not None
    assert f"{HIT_STARTS}soup{HIT_ENDS}" in row.text


def test_words_that_stand_nowhere_are_told_so(qtbot: QtBot, page: JournalPage) -> None:
    look_for(qtbot, page, "xylophone")
    assert listed(page) == []
    assert page.empty.isVisible()
    assert page.empty.text() == "Nothing found for these words."


def test_escape_clears_the_search_and_the_list_is_whole_again(qtbot: QtBot, page: JournalPage) -> None:
    page.show_record(THURSDAY.id)
    look_for(qtbot, page, "quiet")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert listed(page) == [SATURDAY.id, FRIDAY.id, THURSDAY.id]
    assert marked(page) == [THURSDAY.id]


def test_clearing_by_hand_shows_the_whole_list_again(qtbot: QtBot, page: JournalPage) -> None:
    look_for(qtbot, page, "q")
    qtbot.keyClick(page.search, Qt.Key.Key_Backspace)
    assert listed(page) == [SATURDAY.id, FRIDAY.id, THURSDAY.id]


def test_a_click_on_a_hit_opens_its_entry_and_the_hits_stay(qtbot: QtBot, page: JournalPage) -> None:
    look_for(qtbot, page, "soup")
    click_row(qtbot, page, FRIDAY.id)
    assert open_id(page) == FRIDAY.id
    assert marked(page) == [FRIDAY.id]
    assert listed(page) == [SATURDAY.id, SOUP_SESSION.id, FRIDAY.id]


def test_a_click_on_a_session_asks_for_it_once(qtbot: QtBot, page: JournalPage) -> None:
    wanted: list[str] = []
    page.session_wanted.connect(wanted.append)
    look_for(qtbot, page, "soup")
    click_row(qtbot, page, SOUP_SESSION.id)
    assert wanted == [SOUP_SESSION.id]


def test_arrows_go_past_a_session_and_enter_opens_it(qtbot: QtBot, page: JournalPage) -> None:
    wanted: list[str] = []
    page.session_wanted.connect(wanted.append)
    look_for(qtbot, page, "soup")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert focused(page) is page.timeline
    qtbot.keyClick(page.timeline, Qt.Key.Key_Down)
    assert wanted == []
    qtbot.keyClick(page.timeline, Qt.Key.Key_Return)
    assert wanted == [SOUP_SESSION.id]
    qtbot.keyClick(page.timeline, Qt.Key.Key_Down)
    assert open_id(page) == FRIDAY.id
    assert wanted == [SOUP_SESSION.id]


def test_what_changes_meanwhile_changes_the_hits(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    look_for(qtbot, page, "soup")
    services.entries.write(replace(THURSDAY, note="Soup again."))
    services.entries.delete(FRIDAY.id)
    assert listed(page) == [SATURDAY.id, SOUP_SESSION.id, THURSDAY.id]
