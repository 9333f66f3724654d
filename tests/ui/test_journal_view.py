"""The window: tabs, undo, and what one page asks of another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carejournal.domain.period import Period
from carejournal.services.reading_evidence import evidence_cards
from carejournal.ui.bringing_in.import_dialog import ImportDialog
from carejournal.ui.evidence.evidence_page import EvidencePage
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.insights.insights_page import InsightsPage
from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.journal_view import EVIDENCE, INSIGHTS, JOURNAL, SESSIONS, JournalView
from carejournal.ui.report.report_dialog import ReportDialog
from carejournal.ui.sessions.sessions_page import SessionsPage
from journal_hand import CTRL, ENTRIES, LEFT, SOUP_SESSION, THURSDAY, click_row, put_entries
from window_hand import NOTE, WORDS, journal, note_of, opened, part, shown, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Page, Surroundings

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, around: Surroundings) -> JournalView:
    put_entries(around.services, *ENTRIES)
    return opened(qtbot, around)


def test_it_opens_on_the_journal_ready_to_record(window: JournalView) -> None:
    assert shown(window) is journal(window)
    assert window.rail.tab(JOURNAL).isChecked()
    assert QApplication.focusWidget() is journal(window).editor.scale("mood")


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_2, SessionsPage),
        (Qt.Key.Key_3, InsightsPage),
        (Qt.Key.Key_4, EvidencePage),
        (Qt.Key.Key_1, JournalPage),
    ],
)
def test_control_and_a_digit_open_a_tab_and_the_keyboard_goes_with_it(
    qtbot: QtBot, window: JournalView, key: Qt.Key, kind: type[Page]
) -> None:
    if kind is JournalPage:
        window.open_tab(EVIDENCE)
    qtbot.keyClick(window, key, CTRL)
    assert isinstance(shown(window), kind)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert shown(window).isAncestorOf(focus)


def test_a_click_on_the_rail_opens_a_tab_and_the_keyboard_goes_with_it(
    qtbot: QtBot, window: JournalView
) -> None:
    qtbot.mouseClick(window.rail.tab(SESSIONS), LEFT)
    assert isinstance(shown(window), SessionsPage)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert shown(window).isAncestorOf(focus)


@pytest.mark.parametrize("way", ["tab", "undo", "help", "session", "import"])
def test_leaving_the_journal_keeps_what_was_typed(
    qtbot: QtBot, window: JournalView, services: JournalServices, way: str
) -> None:
    services.sessions.write(SOUP_SESSION)
    write(qtbot, window)
    if way == "undo":
        journal(window).search.setFocus()
        journal(window).timeline.setFocus()
        qtbot.keyClick(journal(window).timeline, Qt.Key.Key_Z, CTRL)
        assert note_of(services) == NOTE
        qtbot.keyClick(journal(window).timeline, Qt.Key.Key_Z, CTRL | SHIFT)
    elif way == "help":
        qtbot.mouseClick(window.rail.help_button, LEFT)
        part(window, HelpDialog).close()
        journal(window).settle()
    elif way == "session":
        window.show_session(SOUP_SESSION.id)
    elif way == "import":
        journal(window).import_wanted.emit()
        part(window, ImportDialog).close()
    else:
        qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    assert note_of(services) == WORDS + NOTE


def test_control_z_outside_text_takes_the_last_action_back_and_says_which(
    qtbot: QtBot, window: JournalView, services: JournalServices
) -> None:
    services.entries.delete(THURSDAY.id)
    scale = journal(window).editor.scale("mood")
    qtbot.keyClick(scale, Qt.Key.Key_Z, CTRL)
    assert services.entries.get(THURSDAY.id) == THURSDAY
    assert window.toast.isVisible()
    assert window.toast.words == "Undone: deleting an entry"
    qtbot.keyClick(scale, Qt.Key.Key_Z, CTRL | SHIFT)
    assert services.entries.get(THURSDAY.id) is None
    assert window.toast.words == "Done again: deleting an entry"
    qtbot.mouseClick(window.toast.undo, LEFT)
    assert services.entries.get(THURSDAY.id) == THURSDAY


def test_control_z_inside_text_takes_only_typing_back(
    qtbot: QtBot, window: JournalView, services: JournalServices
) -> None:
    services.entries.write(replace(ENTRIES[1], note="Another."))
    write(qtbot, window)
    note = journal(window).editor.note
    qtbot.keyClick(note, Qt.Key.Key_Z, CTRL)
    assert note.text == NOTE
    qtbot.keyClick(note, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(journal(window).editor.title, Qt.Key.Key_Z, CTRL)
    found = services.entries.get(ENTRIES[1].id)
    assert found is not None
    assert found.note == "Another."


def test_nothing_to_undo_says_nothing(qtbot: QtBot, window: JournalView) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert not window.toast.isVisible()


def test_deleting_offers_undo_at_the_foot(
    qtbot: QtBot, window: JournalView, services: JournalServices
) -> None:
    click_row(qtbot, journal(window), THURSDAY.id)
    qtbot.mouseClick(journal(window).editor.delete, LEFT)
    assert window.toast.words == "Entry deleted."
    qtbot.mouseClick(window.toast.undo, LEFT)
    assert services.entries.get(THURSDAY.id) == THURSDAY
    assert journal(window).model.row_of(THURSDAY.id) >= 0


def test_a_session_among_the_hits_opens_on_its_own_tab(
    qtbot: QtBot, window: JournalView, services: JournalServices
) -> None:
    services.sessions.write(SOUP_SESSION)
    qtbot.keyClicks(journal(window).search, "talked")
    click_row(qtbot, journal(window), SOUP_SESSION.id)
    page = shown(window)
    assert isinstance(page, SessionsPage)
    assert page.open_session == services.sessions.get(SOUP_SESSION.id)
    assert window.rail.tab(SESSIONS).isChecked()


def test_a_day_that_another_page_names_is_shown_in_the_journal(window: JournalView) -> None:
    window.open_tab(INSIGHTS)
    window.page(INSIGHTS).day_wanted.emit(THURSDAY.moment.day)
    assert shown(window) is journal(window)
    assert journal(window).editor.entry() == THURSDAY


def test_a_card_that_another_page_names_is_shown(window: JournalView) -> None:
    card = evidence_cards()[2]
    window.page(JOURNAL).card_wanted.emit(card.id)
    page = shown(window)
    assert isinstance(page, EvidencePage)
    assert page.view.card == card


def test_a_report_is_prepared_for_the_period_that_is_shown(window: JournalView) -> None:
    period = Period(THURSDAY.moment.day, ENTRIES[-1].moment.day)
    window.page(JOURNAL).report_wanted.emit(period)
    dialog = part(window, ReportDialog)
    assert dialog.isVisible()
    assert dialog.choices().period == period
    dialog.close()


def test_a_quiet_sentence_is_shown_at_the_foot(window: JournalView) -> None:
    window.page(JOURNAL).told.emit("Copied.")
    assert window.toast.words == "Copied."
    assert not window.toast.undo.isVisible()


def test_every_page_follows_what_changes(window: JournalView, services: JournalServices) -> None:
    window.open_tab(SESSIONS)
    window.open_tab(EVIDENCE)
    services.entries.write(replace(THURSDAY, note="Changed elsewhere."))
    window.open_tab(JOURNAL)
    journal(window).show_record(THURSDAY.id)
    assert journal(window).editor.note.text == "Changed elsewhere."


def test_what_a_dialog_did_is_told_at_the_foot(window: JournalView, tmp_path: Path) -> None:
    window.prepare_report(Period(THURSDAY.moment.day, THURSDAY.moment.day))
    report = part(window, ReportDialog)
    report.saved.emit(tmp_path / "for Thursday.pdf")
    assert window.toast.words == "Saved as for Thursday.pdf."
    report.close()
    window.bring_in()
    bringing_in = part(window, ImportDialog)
    bringing_in.undoable.emit("Entries added: 3.")
    assert window.toast.words == "Entries added: 3."
    assert window.toast.undo.isVisible()
    bringing_in.close()
