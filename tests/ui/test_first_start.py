"""The first start, used as a person would: three ways to begin, and honest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from carejournal.services.opening import create_services, open_services
from carejournal.ui.beginning import Choice, Way
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.first_start import FirstStart
from carejournal.ui.safekeeping.choose_passphrase_dialog import ChoosePassphraseDialog
from carejournal.ui.theme import LIGHT_NAME, Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    Opened = Callable[..., FirstStart]

LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def default(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.carejournal"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, LIGHT_NAME)


@pytest.fixture
def opened(qtbot: QtBot, default: Path, theme: Theme) -> Opened:
    def open_dialog(chosen: Path | None = None, *, missed: bool = False) -> FirstStart:
        def choose(_parent: QWidget, _present: Path) -> Path | None:
            return chosen

        dialog = FirstStart(theme, default, missed=missed, choose_place=choose, choose_journal=choose)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    return open_dialog


def passphrase_asked(dialog: FirstStart) -> ChoosePassphraseDialog:
    """Return what asks for a passphrase, which is offered first."""
    (asked,) = (each for each in dialog.findChildren(ChoosePassphraseDialog) if each.isVisible())
    return asked


def start_without(qtbot: QtBot, dialog: FirstStart) -> None:
    """Start a journal without a passphrase."""
    qtbot.mouseClick(dialog.start, LEFT)
    qtbot.mouseClick(passphrase_asked(dialog).without, LEFT)


def words_of(dialog: FirstStart) -> str:
    return " ".join(each.text().replace("\u200b", "") for each in dialog.findChildren(QLabel))


def test_it_says_that_the_journal_is_private_and_where_it_will_be(opened: Opened, default: Path) -> None:
    said = words_of(opened())
    for words in ("private file on this computer", "no account", "nobody is watching", str(default)):
        assert words in said
    assert "!" not in said


def test_starting_makes_an_empty_journal_at_the_place_that_is_shown(
    qtbot: QtBot, opened: Opened, default: Path
) -> None:
    dialog = opened()
    assert not default.exists()
    start_without(qtbot, dialog)
    assert dialog.choice == Choice(default, Way.NEW)
    assert not dialog.isVisible()
    services = open_services(default)
    assert services.looking_back.entry_count() == 0
    services.journal.close()


def test_enter_starts_the_journal(qtbot: QtBot, opened: Opened, default: Path) -> None:
    dialog = opened()
    qtbot.keyClick(dialog.start, Qt.Key.Key_Return)
    passphrase_asked(dialog).without.click()
    assert dialog.choice == Choice(default, Way.NEW)


def test_another_place_is_shown_and_used(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    dialog = opened(tmp_path / "my_notes")
    qtbot.mouseClick(dialog.change, LEFT)
    place = tmp_path / "my_notes.carejournal"
    assert str(place) in words_of(dialog)
    assert dialog.place.accessibleName() == str(place)
    start_without(qtbot, dialog)
    assert dialog.choice == Choice(place, Way.NEW)
    assert place.exists()


def test_a_place_that_cannot_be_written_is_told_inline_and_another_can_be_chosen(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    dialog = opened(tmp_path / "file" / "journal.carejournal")
    qtbot.mouseClick(dialog.change, LEFT)
    start_without(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.choice is None
    assert "cannot be used" in dialog.refused.text()
    assert dialog.refused.isVisible()
    qtbot.mouseClick(dialog.change, LEFT)
    assert dialog.refused.isHidden()


def test_what_stands_at_the_place_is_never_overwritten(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear friend", "utf-8")
    dialog = opened(tmp_path / "letter.txt")
    qtbot.mouseClick(dialog.change, LEFT)
    start_without(qtbot, dialog)
    assert "already something" in dialog.refused.text()
    assert (tmp_path / "letter.txt").read_text("utf-8") == "dear friend"


def test_a_journal_from_elsewhere_is_opened_where_it_is(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    there = tmp_path / "old.carejournal"
    create_services(there).journal.close()
    dialog = opened(there)
    qtbot.mouseClick(dialog.open_other, LEFT)
    assert dialog.choice == Choice(there, Way.OPEN)


def test_a_file_that_is_no_journal_is_told_inline(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear friend", "utf-8")
    dialog = opened(tmp_path / "letter.txt")
    qtbot.mouseClick(dialog.open_other, LEFT)
    assert dialog.isVisible()
    assert "not a journal" in dialog.refused.text()


def test_going_away_from_the_files_changes_nothing(qtbot: QtBot, opened: Opened, default: Path) -> None:
    dialog = opened(None)
    for each in (dialog.change, dialog.open_other):
        qtbot.mouseClick(each, LEFT)
    assert dialog.isVisible()
    assert str(default) in words_of(dialog)


def test_the_sample_life_is_made_in_a_file_of_its_own_beside_the_default(
    qtbot: QtBot, opened: Opened, default: Path
) -> None:
    dialog = opened()
    qtbot.mouseClick(dialog.look_around, LEFT)
    sample = default.with_name("sample.carejournal")
    assert dialog.choice == Choice(sample, Way.SAMPLE)
    assert not default.exists()
    services = open_services(sample)
    assert services.looking_back.is_sample
    entries = services.looking_back.entry_count()
    assert entries > 300
    services.journal.close()
    again = opened()
    qtbot.mouseClick(again.look_around, LEFT)
    assert again.choice == Choice(sample, Way.SAMPLE)
    services = open_services(sample)
    assert services.looking_back.entry_count() == entries
    services.journal.close()


def test_a_journal_that_was_there_before_is_missed_first(opened: Opened, default: Path) -> None:
    dialog = opened(missed=True)
    said = words_of(dialog)
    assert "not where it was" in said
    assert str(default) in said
    assert dialog.start.text() == "Start a new journal here"
    assert dialog.focusWidget() is dialog.open_other


def test_help_is_one_click_away_before_anything_is_decided(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    qtbot.mouseClick(dialog.help_button, LEFT)
    assert dialog.findChild(HelpDialog) is not None


def test_everything_can_be_reached_by_tab(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    reached = set()
    for _ in range(8):
        reached.add(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert reached >= set(dialog.findChildren(QPushButton))


def answered(click: Callable[[FirstStart], None]) -> None:
    """Answer the dialog that is asked next."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FirstStart)
        click(dialog)

    QTimer.singleShot(0, answer)


def test_ask_returns_plain_values(default: Path, theme: Theme) -> None:
    def start_without(dialog: FirstStart) -> None:
        dialog.start.click()
        passphrase_asked(dialog).without.click()

    answered(start_without)
    assert FirstStart.ask(theme, default) == Choice(default, Way.NEW)


def test_ask_returns_nothing_where_the_person_goes_away(default: Path, theme: Theme) -> None:
    answered(lambda dialog: dialog.reject())
    assert FirstStart.ask(theme, default) is None
    assert not default.parent.exists()


@pytest.mark.usefixtures("german")
def test_who_begins_in_german_has_german_tags(qtbot: QtBot, opened: Opened, default: Path) -> None:
    start_without(qtbot, opened())
    services = open_services(default)
    assert [tag.name for tag in services.looking_back.tags()][:2] == ["Bewegung", "Menschen"]
    services.journal.close()
