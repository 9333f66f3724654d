"""The guide inside the program: it can be read, its links lead on, and its words are those on the screen."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from carejournal.ui.command_list import all_commands
from carejournal.ui.commands.key_map import KeyMap
from carejournal.ui.guide.guide_dialog import GuideDialog
from carejournal.ui.guide.guide_pages import GuidePage, guide_pages
from carejournal.ui.journal_view import JournalView
from carejournal.ui.widgets import scale_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

SOURCE = Path(scale_words.__file__).parent.parent
PAGES = guide_pages()
LINK = re.compile(r"\]\(([^)]+)\)")
LONGEST_PAGE = 330
"""Words: a page is read by someone who is tired."""
HEAVIEST_KB = 1500


@pytest.fixture
def guide(qtbot: QtBot, around: Surroundings) -> GuideDialog:
    """Return the guide as F1 opens it."""
    window = JournalView(around)
    qtbot.addWidget(window)
    window.resize(1180, 760)
    with qtbot.waitActive(window):
        window.show()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(GuideDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_f1_opens_it_at_the_first_day_and_leaves_the_window_usable(guide: GuideDialog) -> None:
    assert guide.contents.count() == len(PAGES)
    assert "Your first day" in guide.text.toPlainText()
    assert not guide.isModal()


def test_a_link_leads_to_its_page(guide: GuideDialog) -> None:
    guide.text.anchorClicked.emit(QUrl("03-sessions.md"))
    assert guide.contents.currentItem().text() == "Sessions"
    assert guide.text.toPlainText().startswith("Sessions")
    guide.text.anchorClicked.emit(QUrl("https://carejournal.example/99-away.md"))
    assert guide.contents.currentItem().text() == "Sessions"


def test_pictures_are_never_wider_than_the_text(qtbot: QtBot, guide: GuideDialog) -> None:
    guide.open_page("02-a-day.md")
    for width in (900, 620):
        guide.resize(width, 600)
        qtbot.waitUntil(lambda: guide.text.horizontalScrollBar().maximum() == 0)
        assert guide.text.document().idealWidth() <= guide.text.viewport().width()


def test_nothing_outside_the_guide_is_loaded(guide: GuideDialog) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert guide.text.loadResource(kind, QUrl("pictures/journal.png"))
    assert guide.text.loadResource(kind, QUrl("../../pictures/journal-light.png")) is None
    assert guide.text.loadResource(kind, QUrl("/etc/hostname")) is None


def test_all_keys_are_one_press_away(qtbot: QtBot, guide: GuideDialog) -> None:
    guide.keys_button.click()
    window = guide.parent()
    assert window is not None
    qtbot.waitUntil(lambda: window.findChild(KeyMap) is not None)


def test_a_language_without_a_guide_gets_the_first_one() -> None:
    assert guide_pages("xx") == PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_of_a_page_is_there(page: GuidePage) -> None:
    targets = LINK.findall(page.path.read_text("utf-8"))
    assert targets
    assert [each for each in targets if not (page.path.parent / each).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_bold_words_stand_on_the_screen(page: GuidePage) -> None:
    bold = set(re.findall(r"\*\*([^*]+)\*\*", page.path.read_text("utf-8")))
    explained = {each for each in bold if each.endswith((".", ":"))} | FINDINGS
    assert bold - explained - words_of_the_program() == set()


FINDINGS = {"Likely", "Unclear", "More data needed"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_short(page: GuidePage) -> None:
    assert len(page.path.read_text("utf-8").split()) <= LONGEST_PAGE


def test_the_pictures_are_light_and_all_used() -> None:
    folder = PAGES[0].path.parent
    shown = {each for page in PAGES for each in LINK.findall(page.path.read_text("utf-8"))}
    pictures = {path.relative_to(folder).as_posix() for path in folder.rglob("*.png")}
    assert pictures == {each for each in shown if each.endswith(".png")}
    assert sum((folder / each).stat().st_size for each in pictures) / 1024 <= HEAVIEST_KB


def test_every_page_can_be_reached_from_the_first() -> None:
    found, to_read = {PAGES[0].name}, [PAGES[0].name]
    while to_read:
        text = (PAGES[0].path.parent / to_read.pop()).read_text("utf-8")
        new = {each for each in LINK.findall(text) if each.endswith(".md")} - found
        found |= new
        to_read += sorted(new)
    assert found == {page.name for page in PAGES}


def test_the_keys_that_the_guide_names_are_those_of_the_program() -> None:
    known = {command.name: command.key_words for command in all_commands()}
    text = (PAGES[0].path.parent / "16-keys.md").read_text("utf-8")
    for name in ("guide", "commands", "entry.new", "agenda", "undo", "lock", "keys"):
        assert known[name] in text, name


def words_of_the_program() -> set[str]:
    """Return every constant text in the window's code."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        found |= {
            node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return found
