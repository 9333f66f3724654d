"""The timeline on the screen keeps its place."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from journal_hand import (
    CTRL,
    ENTRIES,
    FRIDAY,
    LEFT,
    SATURDAY,
    THURSDAY,
    click_row,
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
def long_page(qtbot: QtBot, around: Surroundings) -> JournalPage:
    start = datetime(2026, 11, 22, 20)
    put_entries(
        around.services,
        *(Entry(f"{n:03}", Moment(start - timedelta(days=n)), note=f"Entry {n}") for n in range(250)),
    )
    return open_journal_page(qtbot, around)


def scroll_to_the_end(qtbot: QtBot, page: JournalPage) -> None:
    bar = page.timeline.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return page.model.rowCount() == 250

    qtbot.waitUntil(at_the_end)
    bar.setValue(bar.maximum())


def test_scrolling_down_brings_every_entry_once(qtbot: QtBot, long_page: JournalPage) -> None:
    scroll_to_the_end(qtbot, long_page)
    assert listed(long_page) == [f"{n:03}" for n in range(250)]


def test_saving_an_old_entry_does_not_move_the_list(
    qtbot: QtBot, long_page: JournalPage, services: JournalServices
) -> None:
    scroll_to_the_end(qtbot, long_page)
    click_row(qtbot, long_page, "249")
    place = long_page.timeline.verticalScrollBar().value()
    qtbot.keyClicks(long_page.editor.note, "More: ")
    qtbot.keyClick(long_page.editor.note, Qt.Key.Key_Return, CTRL)
    kept = services.entries.get("249")
    assert kept is not None
    assert kept.note == "More: Entry 249"
    assert marked(long_page) == ["249"]
    area = long_page.timeline.visualRect(long_page.model.index(249))
    assert long_page.timeline.viewport().rect().contains(area.center())
    assert long_page.timeline.verticalScrollBar().value() == place


def test_a_change_elsewhere_does_not_move_the_list(
    qtbot: QtBot, long_page: JournalPage, services: JournalServices
) -> None:
    scroll_to_the_end(qtbot, long_page)
    bar = long_page.timeline.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    services.entries.write(Entry("240", Moment(datetime(2026, 3, 27)), note="Changed elsewhere."))
    long_page.timeline.visualRect(long_page.model.index(0))  # lets the list arrange itself
    assert bar.value() == place


def test_the_mouse_drawn_over_rows_opens_the_one_it_ends_on(qtbot: QtBot, around: Surroundings) -> None:
    put_entries(around.services, *ENTRIES)
    page = open_journal_page(qtbot, around)
    rows = [page.timeline.visualRect(page.model.index(n)).center() for n in range(3)]
    viewport = page.timeline.viewport()
    qtbot.mousePress(viewport, LEFT, pos=rows[0])
    for place in (*rows, rows[2]):
        qtbot.mouseMove(viewport, place)
    qtbot.mouseRelease(viewport, LEFT, pos=rows[2])
    assert marked(page) in ([open_id(page)], [])


def test_a_row_that_is_only_marked_opens_nothing(qtbot: QtBot, around: Surroundings) -> None:
    put_entries(around.services, *ENTRIES)
    page = open_journal_page(qtbot, around)
    before = open_id(page)
    with qtbot.assertNotEmitted(page.timeline.entry_chosen):
        page.timeline.mark(FRIDAY.id)
        page.timeline.mark("not in the list")
    assert open_id(page) == before


def test_choosing_by_a_screen_reader_opens_the_entry(qtbot: QtBot, around: Surroundings) -> None:
    put_entries(around.services, *ENTRIES)
    page = open_journal_page(qtbot, around)
    index = page.model.index(page.model.row_of(THURSDAY.id))
    page.timeline.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert open_id(page) == THURSDAY.id


def test_turning_the_days_repaints_the_rows_whose_mark_changed(qtbot: QtBot, around: Surroundings) -> None:
    put_entries(around.services, *ENTRIES)
    page = open_journal_page(qtbot, around)
    page.show_record(SATURDAY.id)
    with qtbot.waitSignal(page.timeline.selectionModel().selectionChanged):
        page.show_day(THURSDAY.moment.day)
    assert marked(page) == [THURSDAY.id]
