"""The backups as the window shows them: what each holds, what it would replace, putting one back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from carejournal.services.backups import back_up_daily, back_up_now, backups_of
from carejournal.services.safekeeping import encrypt
from carejournal.ui.safekeeping.ask_passphrase import AskPassphrase
from carejournal.ui.safekeeping.backups_dialog import BackupsDialog
from journal_hand import ENTRIES, LEFT, SATURDAY, THURSDAY, put_entries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

BEFORE = date(2026, 11, 21)


def opened(qtbot: QtBot, around: Surroundings) -> BackupsDialog:
    made = BackupsDialog(around)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    settle(qtbot, around)
    return made


def settle(qtbot: QtBot, around: Surroundings) -> None:
    qtbot.waitUntil(lambda: not around.tasks.busy, timeout=20_000)


@pytest.fixture
def backed_up(services: JournalServices) -> JournalServices:
    """Return a journal that was backed up yesterday and went on since."""
    put_entries(services, *ENTRIES)
    back_up_daily(services.journal.path, None, BEFORE)
    services.entries.delete(SATURDAY.id)
    services.entries.write(replace(THURSDAY, note="Another word."))
    services.entries.write(replace(THURSDAY, id="new"))
    return services


def test_without_backups_it_says_when_the_first_comes(qtbot: QtBot, around: Surroundings) -> None:
    dialog = opened(qtbot, around)
    assert dialog.nothing.isVisible()
    assert not dialog.list.isVisible()
    assert not dialog.restore.isEnabled()


def test_the_newest_is_chosen_with_what_it_holds_and_would_replace(
    qtbot: QtBot, around: Surroundings, backed_up: JournalServices
) -> None:
    assert backed_up.looking_back.entry_count() == 3
    dialog = opened(qtbot, around)
    said = dialog.facts.text()
    assert "It holds 3 entries and 0 sessions, 19 Nov 2026 to 21 Nov 2026." in said
    assert "Entries: 1 written since then go, 1 come back, 1 are as they were then." in said
    assert dialog.restore.isEnabled()
    assert dialog.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).endswith(" kB")


def test_a_backup_like_the_journal_says_that_nothing_differs(
    qtbot: QtBot, around: Surroundings, services: JournalServices
) -> None:
    put_entries(services, *ENTRIES)
    back_up_now(services.journal.path, None, datetime(2026, 11, 22, 8, 30))
    dialog = opened(qtbot, around)
    assert dialog.facts.text().endswith("Nothing differs from the journal as it is now.")


def test_putting_back_asks_the_window_for_the_backup_that_is_chosen(
    qtbot: QtBot, around: Surroundings, backed_up: JournalServices
) -> None:
    path = backed_up.journal.path
    back_up_now(path, None, datetime(2026, 11, 22, 8, 30))
    dialog = opened(qtbot, around)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    settle(qtbot, around)
    with qtbot.waitSignal(dialog.restore_wanted) as wanted:
        qtbot.mouseClick(dialog.restore, LEFT)
    assert wanted.args == [backups_of(path)[1].path, None]
    assert not dialog.isVisible()


def test_a_backup_is_made_at_once_and_stands_first(
    qtbot: QtBot, around: Surroundings, backed_up: JournalServices
) -> None:
    dialog = opened(qtbot, around)
    qtbot.mouseClick(dialog.make, LEFT)
    settle(qtbot, around)
    assert dialog.model.rowCount() == 2
    assert dialog.chosen == backups_of(backed_up.journal.path)[0]
    assert str(backups_of(backed_up.journal.path)[0].path) in dialog.refused.text()


def test_a_backup_with_another_passphrase_asks_for_it(
    qtbot: QtBot, around: Surroundings, backed_up: JournalServices
) -> None:
    path = backed_up.journal.path
    (backup,) = backups_of(path)
    encrypt(backup.path, "a small boat")
    dialog = opened(qtbot, around)
    assert dialog.other_passphrase.isVisible()
    assert not dialog.restore.isEnabled()
    for given, opens in (("a large boat", False), ("a small boat", True)):
        qtbot.mouseClick(dialog.other_passphrase, LEFT)
        asked = dialog.findChild(AskPassphrase)
        assert asked is not None
        qtbot.keyClicks(asked.field.line, given)
        qtbot.keyClick(asked.field.line, Qt.Key.Key_Return)
        settle(qtbot, around)
        assert dialog.restore.isEnabled() is opens
        qtbot.waitUntil(lambda: dialog.findChild(AskPassphrase) is None)
    with qtbot.waitSignal(dialog.restore_wanted) as wanted:
        qtbot.mouseClick(dialog.restore, LEFT)
    assert wanted.args == [backup.path, "a small boat"]


def test_what_is_no_backup_says_so(qtbot: QtBot, around: Surroundings, backed_up: JournalServices) -> None:
    (backup,) = backups_of(backed_up.journal.path)
    backup.path.write_bytes(b"")
    dialog = opened(qtbot, around)
    assert dialog.facts.text() == "This backup is empty."
    assert not dialog.restore.isEnabled()


def test_closing_while_it_looks_into_one_forgets_that(
    qtbot: QtBot, around: Surroundings, backed_up: JournalServices
) -> None:
    assert backups_of(backed_up.journal.path)
    dialog = BackupsDialog(around)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.close()
    dialog.deleteLater()
    settle(qtbot, around)


def test_the_list_is_a_sound_model(qtbot: QtBot, around: Surroundings, backed_up: JournalServices) -> None:
    assert backups_of(backed_up.journal.path)
    dialog = opened(qtbot, around)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.model.show_backups(())
    assert dialog.model.rowCount() == 0
