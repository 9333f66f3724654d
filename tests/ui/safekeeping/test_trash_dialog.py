"""What is done in the trash: putting back, deleting for good after one more question, undoing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from sqlcipher3 import dbapi2

from trash_hand import (
    CTRL,
    DELETED,
    ORDER,
    SHIFT,
    TALK,
    WALK,
    chosen,
    click,
    click_row,
    fill_trash,
    focused,
    ids,
    open_dialog,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.safekeeping.trash_dialog import TrashDialog


@pytest.fixture
def dialog(qtbot: QtBot, services: JournalServices, around: Surroundings) -> TrashDialog:
    fill_trash(services)
    return open_dialog(qtbot, around)


def test_put_back_brings_the_entry_back(qtbot: QtBot, dialog: TrashDialog, services: JournalServices) -> None:
    click(qtbot, dialog.restore)
    assert services.entries.get("walk") == WALK
    assert ids(dialog) == ["secret", "bare", "talk"]
    assert (dialog.told.text(), dialog.undo.isVisible()) == ("Entry put back.", True)
    assert focused(dialog) is dialog.list


def test_many_are_put_back_in_one_step(qtbot: QtBot, dialog: TrashDialog, services: JournalServices) -> None:
    click_row(qtbot, dialog, 0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, SHIFT)
    assert chosen(dialog) == ["walk", "secret", "bare"]
    assert dialog.preview.heading.text() == "3 chosen"
    assert dialog.preview.text.toPlainText() == ""
    qtbot.keyClick(dialog.list, Qt.Key.Key_Enter)
    assert dialog.told.text() == "3 put back."
    assert services.looking_back.entry_count() == 3
    services.history.undo()
    assert ids(dialog) == [*ORDER]


@pytest.mark.parametrize("way", ["button", "keys"])
def test_putting_back_can_be_undone_in_place(
    qtbot: QtBot, dialog: TrashDialog, services: JournalServices, way: str
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    click(qtbot, dialog.restore)
    assert dialog.told.text() == "Session put back."
    assert services.sessions.get("talk") == TALK
    if way == "button":
        click(qtbot, dialog.undo)
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert services.sessions.get("talk") is None
    assert ids(dialog) == [*ORDER]
    assert (dialog.told.text(), dialog.undo.isVisible()) == ("Back in the trash.", False)


def test_undo_here_never_takes_back_what_was_done_elsewhere(
    qtbot: QtBot, dialog: TrashDialog, services: JournalServices
) -> None:
    services.entries.write(replace(WALK, id="new"))
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert services.entries.get("new") is not None


def test_once_closed_the_window_is_told_that_it_can_be_undone(qtbot: QtBot, dialog: TrashDialog) -> None:
    click(qtbot, dialog.restore)
    with qtbot.waitSignal(dialog.undoable) as told:
        click(qtbot, dialog.close_button)
    assert told.args == ["Entry put back."]


def test_what_was_undone_already_is_not_told_again(qtbot: QtBot, dialog: TrashDialog) -> None:
    click(qtbot, dialog.restore)
    click(qtbot, dialog.undo)
    with qtbot.assertNotEmitted(dialog.undoable):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_deleting_for_good_asks_first_and_the_keyboard_is_at_keeping(
    qtbot: QtBot, dialog: TrashDialog
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.question.isVisible()
    assert not dialog.restore.isVisible()
    assert dialog.question.words.text().startswith("Delete this for good? This cannot be undone")
    assert focused(dialog) is dialog.question.keep
    assert ids(dialog) == [*ORDER]


@pytest.mark.parametrize("answer", ["keep", "escape", "enter", "another row"])
def test_unless_agreed_to_nothing_is_deleted(qtbot: QtBot, dialog: TrashDialog, answer: str) -> None:
    click(qtbot, dialog.delete)
    if answer == "keep":
        click(qtbot, dialog.question.keep)
    elif answer == "another row":
        click_row(qtbot, dialog, 2)
    else:
        key = Qt.Key.Key_Escape if answer == "escape" else Qt.Key.Key_Return
        qtbot.keyClick(dialog.question.keep, key)
    assert dialog.isVisible()
    assert not dialog.question.isVisible()
    assert dialog.restore.isVisible()
    assert ids(dialog) == [*ORDER]
    assert focused(dialog) is dialog.list


def test_what_is_agreed_to_is_deleted_for_good(
    qtbot: QtBot, dialog: TrashDialog, services: JournalServices
) -> None:
    click_row(qtbot, dialog, 0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.question.words.text().startswith("Delete these 2 for good?")
    click(qtbot, dialog.question.agree)
    assert ids(dialog) == ["bare", "talk"]
    assert [item.id for item in services.trash.items()] == ["bare", "talk"]
    assert (dialog.told.text(), dialog.undo.isVisible()) == ("Deleted for good: 2.", False)
    assert not dialog.question.isVisible()


def test_the_trash_is_emptied_after_one_more_question(
    qtbot: QtBot, dialog: TrashDialog, services: JournalServices
) -> None:
    click(qtbot, dialog.empty)
    assert dialog.question.words.text().startswith("Empty the trash, 4 in all?")
    click(qtbot, dialog.question.agree)
    assert services.trash.items() == []
    assert dialog.nothing.isVisible()
    assert [each.isVisible() for each in (dialog.list, dialog.empty, dialog.delete, dialog.restore)] == [
        False
    ] * 4
    assert focused(dialog) is dialog.close_button


def test_an_empty_trash_says_what_it_is_for(qtbot: QtBot, around: Surroundings) -> None:
    dialog = open_dialog(qtbot, around)
    assert dialog.nothing.isVisible()
    assert dialog.nothing.text().startswith("The trash is empty.")
    assert not dialog.list.isVisible()
    assert focused(dialog) is dialog.close_button


def test_what_is_deleted_meanwhile_comes_into_the_list(
    dialog: TrashDialog, services: JournalServices
) -> None:
    services.entries.write(replace(WALK, id="new"))
    services.entries.delete("new")
    assert ids(dialog) == ["new", *ORDER]


def test_a_closed_dialog_follows_no_longer(
    qtbot: QtBot, dialog: TrashDialog, services: JournalServices
) -> None:
    click(qtbot, dialog.close_button)
    services.entries.write(replace(WALK, id="new"))
    services.entries.delete("new")
    assert ids(dialog) == [*ORDER]


@pytest.mark.parametrize("act", ["restore", "delete"])
def test_a_refusal_is_told_in_place_and_nothing_is_lost(
    qtbot: QtBot, dialog: TrashDialog, services: JournalServices, act: str
) -> None:
    services.journal._file.connection.execute("PRAGMA busy_timeout = 20")
    other = dbapi2.connect(str(services.journal.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    if act == "restore":
        click(qtbot, dialog.restore)
    else:
        click(qtbot, dialog.delete)
        click(qtbot, dialog.question.agree)
    other.execute("ROLLBACK")
    other.close()
    assert dialog.told.text().startswith("Another program is writing to this journal.")
    assert not dialog.undo.isVisible()
    assert ids(dialog) == [*ORDER]
    click(qtbot, dialog.restore)
    assert services.entries.get("walk") == WALK


def test_a_full_trash_is_chosen_whole(qtbot: QtBot, services: JournalServices, around: Surroundings) -> None:
    fill_trash(services)
    with services.journal.transaction():
        for number in range(300):
            services.journal.entries.put(replace(WALK, id=f"e{number}"))
            services.journal.entries.trash(f"e{number}", DELETED)
    dialog = open_dialog(qtbot, around)
    qtbot.keyClick(dialog.list, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert services.looking_back.entry_count() == 303
    assert dialog.told.text() == "304 put back."
