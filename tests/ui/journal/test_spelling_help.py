"""Spelling in the note: chosen from a menu, marked while writing, put right by a click on what was meant."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from carejournal.services.spelling import load_spelling
from carejournal.ui.journal.spelling_help import SPELLING
from journal_hand import LEFT, SATURDAY, open_journal_page, put_entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings

pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    # Of menus without a display.
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True),
]
AFFIXES = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"
LANGUAGE = "xx_XX"
LEARN = "Learn this word"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the one folder with dictionaries that this computer offers; there is none in it."""
    monkeypatch.setattr("carejournal.system.dictionaries.dictionary_folders", lambda: [tmp_path])
    return tmp_path


@pytest.fixture
def dictionary(folder: Path) -> str:
    (folder / f"{LANGUAGE}.aff").write_text(AFFIXES)
    (folder / f"{LANGUAGE}.dic").write_text("3\nquiet\nwalk/S\ncan't\n")
    return LANGUAGE


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings, services: JournalServices) -> Iterator[JournalPage]:
    put_entries(services, SATURDAY)
    yield open_journal_page(qtbot, around)
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    gc.collect()  # the library leaves the dictionary's files to it


def languages(qtbot: QtBot, page: JournalPage) -> list[QAction]:
    """Open the menu of languages, and return what it offers."""
    qtbot.mouseClick(page.editor.writing.bar.spelling, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu.actions()


def pick(qtbot: QtBot, action: QAction) -> None:
    """Click what a menu offers."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    qtbot.waitUntil(lambda: not menu.isVisible())


def choose(qtbot: QtBot, page: JournalPage, around: Surroundings, place: int) -> None:
    """Choose from the menu of languages, and wait until its dictionary is read."""
    pick(qtbot, languages(qtbot, page)[place])
    qtbot.waitUntil(lambda: not around.tasks.busy)


def asked_about(qtbot: QtBot, page: JournalPage, place: int) -> QMenu:
    """Click with the right button on a place of the note, and return the menu once it is filled."""
    note = page.editor.note
    cursor = QTextCursor(note.document())
    cursor.setPosition(place)
    at = note.cursorRect(cursor).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, note.viewport().mapToGlobal(at))
    QApplication.sendEvent(note.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(lambda: not page.help._around.tasks.busy)
    return menu


def offered(menu: QMenu) -> dict[str, QAction]:
    """Return what a menu offers above what every text field offers."""
    words = [each.text() for each in menu.actions()]
    return dict(zip(words[: words.index("")], menu.actions(), strict=False))


def underlined(page: JournalPage) -> list[str]:
    block = page.editor.note.document().firstBlock()
    marked = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    ranges = [each for each in block.layout().formats() if each.format.underlineStyle() == marked]
    letters = "".join(block.text()[each.start : each.start + each.length] for each in ranges)
    return letters.split()


def test_words_that_the_dictionary_does_not_know_are_found(dictionary: str) -> None:
    spelling = load_spelling(dictionary)
    assert spelling is not None
    text = "quiet wlak, walks; can’t `cdoe` see www.example.org 3rd"
    assert [text[start : start + length] for start, length in spelling.misspelled(text)] == ["wlak", "see"]
    assert spelling.suggestions("wlak") == ["walk"]
    assert load_spelling("yy_YY") is None


@pytest.mark.usefixtures("dictionary")
def test_it_is_off_until_a_language_is_chosen_from_the_menu(
    qtbot: QtBot, page: JournalPage, around: Surroundings
) -> None:
    page.new_entry()
    off, language = languages(qtbot, page)
    assert (off.text(), off.isChecked(), language.isChecked()) == ("Off", True, False)
    pick(qtbot, language)
    qtbot.waitUntil(lambda: not around.tasks.busy)
    qtbot.keyClicks(page.editor.note, "quiet zwieback")
    assert underlined(page) == ["zwieback"]
    assert around.settings.get(SPELLING) == LANGUAGE
    off, language = languages(qtbot, page)
    assert (off.isChecked(), language.isChecked()) == (False, True)
    pick(qtbot, off)
    assert underlined(page) == []
    assert around.settings.get(SPELLING) == ""


@pytest.mark.usefixtures("folder")
def test_a_computer_without_dictionaries_says_so(qtbot: QtBot, page: JournalPage) -> None:
    off, none = languages(qtbot, page)
    assert off.isChecked()
    assert (none.text(), none.isEnabled()) == ("This computer offers no dictionary.", False)


@pytest.mark.usefixtures("dictionary")
def test_a_language_chosen_before_is_read_with_the_first_words_only(
    qtbot: QtBot, around: Surroundings, services: JournalServices
) -> None:
    put_entries(services, SATURDAY)
    around.settings.put(SPELLING, LANGUAGE)
    page = open_journal_page(qtbot, around)
    page.show_record(SATURDAY.id)
    qtbot.waitUntil(lambda: not around.tasks.busy)
    assert page.help.spelling.spelling is None
    qtbot.keyClicks(page.editor.note, "wlak")
    qtbot.waitUntil(lambda: "wlak" in "".join(underlined(page)))


@pytest.mark.usefixtures("dictionary")
def test_switching_off_while_the_dictionary_is_read_leaves_it_off(
    qtbot: QtBot, page: JournalPage, around: Surroundings
) -> None:
    page.new_entry()
    qtbot.keyClicks(page.editor.note, "zwieback")
    pick(qtbot, languages(qtbot, page)[1])
    pick(qtbot, languages(qtbot, page)[0])
    qtbot.waitUntil(lambda: not around.tasks.busy)
    assert underlined(page) == []


@pytest.mark.usefixtures("dictionary")
def test_what_may_be_meant_takes_the_place_of_the_word_and_can_be_undone(
    qtbot: QtBot, page: JournalPage, around: Surroundings
) -> None:
    page.new_entry()
    note = page.editor.note
    choose(qtbot, page, around, 1)
    qtbot.keyClicks(note, "quiet wlak quiet")
    menu = asked_about(qtbot, page, 8)
    assert list(offered(menu)) == ["walk", LEARN]
    pick(qtbot, offered(menu)["walk"])
    assert note.toPlainText() == "quiet walk quiet"
    qtbot.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == "quiet wlak quiet"


@pytest.mark.usefixtures("dictionary")
def test_a_word_is_learned_from_the_menu_and_known_from_then_on(
    qtbot: QtBot, page: JournalPage, around: Surroundings, services: JournalServices
) -> None:
    page.new_entry()
    choose(qtbot, page, around, 1)
    qtbot.keyClicks(page.editor.note, "quiet zwieback")
    menu = asked_about(qtbot, page, 8)
    assert list(offered(menu)) == ["Nothing similar is known", LEARN]
    pick(qtbot, offered(menu)[LEARN])
    assert underlined(page) == []
    assert services.cataloguing.learned_words() == ["zwieback"]
    assert LEARN not in [each.text() for each in asked_about(qtbot, page, 8).actions()]
    services.history.undo()
    assert underlined(page) == ["zwieback"]


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize("before", ["_", "🍲 _", "quiet\n\n🍲 quiet ("])
def test_the_underlined_letters_are_the_ones_that_are_asked_about(
    qtbot: QtBot, page: JournalPage, around: Surroundings, services: JournalServices, before: str
) -> None:
    page.new_entry()
    choose(qtbot, page, around, 1)
    page.editor.note.insertPlainText(f"{before}wlak_ quiet")
    place = len(before.encode("utf-16-le")) // 2 + 2
    pick(qtbot, offered(asked_about(qtbot, page, place))["walk"])
    assert page.editor.note.toPlainText() == f"{before}walk_ quiet"
    page.editor.note.undo()
    pick(qtbot, offered(asked_about(qtbot, page, place))[LEARN])
    assert services.cataloguing.learned_words() == ["wlak"]


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize("text", ["www.example.org", "`cdoe`", "3rd", "quiet"])
def test_what_is_not_underlined_is_not_asked_about(
    qtbot: QtBot, page: JournalPage, around: Surroundings, text: str
) -> None:
    page.new_entry()
    choose(qtbot, page, around, 1)
    page.editor.note.insertPlainText(text)
    assert underlined(page) == []
    assert LEARN not in [each.text() for each in asked_about(qtbot, page, 2).actions()]
