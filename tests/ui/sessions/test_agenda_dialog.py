"""Bring this up next time, from anywhere: kept for a kind of session, linked to the entry that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from carejournal.domain.session import MASSAGE, THERAPY
from carejournal.ui.sessions.agenda_dialog import ANY, AgendaDialog
from journal_hand import ENTRIES, THURSDAY, put_entries
from sessions_hand import NEXT
from window_hand import journal, opened, part

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal_view import JournalView
    from carejournal.ui.page import Surroundings

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, around: Surroundings) -> JournalView:
    """Return the window with Thursday's entry open."""
    put_entries(around.services, *ENTRIES)
    around.services.sessions.write(NEXT)
    window = opened(qtbot, around)
    journal(window).show_record(THURSDAY.id)
    return window


@pytest.fixture
def dialog(qtbot: QtBot, window: JournalView) -> AgendaDialog:
    qtbot.keyClick(window, Qt.Key.Key_B, CTRL)
    dialog = part(window, AgendaDialog)
    qtbot.waitActive(dialog)
    return dialog


def keep(qtbot: QtBot, dialog: AgendaDialog) -> None:
    """Go to the primary button with the keyboard alone, and press it."""
    while getattr(dialog.focusWidget(), "text", str)() != "Keep":
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_it_is_kept_for_the_next_planned_kind_and_linked_to_the_entry(
    qtbot: QtBot, window: JournalView, dialog: AgendaDialog, services: JournalServices
) -> None:
    assert dialog.kind.choice == THERAPY
    qtbot.keyClicks(dialog.words, "The letter")
    keep(qtbot, dialog)
    (item,) = services.follow_ups.waiting()
    assert (item.text, item.kind, item.entry_id) == ("The letter", THERAPY, THURSDAY.id)
    assert window.toast.words == "It waits for the next session."
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert services.follow_ups.waiting() == []


def test_it_is_kept_for_another_kind_or_for_any(
    qtbot: QtBot, window: JournalView, dialog: AgendaDialog, services: JournalServices
) -> None:
    dialog.kind.chip(MASSAGE).click()
    qtbot.keyClicks(dialog.words, "Shoulder")
    keep(qtbot, dialog)
    qtbot.waitUntil(lambda: window.findChild(AgendaDialog) is None)
    window.bring_up()
    again = part(window, AgendaDialog)
    said = [each.text() for each in again.findChildren(QLabel) if each.isVisible()]
    assert "–  Shoulder" in said
    again.kind.chip(ANY).click()
    qtbot.keyClicks(again.words, "Sleep")
    keep(qtbot, again)
    assert [(item.text, item.kind) for item in services.follow_ups.waiting()] == [
        ("Shoulder", MASSAGE),
        ("Sleep", ""),
    ]


@pytest.mark.parametrize("words", ["", "   "])
def test_without_words_it_stays_and_says_what_is_missing(
    qtbot: QtBot, dialog: AgendaDialog, services: JournalServices, words: str
) -> None:
    qtbot.keyClicks(dialog.words, words)
    keep(qtbot, dialog)
    assert dialog.refusal.isVisible()
    assert dialog.refusal.text() == "An agenda item needs some words."
    assert services.follow_ups.waiting() == []
    dialog.words.setFocus()
    qtbot.keyClicks(dialog.words, "The letter")
    keep(qtbot, dialog)
    assert [item.text for item in services.follow_ups.waiting()] == ["The letter"]
