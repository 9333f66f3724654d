"""The Journal tab: looking for words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu

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


# --- Filters ------------------------------------------------------------------------------------------------


def choose(page: JournalPage, menu: str, name: str) -> None:
    made = page.browser.filters.made_menu()
    (submenu,) = (each.menu() for each in made.actions() if each.text() == menu)
    assert isinstance(submenu, QMenu)
    (action,) = (each for each in submenu.actions() if each.text() == name)
    action.trigger()


def test_a_filter_narrows_the_list_and_shows_the_numbers(qtbot: QtBot, page: JournalPage) -> None:
    look_for(qtbot, page, "mood>=7")
    assert listed(page) == [FRIDAY.id, THURSDAY.id]
    row = page.model.row(page.model.index(1))
    assert row is not None
    assert row.summary == "mood 7 · stress 3 · 8 h"
    qtbot.keyClicks(page.search, " soup")
    assert listed(page) == [FRIDAY.id]


def test_a_filter_that_cannot_be_meant_is_told_instead_of_the_list(qtbot: QtBot, page: JournalPage) -> None:
    look_for(qtbot, page, "mood<")
    assert page.empty.text() == "“mood<” needs a number, as in mood<4 or mood:4-6."
    qtbot.keyClicks(page.search, "6")
    assert listed(page) == [SATURDAY.id]
    assert not page.empty.isVisible()


def test_filters_can_be_clicked_and_stand_in_the_search_as_words(page: JournalPage) -> None:
    choose(page, "Tag", "exercise")
    assert page.search.text() == "tag:exercise"
    assert listed(page) == [FRIDAY.id, THURSDAY.id]
    choose(page, "Stress", "Up to 3")
    assert page.search.text() == "tag:exercise stress<=3"
    assert listed(page) == [THURSDAY.id]


def test_every_filter_of_the_menu_can_be_meant(page: JournalPage) -> None:
    made = page.browser.filters.made_menu()
    menus = [submenu for each in made.actions() if isinstance(submenu := each.menu(), QMenu)]
    filters = [each for each in made.actions() if not isinstance(each.menu(), QMenu)]
    filters += [each for menu in menus for each in menu.actions()]
    assert len(filters) > 20
    for each in filters:
        page.search.clear()
        each.trigger()
        assert page.search.text()
        assert page.model.refusal == ""


def test_sessions_are_found_by_their_kind(qtbot: QtBot, page: JournalPage) -> None:
    look_for(qtbot, page, "kind:therapy")
    assert listed(page) == [SOUP_SESSION.id]


def test_the_best_fit_comes_first_where_that_is_wanted(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    services.entries.write(replace(THURSDAY, note="Soup, soup, soup!"))
    look_for(qtbot, page, "soup")
    assert listed(page)[0] == SATURDAY.id
    page.browser.order.click()
    assert listed(page)[0] == THURSDAY.id
    page.browser.order.click()
    assert listed(page)[0] == SATURDAY.id


def test_what_is_private_is_found_but_stays_covered(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    services.entries.write(replace(FRIDAY, private=True))
    services.sessions.write(replace(SOUP_SESSION, private=True))
    look_for(qtbot, page, "soup private:yes")
    rows = [page.model.row(page.model.index(n)) for n in range(page.model.rowCount())]
    assert [(row.record_id, row.text) for row in rows if row] == [
        (SOUP_SESSION.id, "private"),
        (FRIDAY.id, "private"),
    ]


def test_more_hits_than_one_page_are_read_as_they_are_scrolled_to(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    with services.journal.transaction():
        for n in range(150):
            services.journal.entries.put(replace(SATURDAY, id=f"more {n}"))
    look_for(qtbot, page, "soup mood:5")
    while page.model.canFetchMore(QModelIndex()):
        page.model.fetchMore(QModelIndex())
    assert len(listed(page)) == len(set(listed(page))) == 151
