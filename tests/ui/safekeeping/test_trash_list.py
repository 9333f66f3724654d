"""The trash as it is read: its rows, what is chosen, and all words of what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from carejournal.ui.safekeeping.trash_list import days_left_words
from carejournal.ui.theme import DARK_NAME
from carejournal.ui.widgets.dates import clock_time
from trash_hand import CTRL, ORDER, SECRET, TALK, WALK, chosen, click_row, fill_trash, ids, open_dialog, rows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.safekeeping.trash_dialog import TrashDialog


@pytest.fixture
def dialog(qtbot: QtBot, services: JournalServices, around: Surroundings) -> TrashDialog:
    fill_trash(services)
    return open_dialog(qtbot, around)


def test_each_row_tells_the_day_the_first_words_and_the_days_left(dialog: TrashDialog) -> None:
    walked, told, talked = (clock_time(each.moment) for each in (WALK, SECRET, TALK))
    assert [row.split(", ") for row in rows(dialog)] == [
        [
            f"Thu 19 Nov {walked}",
            "2 readings · 1 tag",
            "By the river · The letter\u00a0is open.",
            "30 days left · deleted Sun 22 Nov",
        ],
        [f"Wed 18 Nov {told}", "Private entry", "29 days left · deleted Sat 21 Nov"],
        ["1 Mar 2025", "1 reading", "without words", "28 days left · deleted Fri 20 Nov"],
        [
            f"Tue 17 Nov {talked}",
            "Therapy · CBT",
            "Dr Example · The plan.",
            "27 days left · deleted Thu 19 Nov",
        ],
    ]


@pytest.mark.parametrize(("days", "words"), [(30, "30 days left"), (1, "1 day left"), (0, "last day")])
def test_the_days_left_are_told_in_words(days: int, words: str) -> None:
    assert days_left_words(days) == words


def test_the_list_is_a_model_that_qt_finds_no_fault_with(dialog: TrashDialog) -> None:
    tester = QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    assert tester.model() is dialog.model
    dialog._read()


def test_what_was_deleted_last_is_open_to_be_read(dialog: TrashDialog) -> None:
    assert chosen(dialog) == ["walk"]
    assert dialog.preview.heading.text() == f"Thursday, 19 November 2026 · {clock_time(WALK.moment)}"
    assert dialog.preview.text.document().toRawText().split("\u2029") == [
        "Mood 7 · Ill today: no",
        "exercise",
        "",
        "By the river",
        "",
        "The letter\u00a0is *open*.",
    ]


def test_a_session_tells_its_kind_method_and_provider(qtbot: QtBot, dialog: TrashDialog) -> None:
    click_row(qtbot, dialog, 3)
    assert dialog.preview.heading.text() == f"Therapy · Tuesday, 17 November 2026 · {clock_time(TALK.moment)}"
    assert dialog.preview.text.toPlainText() == "CBT · Dr Example\n\nThe plan."


def test_private_words_are_covered_until_their_row_is_chosen(qtbot: QtBot, dialog: TrashDialog) -> None:
    assert not any("told to no one" in row for row in rows(dialog))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.preview.text.toPlainText() == "told to no one"
    assert dialog.preview.heading.text().endswith("private")


def test_opening_or_moving_up_does_not_uncover_private_words(qtbot: QtBot, dialog: TrashDialog) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert ids(dialog) == ["secret", "bare", "talk"]
    assert (chosen(dialog), dialog.preview.text.toPlainText()) == ([], "")
    assert not dialog.restore.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert (chosen(dialog), dialog.preview.text.toPlainText()) == (["secret"], "told to no one")


def test_all_are_chosen_by_their_key(qtbot: QtBot, dialog: TrashDialog) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_A, CTRL)
    assert chosen(dialog) == [*ORDER]
    assert dialog.preview.text.placeholderText() == "Entries: 3. Sessions: 1."


def test_the_preview_follows_the_look(dialog: TrashDialog, around: Surroundings) -> None:
    def colours() -> set[str]:
        block = dialog.preview.text.document().firstBlock()
        return {each.format.foreground().color().name() for each in block.textFormats()}

    assert colours() == {around.theme.colours.quiet.lower()}
    around.theme.choose(DARK_NAME)
    assert colours() == {around.theme.colours.quiet.lower()}
    assert dialog.preview.text.toPlainText().startswith("Mood 7")
