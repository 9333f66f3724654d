"""Every action has a name and can be found; every key is on the map, and only keys that do something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel

from carejournal.ui.command_list import KEYS, Place, all_commands
from carejournal.ui.commands.command_search import CommandSearch
from carejournal.ui.commands.key_map import KeyMap
from carejournal.ui.journal_view import EVIDENCE, INSIGHTS, JOURNAL, SESSIONS, JournalView
from carejournal.ui.pixels.year_dialog import YearDialog
from carejournal.ui.reminders.reminder_dialog import ReminderDialog
from carejournal.ui.sessions.sessions_page import SessionsPage
from journal_hand import CTRL, ENTRIES, FRIDAY, SOUP_SESSION, open_id, put_entries
from window_hand import journal, opened, part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

OF_A_NOTE = {"Ctrl+Shift+B", "Ctrl+I", "Ctrl+Alt+1", "Ctrl+Shift+8", "Ctrl+Shift+9", "Ctrl+Shift+."}
OF_ONE_CONTROL = {"Esc", "Cancel", "Del", *OF_A_NOTE}
"""Keys of a single field or list, which the map tells under “In a control”."""


@pytest.fixture(autouse=True)
def british_dates() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def window(qtbot: QtBot, around: Surroundings) -> JournalView:
    put_entries(around.services, *ENTRIES)
    around.services.sessions.write(SOUP_SESSION)
    return opened(qtbot, around)


def search(qtbot: QtBot, window: JournalView, words: str) -> CommandSearch:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    dialog = part(window, CommandSearch)
    qtbot.keyClicks(dialog.field, words)
    return dialog


def enter(qtbot: QtBot, dialog: CommandSearch) -> None:
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def all_keys(key: str | QKeySequence.StandardKey) -> list[QKeySequence]:
    return [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)


def test_every_action_of_the_list_is_bound_and_every_key_is_in_the_list(window: JournalView) -> None:
    bound = {*window.commands.acts, *window.rail.acts}
    for tab in (JOURNAL, SESSIONS, INSIGHTS, EVIDENCE):
        bound |= set(window.page(tab).acts)
    assert bound == {command.name for command in all_commands()}
    assert set(KEYS) <= bound
    known = {each.toString() for keys in KEYS.values() for key in keys for each in all_keys(key)}
    used = {key.toString() for keys in map(QShortcut.keys, window.findChildren(QShortcut)) for key in keys}
    assert used - OF_ONE_CONTROL == known


def test_what_is_offered_of_closed_tabs_can_be_done_there(window: JournalView) -> None:
    for command in all_commands():
        if command.name in window.commands.names() and command.place is not Place.EVERYWHERE:
            assert command.name in window.page(command.place.value).acts


def test_shift_f1_shows_every_key(qtbot: QtBot, window: JournalView) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    shown = {label.text() for label in part(window, KeyMap).findChildren(QLabel)}
    for command in all_commands():
        if command.key_words:
            assert {command.key_words, command.words} <= shown


def test_a_few_letters_of_an_action_do_it_on_its_tab(qtbot: QtBot, window: JournalView) -> None:
    dialog = search(qtbot, window, "new ses")
    assert [found.words for found in dialog.found] == ["New session"]
    enter(qtbot, dialog)
    assert window.present_tab == SESSIONS
    page = window.page(SESSIONS)
    assert isinstance(page, SessionsPage)
    assert page.open_session is not None
    assert page.open_session.id != SOUP_SESSION.id


@pytest.mark.parametrize(
    ("words", "kind"), [("reminders", ReminderDialog), ("year pix", YearDialog), ("all keys", KeyMap)]
)
def test_dialogs_open_by_their_name(
    qtbot: QtBot, window: JournalView, words: str, kind: type[QDialog]
) -> None:
    enter(qtbot, search(qtbot, window, words))
    assert part(window, kind).isVisible()


@pytest.mark.parametrize(
    "typed", ["2026-11-20", "20.11.2026", "20/11/2026", "20 nov", "20 November", "20.11."]
)
def test_a_date_leads_to_its_day(qtbot: QtBot, window: JournalView, typed: str) -> None:
    dialog = search(qtbot, window, typed)
    assert dialog.found[0].words == "Friday, 20 November 2026"
    enter(qtbot, dialog)
    assert open_id(journal(window)) == FRIDAY.id


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("typed", ["20. November", "20 November 2026", "20.11.", "20. Nov. 2026"])
def test_a_date_is_read_as_it_is_written_in_german(qtbot: QtBot, window: JournalView, typed: str) -> None:
    assert search(qtbot, window, typed).found[0].words == "Freitag, 20. November 2026"


def test_yesterday_is_a_day(qtbot: QtBot, window: JournalView) -> None:
    assert search(qtbot, window, "yesterday").found[0].words == "Saturday, 21 November 2026"


def test_words_lead_to_what_was_written(qtbot: QtBot, window: JournalView) -> None:
    dialog = search(qtbot, window, "soup")
    assert {found.target for found in dialog.found} == {"friday", "saturday", SOUP_SESSION.id}
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    enter(qtbot, dialog)
    assert window.present_tab == SESSIONS


def test_words_that_stand_nowhere_are_told_so(qtbot: QtBot, window: JournalView) -> None:
    dialog = search(qtbot, window, "xylophone")
    assert dialog.nothing.isVisible()
    enter(qtbot, dialog)
    assert dialog.isVisible()


def test_a_filter_that_is_half_typed_is_no_fault(qtbot: QtBot, window: JournalView) -> None:
    assert search(qtbot, window, "mood<").found == []
