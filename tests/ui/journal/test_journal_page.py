"""The Journal tab: recording a day by keyboard and by mouse, and going from day to day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from carejournal.domain.moment import Moment
from carejournal.services.opening import create_services
from carejournal.ui.widgets.dates import qdate
from journal_hand import (
    ALT,
    CTRL,
    ENTRIES,
    FRIDAY,
    LEFT,
    SATURDAY,
    THURSDAY,
    click_box,
    click_row,
    focused,
    kept,
    listed,
    marked,
    open_id,
    open_journal_page,
    put_entries,
    reopened,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings
    from fake_clock import FakeClock

TODAY = date(2026, 11, 22)


@pytest.fixture
def services(tmp_path: Path, clock: FakeClock) -> Iterator[JournalServices]:
    """Yield the services over an empty journal, with a clock that can be moved."""
    made = create_services(tmp_path / "journal.carejournal", clock=clock)
    yield made
    made.journal.close()


@pytest.fixture
def empty(qtbot: QtBot, around: Surroundings) -> JournalPage:
    return open_journal_page(qtbot, around)


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> JournalPage:
    put_entries(around.services, *ENTRIES)
    return open_journal_page(qtbot, around)


def test_a_check_in_by_keyboard_alone_is_in_the_journal_file(
    qtbot: QtBot, empty: JournalPage, tmp_path: Path
) -> None:
    for digit in ("7", "10", "3"):
        qtbot.keyClicks(focused(empty), digit)
        qtbot.keyClick(focused(empty), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(empty), "6 h 15")
    while focused(empty) is not empty.editor.note:
        qtbot.keyClick(focused(empty), Qt.Key.Key_Tab)
    qtbot.keyClicks(empty.editor.note, "Better than feared.")
    with qtbot.waitSignal(empty.undoable) as told:
        qtbot.keyClick(focused(empty), Qt.Key.Key_Return, CTRL)
    assert told.args == ["Saved."]
    (found,) = reopened(tmp_path / "journal.carejournal")
    assert dict(found.readings) == {"mood": 7, "stress": 10, "sleep_quality": 3, "sleep_hours": 6.25}
    assert found.note == "Better than feared."
    assert found.moment == Moment(datetime(2026, 11, 22, 21, 40), 60)
    assert not found.late
    assert empty.editor.state.text() == "saved"


def test_delete_empties_a_scale_again(qtbot: QtBot, empty: JournalPage, services: JournalServices) -> None:
    qtbot.keyClicks(focused(empty), "7")
    qtbot.keyClick(focused(empty), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(empty), "4")
    qtbot.keyClick(focused(empty), Qt.Key.Key_Delete)
    empty.finish()
    assert [dict(entry.readings) for entry in kept(services)] == [{"mood": 7}]


def test_a_check_in_by_mouse_alone_is_in_the_journal_file(
    qtbot: QtBot, empty: JournalPage, tmp_path: Path
) -> None:
    click_box(qtbot, empty, "mood", 6)
    click_box(qtbot, empty, "stress", 2)
    click_box(qtbot, empty, "stress", 2)
    click_box(qtbot, empty, "sleep_quality", 0)
    more = [each for each in empty.editor.hours.findChildren(QPushButton) if each.text() == "+"][0]
    qtbot.mouseClick(more, LEFT)
    qtbot.mouseClick(more, LEFT)
    qtbot.mouseClick(empty.editor.chips.ill_chip, LEFT)
    qtbot.mouseClick(empty.editor.finish, LEFT)
    (found,) = reopened(tmp_path / "journal.carejournal")
    assert dict(found.readings) == {"mood": 6, "sleep_quality": 0, "sleep_hours": 7.25, "ill": 1}


def test_a_day_can_have_several_entries(qtbot: QtBot, empty: JournalPage, services: JournalServices) -> None:
    qtbot.keyClicks(focused(empty), "5")
    qtbot.keyClick(focused(empty), Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(focused(empty), Qt.Key.Key_N, CTRL)
    assert focused(empty) is empty.editor.scale("mood")
    qtbot.keyClicks(focused(empty), "8")
    qtbot.keyClick(focused(empty), Qt.Key.Key_Return, CTRL)
    assert [entry.readings["mood"] for entry in kept(services)] == [8, 5]
    assert {entry.moment.day for entry in kept(services)} == {TODAY}


def test_an_entry_is_of_the_time_when_it_was_begun(
    qtbot: QtBot, empty: JournalPage, services: JournalServices, clock: FakeClock
) -> None:
    clock.forward(hours=1)
    qtbot.keyClicks(focused(empty), "5")
    clock.forward(minutes=10)
    qtbot.keyClick(focused(empty), Qt.Key.Key_Return, CTRL)
    assert str(kept(services)[0].moment) == "2026-11-22T22:40:00+01:00"


def test_a_window_left_open_over_night_begins_the_new_day(
    qtbot: QtBot, empty: JournalPage, services: JournalServices, clock: FakeClock
) -> None:
    clock.forward(days=1)
    qtbot.keyClicks(focused(empty), "5")
    assert empty.heading.text() == "Monday, 23 November"
    qtbot.keyClick(focused(empty), Qt.Key.Key_Return, CTRL)
    (entry,) = kept(services)
    assert str(entry.moment) == "2026-11-23T21:40:00+01:00"
    assert not entry.late


def test_what_is_written_after_midnight_still_belongs_to_the_evening(
    qtbot: QtBot, empty: JournalPage, services: JournalServices, clock: FakeClock
) -> None:
    clock.forward(hours=3)
    qtbot.keyClicks(focused(empty), "5")
    qtbot.keyClick(focused(empty), Qt.Key.Key_Return, CTRL)
    (entry,) = kept(services)
    assert entry.moment.day == TODAY
    assert not entry.late


def test_a_note_about_an_earlier_day_is_marked_late_without_reproach(
    qtbot: QtBot, empty: JournalPage, services: JournalServices
) -> None:
    qtbot.mouseClick(empty.head.before, LEFT)
    assert empty.heading.text() == "Saturday, 21 November"
    qtbot.keyClicks(empty.editor.note, "Remembered only now.")
    qtbot.keyClick(empty.editor.note, Qt.Key.Key_Return, CTRL)
    (entry,) = kept(services)
    assert entry.moment == Moment.on(date(2026, 11, 21))
    assert entry.late
    assert empty.editor.state.text() == "written later"
    row = empty.model.row(empty.model.index(0))
    assert row is not None
    assert row.late_word == "late"


def test_another_day_and_time_can_be_given_to_an_entry(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    page.show_record(SATURDAY.id)
    page.editor.moment.day_edit.setDate(qdate(date(2026, 11, 18)))
    assert page.heading.text() == "Wednesday, 18 November"
    time = page.editor.moment.time_edit
    time.selectAll()
    qtbot.keyClicks(time, "7:05")
    qtbot.keyClick(time, Qt.Key.Key_Return, CTRL)
    moved = services.entries.get(SATURDAY.id)
    assert moved is not None
    assert moved.moment.local == datetime(2026, 11, 18, 7, 5)
    assert listed(page) == [FRIDAY.id, THURSDAY.id, SATURDAY.id]
    assert marked(page) == [SATURDAY.id]


def test_emptying_the_time_leaves_only_the_day(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    page.show_record(SATURDAY.id)
    page.editor.moment.time_edit.selectAll()
    qtbot.keyClick(page.editor.moment.time_edit, Qt.Key.Key_Delete)
    qtbot.keyClick(page.editor.moment.time_edit, Qt.Key.Key_Return)
    page.finish()
    moved = services.entries.get(SATURDAY.id)
    assert moved is not None
    assert moved.moment == Moment.on(date(2026, 11, 21))


def test_alt_and_arrows_turn_the_days_and_alt_home_comes_back(qtbot: QtBot, page: JournalPage) -> None:
    assert page.heading.text() == "Sunday, 22 November"
    qtbot.keyClick(focused(page), Qt.Key.Key_Left, ALT)
    assert open_id(page) == SATURDAY.id
    qtbot.keyClick(focused(page), Qt.Key.Key_Left, ALT)
    qtbot.keyClick(focused(page), Qt.Key.Key_Left, ALT)
    assert open_id(page) == THURSDAY.id
    qtbot.keyClick(focused(page), Qt.Key.Key_Right, ALT)
    assert open_id(page) == FRIDAY.id
    assert marked(page) == [FRIDAY.id]
    qtbot.keyClick(focused(page), Qt.Key.Key_Home, ALT)
    assert page.heading.text() == "Sunday, 22 November"
    assert marked(page) == []


def test_a_day_of_another_year_shows_its_year(page: JournalPage) -> None:
    page.show_day(date(2025, 3, 1))
    assert page.heading.text() == "Saturday, 1 March 2025"


def test_a_click_on_a_row_opens_its_entry(qtbot: QtBot, page: JournalPage) -> None:
    click_row(qtbot, page, THURSDAY.id)
    assert open_id(page) == THURSDAY.id
    assert page.editor.note.text == THURSDAY.note
    assert marked(page) == [THURSDAY.id]


def test_arrows_walk_through_the_list(qtbot: QtBot, page: JournalPage) -> None:
    click_row(qtbot, page, SATURDAY.id)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Down)
    assert open_id(page) == FRIDAY.id
    qtbot.keyClick(page.timeline, Qt.Key.Key_Down)
    assert open_id(page) == THURSDAY.id
    qtbot.keyClick(page.timeline, Qt.Key.Key_Up)
    assert open_id(page) == FRIDAY.id
    assert marked(page) == [FRIDAY.id]


def test_the_tab_key_passes_the_list_without_opening_another_entry(qtbot: QtBot, page: JournalPage) -> None:
    before = open_id(page)
    page.search.setFocus()
    while focused(page) is not page.editor.scale("mood"):
        qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    assert open_id(page) == before
    assert page.heading.text() == "Sunday, 22 November"


def test_keys_of_the_page_work_from_everywhere_on_it(qtbot: QtBot, page: JournalPage) -> None:
    page.editor.note.setFocus()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_F, CTRL)
    assert focused(page) is page.search


def test_an_empty_journal_says_what_to_do_next(empty: JournalPage) -> None:
    assert empty.empty.isVisible()
    assert empty.empty.text().startswith("Your days will be listed here.")
    assert not empty.timeline.isVisible()


def test_the_sample_life_says_that_it_is_invented(
    qtbot: QtBot, sample_services: JournalServices, around: Surroundings
) -> None:
    made = open_journal_page(qtbot, around)
    assert sample_services.looking_back.is_sample
    assert made.browser.sample.isVisible()
    assert made.browser.sample.text() == "Sample life"


def test_bringing_in_a_file_is_one_click_away(qtbot: QtBot, empty: JournalPage) -> None:
    with qtbot.waitSignal(empty.import_wanted):
        qtbot.mouseClick(empty.browser.import_button, LEFT)


def test_recording_begins_at_the_first_scale(empty: JournalPage) -> None:
    assert QApplication.focusWidget() is empty.editor.scale("mood")
