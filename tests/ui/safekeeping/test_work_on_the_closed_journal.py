"""Encrypting, decrypting, restoring and rescuing from the window: closed, worked on, opened again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.services.backups import Why, back_up_daily, backups_of
from carejournal.services.opening import open_services
from carejournal.services.safekeeping import encrypt, key_of_code
from carejournal.ui.beginning import LAST_JOURNAL
from carejournal.ui.safekeeping.backups_dialog import BackupsDialog
from carejournal.ui.safekeeping.choose_passphrase_dialog import ChoosePassphraseDialog
from carejournal.ui.safekeeping.damaged_page import DamagedPage
from carejournal.ui.safekeeping.forgotten_passphrase import ForgottenPassphrase
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.safekeeping.recovery_sheet_dialog import RecoverySheetDialog
from carejournal.ui.safekeeping.safekeeping_dialog import SafekeepingDialog
from carejournal.ui.safekeeping.unopened_page import UnopenedPage
from carejournal.ui.safekeeping.work import ChangePassphrase, Decrypt, Encrypt, PutBack
from carejournal.ui.safekeeping.working_page import WorkingPage
from journal_hand import ENTRIES, LEFT, THURSDAY, put_entries
from window_hand import NOTE, note_of, part, view_of, whole_window, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings

PASSPHRASE = "a small boat, well caulked"
OTHER = "two geese on the wing"
PAGE = 4096
LONG = 30_000


@pytest.fixture
def path(around: Surroundings, tmp_path: Path) -> Path:
    """Return a closed plain journal with a few entries and a backup."""
    put_entries(around.services, *ENTRIES)
    path = tmp_path / "journal.carejournal"
    back_up_daily(path, None, around.services.today)
    around.services.journal.close()
    return path


@pytest.fixture
def main(qtbot: QtBot, around: Surroundings, path: Path) -> Iterator[MainWindow]:
    with whole_window(qtbot, around) as window:
        assert window.door.path == path
        yield window


@pytest.fixture
def code(path: Path) -> str:
    """Encrypt the journal and return its recovery code."""
    made = encrypt(path, PASSPHRASE, with_code=True).code
    assert made is not None
    return made.words


def safety(main: MainWindow) -> SafekeepingDialog:
    view_of(main).open_safekeeping()
    return part(view_of(main), SafekeepingDialog)


def in_window(main: MainWindow, kind: type) -> object:
    """Return the part of this kind that the window shows, None while there is none."""
    return main.findChild(kind)


def reopened(qtbot: QtBot, main: MainWindow) -> None:
    qtbot.waitUntil(lambda: main.view is not None, timeout=LONG)


def test_a_passphrase_is_set_from_the_window_with_a_sheet_that_is_shown_once(
    qtbot: QtBot, main: MainWindow, path: Path
) -> None:
    write(qtbot, view_of(main))
    dialog = safety(main)
    qtbot.mouseClick(dialog.encrypt, LEFT)
    choose = dialog.findChild(ChoosePassphraseDialog)
    assert choose is not None
    with qtbot.waitSignal(main.opened, timeout=LONG):
        choose.chosen.emit(replace_chosen(choose, PASSPHRASE, with_sheet=True))
    sheet = part(view_of(main), RecoverySheetDialog)
    assert view_of(main).toast.words == "The journal is locked with its passphrase."
    qtbot.waitUntil(view_of(main).rail.lock_button.isVisible)
    assert NOTE in note_of(view_of(main).services)
    shown = sheet.code.text()
    sheet.kept.setChecked(True)
    sheet.accept()
    assert key_of_code(path, shown) == main.door.key
    (backup,) = backups_of(path)
    assert key_of_code(backup.path, shown).salt != b""


def replace_chosen(dialog: ChoosePassphraseDialog, passphrase: str, *, with_sheet: bool) -> object:
    """Return what the dialog would tell once this was typed twice."""
    from carejournal.ui.safekeeping.choose_passphrase import Chosen

    assert dialog.isVisible()
    return Chosen(passphrase, remember=False, with_sheet=with_sheet)


def test_the_passphrase_is_taken_off_only_by_one_who_knows_it(
    qtbot: QtBot, around: Surroundings, path: Path
) -> None:
    from carejournal.ui.safekeeping.ask_passphrase import AskPassphrase

    key = encrypt(path, PASSPHRASE).key
    with whole_window(qtbot, around, key) as main:
        dialog = safety(main)
        qtbot.mouseClick(dialog.decrypt, LEFT)
        asked = dialog.findChild(AskPassphrase)
        assert asked is not None
        qtbot.keyClicks(asked.field.line, OTHER)
        qtbot.keyClick(asked.field.line, Qt.Key.Key_Return)
        qtbot.waitUntil(asked.refused.isVisible, timeout=LONG)
        assert asked.refused.text() == "This passphrase does not open the journal."
        qtbot.keyClicks(asked.field.line, PASSPHRASE)
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.keyClick(asked.field.line, Qt.Key.Key_Return)
        assert main.door.key is None
        assert view_of(main).toast.words == "The journal has no passphrase any more."
    services = open_services(path)
    assert services.entries.get(THURSDAY.id) == THURSDAY
    services.journal.close()


def test_another_passphrase_opens_it_and_the_old_one_does_not(
    qtbot: QtBot, around: Surroundings, path: Path
) -> None:
    key = encrypt(path, PASSPHRASE).key
    with whole_window(qtbot, around, key) as main:
        with qtbot.waitSignal(main.opened, timeout=LONG):
            main.work(ChangePassphrase(OTHER, with_code=False))
        assert main.door.key != key
    with pytest.raises(PassphraseRefusal):
        open_services(path, PASSPHRASE)
    open_services(path, OTHER).journal.close()


def test_work_that_is_refused_opens_the_journal_as_it_was_and_says_why(
    qtbot: QtBot, main: MainWindow, path: Path
) -> None:
    with qtbot.waitSignal(main.opened, timeout=LONG):
        main.work(PutBack(path.with_name("nothing here")))
    assert view_of(main).toast.words == f"There is no backup at {path.with_name('nothing here')}."
    assert view_of(main).services.entries.get(THURSDAY.id) == THURSDAY


def test_work_that_is_called_off_changes_nothing(qtbot: QtBot, main: MainWindow, path: Path) -> None:
    main.work(Encrypt(PASSPHRASE, with_code=False))
    page = in_window(main, WorkingPage)
    assert isinstance(page, WorkingPage)
    page.cancel.click()
    reopened(qtbot, main)
    assert view_of(main).toast.words == "Called off. Everything is as it was."
    assert main.door.key is None
    assert not path.with_name(path.name + ".keyinfo").exists()


def test_a_backup_is_put_back_and_what_it_replaced_is_kept(
    qtbot: QtBot, main: MainWindow, path: Path
) -> None:
    view_of(main).services.entries.write(replace(THURSDAY, note="Written since."))
    dialog = safety(main)
    qtbot.mouseClick(dialog.backups, LEFT)
    backups = dialog.findChild(BackupsDialog)
    assert backups is not None
    qtbot.waitUntil(backups.restore.isEnabled, timeout=LONG)
    with qtbot.waitSignal(main.opened, timeout=LONG):
        qtbot.mouseClick(backups.restore, LEFT)
    assert note_of(view_of(main).services) == NOTE
    assert view_of(main).toast.words == "The backup is back. What it replaced is among the backups."
    kept = [each for each in backups_of(path) if each.why is Why.REPLACED]
    services = open_services(kept[0].path)
    assert note_of(services) == "Written since."
    services.journal.close()


@pytest.fixture
def damaged(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    content[PAGE : 4 * PAGE] = bytes(3 * PAGE)
    path.write_bytes(content)
    return path


def shown_damage(qtbot: QtBot, main: MainWindow) -> DamagedPage:
    qtbot.waitUntil(lambda: main.findChild(DamagedPage) is not None, timeout=LONG)
    page = main.findChild(DamagedPage)
    assert page is not None
    return page


def test_a_damaged_journal_goes_back_to_its_newest_good_backup(
    qtbot: QtBot, around: Surroundings, damaged: Path
) -> None:
    with pytest.raises(DamagedRefusal):
        open_services(damaged)
    with whole_window(qtbot, around) as main:
        page = shown_damage(qtbot, main)
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.mouseClick(page.take_backup, LEFT)
        assert note_of(view_of(main).services) == NOTE


def test_what_can_be_read_of_a_damaged_journal_becomes_a_new_one_that_is_gone_on_with(
    qtbot: QtBot, around: Surroundings, damaged: Path
) -> None:
    before = damaged.read_bytes()
    around.settings.put(LAST_JOURNAL, str(damaged))
    with whole_window(qtbot, around) as main:
        page = shown_damage(qtbot, main)
        with qtbot.waitSignal(main.opened, timeout=LONG):
            qtbot.mouseClick(page.rescue, LEFT)
        rescued = main.door.path
        assert rescued.name.startswith("journal-rescued-")
        assert f"This is a new journal, {rescued.name}." in view_of(main).toast.words
    assert damaged.read_bytes() == before
    assert around.settings.get(LAST_JOURNAL) == str(rescued)
    services = open_services(rescued)
    assert services.journal.check().faults == ()
    services.journal.close()


def test_a_refusal_while_nothing_can_be_shown_stands_in_the_journals_place(
    qtbot: QtBot, main: MainWindow, path: Path
) -> None:
    away = path.with_name("away")
    with qtbot.captureExceptions() as raised:
        main.work(Decrypt())  # refused: there is nothing to take off; and the file is gone meanwhile
        path.rename(away)
        qtbot.waitUntil(lambda: main.findChild(UnopenedPage) is not None, timeout=LONG)
    page = main.findChild(UnopenedPage)
    assert page is not None
    assert "There is no journal at" in page.why.text()
    assert not raised
    away.rename(path)
    with qtbot.waitSignal(main.opened, timeout=LONG):
        qtbot.mouseClick(page.again, LEFT)


def test_a_forgotten_passphrase_is_replaced_with_the_code_of_the_sheet(
    qtbot: QtBot, around: Surroundings, path: Path, code: str
) -> None:
    with whole_window(qtbot, around) as main:
        page = main.findChild(LockPage)
        assert page is not None
        qtbot.mouseClick(page.forgot, LEFT)
        dialog = page.findChild(ForgottenPassphrase)
        assert dialog is not None
        from carejournal.ui.safekeeping.choose_passphrase import Chosen

        wrong = "0" * len(code)
        dialog.wanted.emit(wrong, Chosen(OTHER, remember=False, with_sheet=False))
        assert dialog.isVisible()
        with qtbot.waitSignal(main.opened, timeout=LONG):
            dialog.wanted.emit(code, Chosen(OTHER, remember=False, with_sheet=False))
    with pytest.raises(Refusal):
        open_services(path, PASSPHRASE)
    open_services(path, OTHER).journal.close()
    assert len(key_of_code(path, code).secret) == 32
