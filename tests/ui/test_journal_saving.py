"""The Journal tab: whatever way an entry is left nothing is lost, and everything can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.domain.refusal import Refusal
from journal_hand import (
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
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings

WORDS = "Not saved yet. "


def _settled(_: QtBot, page: JournalPage) -> None:
    assert page.settle()


WAYS: dict[str, Callable[[QtBot, JournalPage], None]] = {
    "another row": lambda qtbot, page: click_row(qtbot, page, SATURDAY.id),
    "another day": lambda qtbot, page: qtbot.mouseClick(page.head.before, LEFT),
    "today": lambda qtbot, page: qtbot.mouseClick(page.head.today, LEFT),
    "a new entry": lambda qtbot, page: qtbot.mouseClick(page.head.new, LEFT),
    "a record shown from elsewhere": lambda _, page: page.show_record(FRIDAY.id),
    "a day shown from elsewhere": lambda _, page: page.show_day(SATURDAY.moment.day),
    "the tab or the window": _settled,
    "done": lambda qtbot, page: qtbot.mouseClick(page.editor.finish, LEFT),
}


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> JournalPage:
    put_entries(around.services, *ENTRIES)
    return open_journal_page(qtbot, around)


def write(qtbot: QtBot, page: JournalPage, words: str = WORDS) -> None:
    page.editor.note.setFocus()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Home, CTRL)
    qtbot.keyClicks(page.editor.note, words)


@pytest.mark.parametrize("way", WAYS)
def test_leaving_an_entry_keeps_what_was_typed(
    qtbot: QtBot, page: JournalPage, services: JournalServices, way: str
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    assert page.editor.state.text() == "not saved yet"
    assert services.entries.get(THURSDAY.id) == THURSDAY
    WAYS[way](qtbot, page)
    assert services.entries.get(THURSDAY.id) == replace(THURSDAY, note=WORDS + THURSDAY.note)
    assert set(marked(page)) <= {open_id(page)}


def test_the_list_marks_the_row_that_was_opened_after_saving_another(qtbot: QtBot, page: JournalPage) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Up)
    assert (open_id(page), marked(page)) == (FRIDAY.id, [FRIDAY.id])
    write(qtbot, page)
    click_row(qtbot, page, SATURDAY.id)
    assert (open_id(page), marked(page)) == (SATURDAY.id, [SATURDAY.id])


@pytest.mark.parametrize("way", WAYS)
def test_leaving_an_entry_keeps_a_tag_and_a_time_that_are_still_being_typed(
    qtbot: QtBot, page: JournalPage, services: JournalServices, way: str
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    page.editor.moment.time_edit.selectAll()
    qtbot.keyClicks(page.editor.moment.time_edit, "18:05")
    qtbot.mouseClick(page.editor.chips.add_chip, LEFT)
    qtbot.keyClicks(focused(page), "choir")
    WAYS[way](qtbot, page)
    found = services.entries.get(THURSDAY.id)
    assert found is not None
    assert found.tags == ("exercise", "choir")
    assert found.moment.local.strftime("%H:%M") == "18:05"


def test_looking_at_an_entry_does_not_change_it(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    for entry in ENTRIES:
        click_row(qtbot, page, entry.id)
        assert not page.editor.changed
    page.settle()
    assert [services.entries.get(entry.id) for entry in ENTRIES] == list(ENTRIES)
    assert services.history.next_undo is None


def test_editing_a_note_keeps_what_the_form_does_not_show(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, FRIDAY.id)
    write(qtbot, page, "More. ")
    page.finish()
    assert services.entries.get(FRIDAY.id) == replace(FRIDAY, note="More. " + FRIDAY.note)
    assert page.editor.state.text() == "brought in"


def test_a_deleted_entry_comes_back_with_undo(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.mouseClick(page.editor.delete, LEFT)
    assert told.args == ["Entry deleted."]
    assert services.entries.get(THURSDAY.id) is None
    assert THURSDAY.id not in listed(page)
    assert page.heading.text() == "Thursday, 19 November"
    services.history.undo()
    assert services.entries.get(THURSDAY.id) == THURSDAY
    assert THURSDAY.id in listed(page)


def test_a_deleted_entry_that_comes_back_is_open_again(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    qtbot.mouseClick(page.editor.delete, LEFT)
    services.history.undo()
    assert page.editor.entry() == THURSDAY
    services.history.redo()
    assert page.editor.entry().is_empty
    services.history.undo()
    assert page.editor.entry() == THURSDAY
    click_row(qtbot, page, FRIDAY.id)
    services.entries.write(replace(SATURDAY, note="Another."))
    assert page.editor.entry().id == FRIDAY.id


def test_undoing_a_deletion_brings_back_words_that_were_not_saved_before_it(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    qtbot.mouseClick(page.editor.delete, LEFT)
    services.history.undo()
    assert services.entries.get(THURSDAY.id) == replace(THURSDAY, note=WORDS + THURSDAY.note)


def test_only_an_entry_that_is_saved_can_be_deleted(qtbot: QtBot, page: JournalPage) -> None:
    assert not page.editor.delete.isEnabled()
    qtbot.keyClicks(focused(page), "5")
    assert not page.editor.delete.isEnabled()
    page.finish()
    assert page.editor.delete.isEnabled()


def test_an_emptied_entry_goes_and_can_come_back(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, SATURDAY.id)
    click_box(qtbot, page, "mood", 5)
    page.editor.note.selectAll()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Delete)
    with qtbot.waitSignal(page.undoable) as told:
        qtbot.mouseClick(page.editor.finish, LEFT)
    assert told.args == ["Entry deleted."]
    assert services.entries.get(SATURDAY.id) is None
    assert listed(page) == [FRIDAY.id, THURSDAY.id]
    services.history.undo()
    assert services.entries.get(SATURDAY.id) == SATURDAY


def test_a_new_entry_that_was_emptied_again_is_not_kept(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    qtbot.keyClicks(focused(page), "5")
    qtbot.keyClick(focused(page), Qt.Key.Key_Delete)
    page.show_day(THURSDAY.moment.day)
    assert len(kept(services)) == len(ENTRIES)
    assert services.history.next_undo is None


def test_undoing_the_entry_that_is_open_shows_it_as_it_was(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    page.finish()
    services.history.undo()
    assert page.editor.note.text == THURSDAY.note
    assert page.editor.state.text() == "saved"
    services.history.redo()
    assert page.editor.note.text == WORDS + THURSDAY.note


def test_undoing_a_new_entry_leaves_its_day_empty(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    qtbot.keyClicks(focused(page), "5")
    page.finish()
    services.history.undo()
    assert page.editor.entry().is_empty
    assert page.editor.state.text() == ""
    assert page.heading.text() == "Sunday, 22 November"


def test_text_undo_does_not_reach_into_another_entry(qtbot: QtBot, page: JournalPage) -> None:
    write(qtbot, page, "private thought")
    page.editor.note.selectAll()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Delete)
    page.show_day(THURSDAY.moment.day.replace(day=12))
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Z, CTRL)
    assert page.editor.note.text == ""


def test_text_undo_still_works_after_saving(qtbot: QtBot, page: JournalPage) -> None:
    write(qtbot, page, "one")
    page.finish()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Z, CTRL)
    assert page.editor.note.text == ""


def test_a_refused_save_keeps_the_words_unsaved_in_the_form(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(Refusal):
        page.finish()
    assert page.editor.state.text() == "not saved yet"
    assert page.editor.note.text == WORDS + THURSDAY.note
    services.journal._file.connection.execute("PRAGMA query_only = OFF")
    page.finish()
    assert services.entries.get(THURSDAY.id) == replace(THURSDAY, note=WORDS + THURSDAY.note)


def test_a_refused_save_does_not_leave_the_entry(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    with qtbot.captureExceptions() as raised:
        click_row(qtbot, page, SATURDAY.id)
    assert [kind for kind, _, _ in raised] == [Refusal]
    assert open_id(page) == THURSDAY.id
    assert marked(page) == [THURSDAY.id]


def test_a_refused_deletion_leaves_the_entry_open(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(Refusal):
        page.delete_entry()
    assert open_id(page) == THURSDAY.id


def test_a_change_elsewhere_is_followed(qtbot: QtBot, page: JournalPage, services: JournalServices) -> None:
    click_row(qtbot, page, THURSDAY.id)
    services.entries.write(replace(THURSDAY, note="Changed elsewhere."))
    assert page.editor.note.text == "Changed elsewhere."
    services.entries.delete(THURSDAY.id)
    assert page.editor.entry().is_empty
    assert THURSDAY.id not in listed(page)


def test_a_change_elsewhere_does_not_overwrite_what_is_being_typed(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    services.entries.write(replace(THURSDAY, note="Changed elsewhere."))
    assert page.editor.note.text == WORDS + THURSDAY.note
    services.entries.delete(THURSDAY.id)
    page.finish()
    assert services.entries.get(THURSDAY.id) == replace(THURSDAY, note=WORDS + THURSDAY.note)
