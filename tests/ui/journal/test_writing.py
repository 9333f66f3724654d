"""What helps with writing: private words covered, questions, templates, the whole screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from carejournal.domain.template import Template
from carejournal.ui.journal.prompts import prompt_for, prompts
from carejournal.ui.journal.writing_help import OFF, PROMPTS
from journal_hand import LEFT, SATURDAY, THURSDAY, open_journal_page, put_entries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings

HIDDEN = replace(THURSDAY, private=True)


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings, services: JournalServices) -> JournalPage:
    put_entries(services, HIDDEN, SATURDAY)
    return open_journal_page(qtbot, around)


def actions(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def test_private_words_are_covered_until_they_are_asked_for(qtbot: QtBot, page: JournalPage) -> None:
    writing = page.editor.writing
    page.show_record(HIDDEN.id)
    assert (writing.covered, writing.note.isVisible(), writing.title.isVisible()) == (True, False, False)
    assert page.editor.entry() == HIDDEN
    qtbot.mouseClick(writing.cover.lift, LEFT)
    assert (writing.covered, writing.note.isVisible()) == (False, True)
    page.show_record(SATURDAY.id)
    assert not writing.covered
    page.show_record(HIDDEN.id)
    assert writing.covered


def test_an_entry_that_becomes_private_while_it_is_open_stays_open(qtbot: QtBot, page: JournalPage) -> None:
    page.show_record(SATURDAY.id)
    qtbot.mouseClick(page.editor.private, LEFT)
    page.finish()
    assert not page.editor.writing.covered
    page.new_entry()
    page.show_record(SATURDAY.id)
    assert page.editor.writing.covered


def test_a_question_is_asked_for_and_taken_into_the_note(qtbot: QtBot, page: JournalPage) -> None:
    page.show_record(SATURDAY.id)
    prompt = page.editor.writing.prompt
    assert not prompt.isVisible()
    qtbot.mouseClick(page.editor.writing.bar.prompt, LEFT)
    first = prompt.words.text()
    qtbot.mouseClick(prompt.another, LEFT)
    second = prompt.words.text()
    assert {first, second} <= set(prompts())
    assert first != second
    qtbot.mouseClick(prompt.take, LEFT)
    assert page.editor.note.text.endswith(f"### {second}\n\n")
    assert not prompt.isVisible()


def test_questions_can_be_switched_off_for_good_and_on_again(
    qtbot: QtBot, page: JournalPage, around: Surroundings
) -> None:
    page.show_record(SATURDAY.id)
    qtbot.mouseClick(page.editor.writing.bar.prompt, LEFT)
    qtbot.mouseClick(page.editor.writing.prompt.off, LEFT)
    assert not page.editor.writing.bar.prompt.isVisible()
    assert around.settings.get(PROMPTS) == OFF
    menu = QMenu(page)
    page.help.fill_templates(menu)
    menu.actions()[-1].trigger()
    assert page.editor.writing.bar.prompt.isVisible()


def test_every_question_is_a_question_and_they_begin_again() -> None:
    assert all(each.endswith("?") for each in prompts())
    assert prompt_for(len(prompts())) == prompt_for(0)


def test_own_templates_are_offered_in_place_of_ours_and_put_into_the_note(
    page: JournalPage, services: JournalServices
) -> None:
    ours, own = QMenu(page), QMenu(page)
    page.help.fill_templates(ours)
    assert "Thought record" in actions(ours)
    services.cataloguing.write_templates([Template("t", "Night & day", "## Night\n\n")])
    page.new_entry()
    page.help.fill_templates(own)
    assert actions(own)[0] == "Night && day"
    own.actions()[0].trigger()
    assert page.editor.note.text == "## Night\n\n"


def test_a_note_is_kept_as_a_template(page: JournalPage, services: JournalServices) -> None:
    page.show_record(SATURDAY.id)
    page.help.keep_as_template()
    (kept,) = services.cataloguing.templates()
    assert (kept.name, kept.text) == (SATURDAY.note, SATURDAY.note)


def test_the_note_has_the_whole_screen_until_escape(qtbot: QtBot, page: JournalPage) -> None:
    page.show_record(SATURDAY.id)
    qtbot.keyClick(page.editor.note, Qt.Key.Key_F11)
    assert page.isFullScreen()
    assert not page.browser.isVisible()
    assert not page.editor.check_in.isVisible()
    assert page.editor.note.hasFocus()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Escape)
    assert not page.isFullScreen()
    assert page.browser.isVisible()
    assert page.editor.check_in.isVisible()
