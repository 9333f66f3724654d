"""The guide inside the program: it can be read, its links lead on, and its words are those on the screen."""

from __future__ import annotations

import ast
import json
import math
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from carejournal.system.resources import resource_path
from carejournal.ui.command_list import all_commands
from carejournal.ui.commands.key_map import KeyMap
from carejournal.ui.guide.guide_contents import ABOVE, BESIDE
from carejournal.ui.guide.guide_dialog import GuideDialog
from carejournal.ui.guide.guide_pages import FIRST_LANGUAGE, GuidePage, guide_pages, pages_in
from carejournal.ui.journal_view import JournalView
from carejournal.ui.language import NAMES, speak
from carejournal.ui.widgets import scale_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

SOURCE = Path(scale_words.__file__).parent.parent
PAGES = guide_pages()
GUIDES = {path.name: guide_pages(path.name) for path in sorted(PAGES[0].path.parent.parent.iterdir())}
ALL_PAGES = [page for pages in GUIDES.values() for page in pages]
LINK = re.compile(r"\]\(([^)]+)\)")
LONGEST_PAGE = 330
"""Words: a page is read by someone who is tired."""
HEAVIEST_KB = 1500


def name_of(page: GuidePage) -> str:
    """Return what a page is called in a test's name: de/02-a-day.md."""
    return f"{page.path.parent.name}/{page.name}"


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


@pytest.mark.usefixtures("german")
def test_german_pages_are_shown_where_german_is_spoken(guide: GuideDialog) -> None:
    assert guide.text.toPlainText().startswith("Dein erster Tag")
    guide.text.anchorClicked.emit(QUrl("02-a-day.md"))
    assert guide.contents.currentItem().text() == "Ein Tag"


@pytest.mark.usefixtures("german")
def test_no_title_is_cut_off(guide: GuideDialog) -> None:
    widest = guide.contents.viewport().width() - BESIDE
    for row in range(guide.contents.count()):
        item = guide.contents.item(row)
        lines = guide.contents.fontMetrics().horizontalAdvance(item.text()) / widest
        height = guide.contents.visualItemRect(item).height() - ABOVE
        assert height >= guide.contents.fontMetrics().height() * math.ceil(lines), item.text()


def test_a_language_without_a_guide_gets_the_first_one() -> None:
    assert guide_pages("xx") == PAGES


def test_a_page_that_a_language_lacks_is_shown_in_the_first_one(tmp_path: Path) -> None:
    own = tmp_path / PAGES[1].name
    own.write_text("# Un jour\n", "utf-8")
    found = pages_in(tmp_path)
    assert [each.name for each in found] == [each.name for each in PAGES]
    assert [each.title for each in found][:3] == [PAGES[0].title, "Un jour", PAGES[2].title]


def test_a_guide_is_in_a_language_that_the_window_speaks() -> None:
    assert GUIDES.keys() <= NAMES.keys()
    assert {FIRST_LANGUAGE, "de"} <= GUIDES.keys()


def test_every_language_has_the_same_pages_with_the_same_pictures_and_links() -> None:
    def targets(page: GuidePage) -> set[str]:
        return set(LINK.findall(page.path.read_text("utf-8")))

    for pages in GUIDES.values():
        assert {each.name: targets(each) for each in pages} == {each.name: targets(each) for each in PAGES}
        assert len({each.path.parent for each in pages}) == 1  # no page is missing, to be shown in English


@pytest.mark.parametrize("page", ALL_PAGES, ids=name_of)
def test_every_link_and_picture_of_a_page_is_there(page: GuidePage) -> None:
    targets = LINK.findall(page.path.read_text("utf-8"))
    assert targets
    assert [each for each in targets if not (page.path.parent / each).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_bold_words_stand_on_the_screen(page: GuidePage) -> None:
    assert bold_words(page) - words_of_the_program() == set()


@pytest.mark.parametrize("language", GUIDES.keys() - {FIRST_LANGUAGE})
def test_bold_words_are_those_of_the_screen_in_the_same_language(language: str) -> None:
    table = json.loads(resource_path("translations", f"{language}.json").read_bytes())["everywhere"]
    for first, page in zip(PAGES, GUIDES[language], strict=True):
        assert bold_words(page) == {table.get(each, each) for each in bold_words(first)}, page.name


@pytest.mark.parametrize("page", ALL_PAGES, ids=name_of)
def test_a_page_is_short(page: GuidePage) -> None:
    assert len(page.path.read_text("utf-8").split()) <= LONGEST_PAGE


@pytest.mark.parametrize("pages", GUIDES.values(), ids=GUIDES)
def test_the_pictures_are_light_and_all_used(pages: tuple[GuidePage, ...]) -> None:
    folder = pages[0].path.parent
    shown = {each for page in pages for each in LINK.findall(page.path.read_text("utf-8"))}
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


@pytest.mark.usefixtures("choice")
@pytest.mark.parametrize("language", GUIDES)
def test_the_keys_that_the_guide_names_are_those_of_the_program(qapp: QApplication, language: str) -> None:
    assert speak(qapp, language) == language
    known = {command.name: command.key_words for command in all_commands()}
    text = GUIDES[language][-1].path.read_text("utf-8")
    for name in ("guide", "commands", "entry.new", "agenda", "undo", "lock", "keys", "entry.today"):
        assert known[name] in text, name


def bold_words(page: GuidePage) -> set[str]:
    """Return what a page says in bold: the names of controls."""
    return set(re.findall(r"\*\*([^*]+)\*\*", page.path.read_text("utf-8")))


@cache
def words_of_the_program() -> set[str]:
    """Return every constant text in the window's code."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        found |= {
            node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return found
