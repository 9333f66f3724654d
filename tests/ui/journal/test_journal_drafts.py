"""The Journal tab: what was typed and not saved comes back, whatever ended the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.services.opening import open_services
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
HERE_AGAIN = "What you wrote last was not saved yet. It is here again."
SOON_MS = 30


@pytest.fixture
def soon(around: Surroundings) -> Surroundings:
    """Return what pages are built with; drafts are kept quickly."""
    return replace(around, draft_delay_ms=SOON_MS)


@pytest.fixture
def page(qtbot: QtBot, soon: Surroundings) -> JournalPage:
    put_entries(soon.services, *ENTRIES)
    return open_journal_page(qtbot, soon)


@pytest.fixture
def restarted(
    qtbot: QtBot, soon: Surroundings, request: pytest.FixtureRequest
) -> Callable[[JournalPage], JournalPage]:
    """Return what abandons a page with its journal, as a crash does, and starts anew."""

    def start_again(page: JournalPage) -> JournalPage:
        services = page.services
        services.journal.close()
        again = open_services(services.journal.path, clock=services.clock)
        request.addfinalizer(again.journal.close)
        return open_journal_page(qtbot, replace(soon, services=again))

    return start_again


def write(qtbot: QtBot, page: JournalPage, words: str = WORDS) -> None:
    page.editor.note.setFocus()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Home, CTRL)
    qtbot.keyClicks(page.editor.note, words)


def drafts(page: JournalPage) -> list[Entry]:
    return [draft.record for draft in page.services.drafts.kept() if isinstance(draft.record, Entry)]


def wait_for_draft(qtbot: QtBot, page: JournalPage) -> None:
    """Wait until everything in the form is kept."""
    qtbot.waitUntil(lambda: drafts(page)[:1] == [page.editor.entry()])


def test_words_that_were_not_saved_are_there_after_a_crash(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    assert open_id(page) == THURSDAY.id
    assert page.editor.note.text == WORDS + THURSDAY.note
    assert page.editor.state.text() == "not saved yet"
    assert page.heading.text() == "Thursday, 19 November"
    assert page.editor.note.hasFocus()
    assert page.services.entries.get(THURSDAY.id) == THURSDAY
    page.finish()
    assert page.services.entries.get(THURSDAY.id) == replace(THURSDAY, note=WORDS + THURSDAY.note)
    assert page.services.journal.drafts.all() == []


def test_one_quiet_sentence_tells_of_it(qtbot: QtBot, page: JournalPage) -> None:
    write(qtbot, page)
    told: list[str] = []
    page.told.connect(told.append)
    page.shown()
    assert told == []  # what is being written is no news
    page.settle()
    page.services.drafts.keep(replace(THURSDAY, note="Other."), stored=True)
    page.shown()
    assert told == [HERE_AGAIN]
    page.shown()
    assert told == [HERE_AGAIN]


def test_a_whole_new_entry_comes_back(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    click_box(qtbot, page, "mood", 7)
    qtbot.keyClicks(page.editor.hours.edit, "7:45")
    qtbot.mouseClick(page.editor.chips.ill_chip, LEFT)
    qtbot.keyClicks(page.editor.title, "A  title")
    qtbot.keyClicks(page.editor.note, "New words.")
    qtbot.mouseClick(page.editor.private, LEFT)
    qtbot.mouseClick(page.editor.star, LEFT)
    qtbot.mouseClick(page.editor.chips.add_chip, LEFT)
    qtbot.keyClicks(focused(page), "choir")
    page.editor.moment.time_edit.selectAll()
    qtbot.keyClicks(page.editor.moment.time_edit, "18:05")
    wait_for_draft(qtbot, page)
    typed = page.editor.entry()
    page = restarted(page)
    assert page.editor.entry() == typed
    assert (typed.private, typed.starred, typed.tags) == (True, True, ("choir",))
    assert typed.moment.local.strftime("%H:%M") == "18:05"
    assert not page.editor.delete.isEnabled()
    assert page.settle()
    assert kept(page.services)[0] == replace(typed, recorded_at=page.services.clock())


def test_a_time_that_is_still_being_typed_is_kept(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    page.editor.moment.time_edit.selectAll()
    qtbot.keyClicks(page.editor.moment.time_edit, "18:05")
    wait_for_draft(qtbot, page)
    page = restarted(page)
    assert page.editor.entry().moment.local.strftime("%H:%M") == "18:05"


def test_what_the_form_does_not_show_is_kept_with_an_imported_entry(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    click_row(qtbot, page, FRIDAY.id)
    write(qtbot, page, "More. ")
    wait_for_draft(qtbot, page)
    page = restarted(page)
    page.finish()
    assert page.services.entries.get(FRIDAY.id) == replace(FRIDAY, note="More. " + FRIDAY.note)


def test_steady_typing_is_kept_again_and_again(qtbot: QtBot, page: JournalPage) -> None:
    seen: set[str] = set()

    def typed_on() -> bool:
        qtbot.keyClicks(page.editor.note, "x")
        seen.update(entry.note for entry in drafts(page))
        return len(seen) >= 3

    qtbot.waitUntil(typed_on)
    assert max(seen, key=len) in page.editor.note.text


def test_saving_leaves_no_draft(qtbot: QtBot, page: JournalPage) -> None:
    write(qtbot, page)
    wait_for_draft(qtbot, page)
    page.finish()
    assert page.services.journal.drafts.all() == []
    write(qtbot, page)
    page.finish()  # before the delay is over
    qtbot.waitUntil(lambda: not page.keeper._later.isActive())
    assert page.services.journal.drafts.all() == []


def test_typing_back_what_was_there_drops_the_draft(qtbot: QtBot, page: JournalPage) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page, "x")
    wait_for_draft(qtbot, page)
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: page.services.journal.drafts.all() == [])


def test_after_a_start_saving_can_be_undone(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    with qtbot.waitSignal(page.undoable) as told:
        page.finish()
    assert told.args == ["Saved."]
    page.services.history.undo()
    assert page.services.entries.get(THURSDAY.id) == THURSDAY
    assert page.editor.note.text == THURSDAY.note


def test_in_the_note_undo_goes_back_to_what_is_saved(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Z, CTRL)
    assert page.editor.note.text == THURSDAY.note
    assert page.editor.state.text() == "saved"
    qtbot.waitUntil(lambda: page.services.journal.drafts.all() == [])


def test_an_entry_that_was_emptied_comes_back_emptied(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    click_row(qtbot, page, SATURDAY.id)
    page.editor.note.setFocus()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Delete)
    page.editor.scale("mood").setFocus()
    qtbot.keyClick(page.editor.scale("mood"), Qt.Key.Key_Delete)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    assert open_id(page) == SATURDAY.id
    assert page.editor.entry().is_empty
    assert page.services.entries.get(SATURDAY.id) == SATURDAY
    page.editor.note.setFocus()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Z, CTRL)
    assert page.editor.note.text == SATURDAY.note


def test_a_new_entry_that_was_emptied_again_leaves_nothing(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    write(qtbot, page, "x")
    wait_for_draft(qtbot, page)
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: page.services.journal.drafts.all() == [])
    page = restarted(page)
    assert page.editor.state.text() == ""
    assert page.editor.scale("mood").hasFocus()


def test_words_of_an_entry_that_was_deleted_meanwhile_are_not_lost(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    click_row(qtbot, page, FRIDAY.id)
    write(qtbot, page)
    page.services.entries.delete(FRIDAY.id)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    assert page.editor.state.text() == "not saved yet"
    page.finish()
    assert page.services.entries.get(FRIDAY.id) == replace(FRIDAY, note=WORDS + FRIDAY.note)


def test_a_draft_that_says_what_is_saved_shows_nothing(
    page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    page.services.drafts.keep(THURSDAY, stored=True)
    page = restarted(page)
    assert page.editor.state.text() == ""
    assert page.services.journal.drafts.all() == []


def test_of_several_drafts_the_newest_comes_first_and_none_is_lost(
    page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    older = replace(THURSDAY, note="Older.")
    newer = Entry("new", Moment.on(SATURDAY.moment.day), note="Newer.")
    page.services.drafts.keep(older, stored=True)
    page.services.drafts.keep(newer, stored=False)
    page = restarted(page)
    assert page.editor.entry() == newer
    page.finish()
    assert page.editor.entry() == older
    page.settle()
    assert page.services.entries.get(older.id) == older
    assert page.services.journal.drafts.all() == []


def test_leaving_what_came_back_saves_it(
    qtbot: QtBot, page: JournalPage, restarted: Callable[[JournalPage], JournalPage]
) -> None:
    write(qtbot, page)
    wait_for_draft(qtbot, page)
    page = restarted(page)
    typed = page.editor.entry()
    click_row(qtbot, page, THURSDAY.id)
    assert page.services.entries.get(typed.id) == replace(typed, recorded_at=page.services.clock())
    assert page.services.journal.drafts.all() == []


def test_a_lock_keeps_the_draft_without_saving(
    qtbot: QtBot, around: Surroundings, services: JournalServices
) -> None:
    page = open_journal_page(qtbot, around)  # with the usual delay
    write(qtbot, page)
    assert page.keep_draft()
    assert drafts(page) == [page.editor.entry()]
    assert kept(services) == []


def test_a_page_that_is_hidden_has_kept_its_draft(qtbot: QtBot, around: Surroundings) -> None:
    page = open_journal_page(qtbot, around)
    write(qtbot, page)
    page.hide()
    assert drafts(page) == [page.editor.entry()]


def test_typing_goes_on_where_no_draft_can_be_kept(qtbot: QtBot, page: JournalPage) -> None:
    click_row(qtbot, page, THURSDAY.id)
    connection = page.services.journal._file.connection
    connection.execute("PRAGMA query_only = ON")
    told: list[str] = []
    page.told.connect(told.append)
    write(qtbot, page)
    qtbot.waitUntil(lambda: page.editor.state.text() == "not saved yet, could not be kept")
    assert not page.keep_draft()
    write(qtbot, page, "And more. ")
    assert page.editor.note.text == "And more. " + WORDS + THURSDAY.note
    connection.execute("PRAGMA query_only = OFF")
    assert page.keep_draft()
    assert page.editor.state.text() == "not saved yet"
    assert told == []


def test_a_draft_that_was_dropped_by_a_change_elsewhere_is_kept_anew(qtbot: QtBot, page: JournalPage) -> None:
    click_row(qtbot, page, THURSDAY.id)
    write(qtbot, page)
    wait_for_draft(qtbot, page)
    page.services.entries.write(replace(THURSDAY, note="Changed elsewhere."))
    wait_for_draft(qtbot, page)
    assert page.editor.note.text == WORDS + THURSDAY.note
