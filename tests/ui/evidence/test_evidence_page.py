"""The Evidence tab, used as a person would."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from carejournal.domain.passage import Part, Passage
from carejournal.evidence.card import CardTheme, Strength
from carejournal.evidence.card_text import card_passages
from carejournal.services.changes import Change, Subject
from carejournal.services.reading_evidence import evidence_cards
from carejournal.services.sample_journal import fill_with_sample
from carejournal.ui.evidence import card_ways
from carejournal.ui.evidence.card_ways import CardWays
from carejournal.ui.evidence.evidence_page import EvidencePage
from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.evidence.shelf_model import ShelfModel
from carejournal.ui.evidence.strength_page import StrengthPage
from carejournal.ui.printing import document_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from carejournal.evidence.card import Card
    from carejournal.ui.evidence.shelf_filters import FilterBox
    from carejournal.ui.page import Surroundings

THERAPY = next(card for card in evidence_cards() if card.id == "therapy-and-immune-markers")
MASSAGE = next(card for card in evidence_cards() if card.id == "massage-and-immune-cells")


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> EvidencePage:
    made = EvidencePage(around)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown_questions(page: EvidencePage) -> list[str]:
    model = page.shelf.model
    return [str(model.index(n).data()) for n in range(model.rowCount())]


def click_card(qtbot: QtBot, page: EvidencePage, card: Card) -> None:
    view = page.shelf.view
    area: QRect = view.visualRect(page.shelf.model.index(page.shelf.model.row_of(card.id)))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def test_the_first_card_is_open_at_once(page: EvidencePage) -> None:
    assert page.view.card == evidence_cards()[0]
    assert shown_questions(page) == [card.title for card in evidence_cards()]


def test_a_click_on_a_question_opens_its_card_from_the_beginning(qtbot: QtBot, page: EvidencePage) -> None:
    page.view.verticalScrollBar().setValue(300)
    click_card(qtbot, page, THERAPY)
    assert page.view.card == THERAPY
    assert page.view.verticalScrollBar().value() == 0


def test_the_arrow_keys_go_along_the_shelf(qtbot: QtBot, page: EvidencePage) -> None:
    qtbot.keyClick(page.shelf.view, Qt.Key.Key_Down)
    assert page.view.card == evidence_cards()[1]


def test_show_record_opens_a_card_also_when_the_search_hides_it(qtbot: QtBot, page: EvidencePage) -> None:
    qtbot.keyClicks(page.shelf.field, "swedish radiotherapy")
    assert shown_questions(page) == [MASSAGE.title]
    page.show_record(THERAPY.id)
    assert page.view.card == THERAPY
    assert page.shelf.field.text() == ""
    assert page.shelf.view.currentIndex().data() == THERAPY.title


def test_an_unknown_card_is_told_quietly_and_the_open_one_stays(qtbot: QtBot, page: EvidencePage) -> None:
    before = page.view.card
    with qtbot.waitSignal(page.told) as told:
        page.show_record("no-such-card")
    assert "not on the shelf" in told.args[0]
    assert page.view.card == before


def test_typing_keeps_the_cards_with_these_words_and_escape_brings_all_back(
    qtbot: QtBot, page: EvidencePage
) -> None:
    page.shelf.field.setFocus()
    qtbot.keyClicks(page.shelf.field, "swed radio")
    assert shown_questions(page) == [MASSAGE.title]
    qtbot.keyClicks(page.shelf.field, " unicorn")
    assert shown_questions(page) == []
    assert page.shelf.nothing.isVisible()
    qtbot.keyClick(page.shelf.field, Qt.Key.Key_Escape)
    assert shown_questions(page) == [card.title for card in evidence_cards()]
    assert not page.shelf.nothing.isVisible()


def test_the_open_card_stays_chosen_while_the_search_narrows(qtbot: QtBot, page: EvidencePage) -> None:
    click_card(qtbot, page, THERAPY)
    qtbot.keyClicks(page.shelf.field, "cognitive")
    assert page.view.card == THERAPY
    assert page.shelf.view.currentIndex().data() == THERAPY.title


def test_enter_in_the_search_goes_to_what_was_found(qtbot: QtBot, page: EvidencePage) -> None:
    qtbot.keyClicks(page.shelf.field, "talking disputed")
    qtbot.keyClick(page.shelf.field, Qt.Key.Key_Return)
    assert page.view.card == THERAPY
    qtbot.waitUntil(page.shelf.view.hasFocus)


def test_find_goes_to_the_search(qtbot: QtBot, page: EvidencePage) -> None:
    page.view.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.shelf.field.hasFocus)


def test_a_screen_reader_hears_question_strength_and_answer_in_the_list(page: EvidencePage) -> None:
    number = page.shelf.model.row_of(MASSAGE.id)
    spoken = page.shelf.model.index(number).data(Qt.ItemDataRole.AccessibleTextRole)
    assert MASSAGE.title in spoken
    assert "very low" in spoken
    assert MASSAGE.short_answer in spoken


def test_the_shelf_is_a_sound_item_model(qtmodeltester: ModelTester) -> None:
    model = ShelfModel()
    qtmodeltester.check(model)
    model.set_cards(evidence_cards())
    qtmodeltester.check(model)
    model.set_cards(evidence_cards()[:1])
    assert model.row_of(evidence_cards()[1].id) == -1


def test_a_long_question_makes_its_row_higher(page: EvidencePage) -> None:
    heights = {page.shelf.view.sizeHintForRow(0)}
    page.shelf.model.set_cards((replace(MASSAGE, title=20 * "Selbstwirksamkeitserwartung "),))
    heights.add(page.shelf.view.sizeHintForRow(0))
    assert max(heights) > min(heights)


def test_every_control_has_a_name_and_can_be_reached_with_tab(qtbot: QtBot, page: EvidencePage) -> None:
    page.shelf.field.setFocus()
    reached = []
    for _ in range(60):
        present = page.focusWidget()
        reached.append(present)
        qtbot.keyClick(present, Qt.Key.Key_Tab)
    buttons = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert set(buttons) <= set(reached)
    assert {page.shelf.field, page.shelf.view, page.view} <= set(reached)
    inside = next(each for each in buttons if page.view.isAncestorOf(each))
    assert reached.index(page.shelf.view) < reached.index(page.view) < reached.index(inside)
    assert all(each.accessibleName() or each.text() for each in buttons)


def test_tab_shows_a_ring_around_the_text_and_arrow_keys_scroll_it(qtbot: QtBot, page: EvidencePage) -> None:
    page.shelf.view.setFocus()
    before = page.view.grab().toImage().pixelColor(1, page.view.height() // 2)
    qtbot.keyClick(page.shelf.view, Qt.Key.Key_Tab)
    assert page.view.hasFocus()
    after = page.view.grab().toImage().pixelColor(1, page.view.height() // 2)
    assert after != before
    qtbot.keyClick(page.view, Qt.Key.Key_PageDown)
    assert page.view.verticalScrollBar().value() > 0


def choose(box: FilterBox[CardTheme] | FilterBox[Strength], words: str) -> None:
    box.setCurrentIndex(box.findText(words))


def test_a_theme_and_a_strength_narrow_the_shelf_together_with_words(
    qtbot: QtBot, page: EvidencePage
) -> None:
    choose(page.shelf.theme_box, "Massage")
    massage = [card.title for card in evidence_cards() if CardTheme.MASSAGE in card.themes]
    assert shown_questions(page) == massage
    choose(page.shelf.strength_box, "Strength: low")
    low = [card for card in evidence_cards() if CardTheme.MASSAGE in card.themes]
    assert shown_questions(page) == [card.title for card in low if card.strength is Strength.LOW]
    qtbot.keyClicks(page.shelf.field, "anxiety cortisol")
    assert len(shown_questions(page)) < len(low)
    choose(page.shelf.strength_box, "Strength: high")
    assert page.shelf.nothing.isVisible()


def test_a_card_that_a_filter_hides_is_shown_when_something_leads_to_it(page: EvidencePage) -> None:
    choose(page.shelf.theme_box, "Sleep")
    page.show_record(THERAPY.id)
    assert page.view.card == THERAPY
    assert page.shelf.theme_box.wanted is None


def test_the_page_on_strength_leads_back_to_the_card(qtbot: QtBot, page: EvidencePage) -> None:
    click_card(qtbot, page, THERAPY)
    qtbot.mouseClick(page.shelf.strength_button, Qt.MouseButton.LeftButton)
    strength = page.view.findChild(StrengthPage)
    assert strength is not None
    assert page.view.accessibleName() == "How to read strength"
    qtbot.mouseClick(strength.back, Qt.MouseButton.LeftButton)
    assert page.view.accessibleName() == THERAPY.title
    page.view.show_strength()
    click_card(qtbot, page, THERAPY)
    assert page.view.accessibleName() == THERAPY.title


def own_words(page: EvidencePage) -> str:
    assert page.view.own is not None
    return " ".join(page.view.own.sentences)


def test_an_empty_journal_is_told_what_to_record_and_for_how_long(qtbot: QtBot, page: EvidencePage) -> None:
    page.show_record("massage-and-anxiety")
    page.shown()
    qtbot.waitUntil(lambda: "Not recorded so far" in own_words(page), timeout=20_000)
    assert "Massage, wind-down, Stress" in own_words(page)
    assert "25 rated days" in own_words(page)
    page.show_record("better-sleep-and-mood")
    qtbot.waitUntil(lambda: "does not compare those" in own_words(page))


@pytest.mark.usefixtures("german")
def test_what_is_not_recorded_is_named_in_the_persons_language(qtbot: QtBot, page: EvidencePage) -> None:
    page.services.cataloguing.rename_tag("wind-down", "Abschalten")
    page.show_record("massage-and-anxiety")
    page.shown()
    qtbot.waitUntil(lambda: "Bisher nicht erfasst" in own_words(page), timeout=20_000)
    assert "Massage, Abschalten, Stress" in own_words(page)
    page.show_record("exercise-and-sleep")
    qtbot.waitUntil(lambda: "Schlafstunden" in own_words(page))


@pytest.mark.usefixtures("german")
def test_the_own_record_is_told_in_the_language_of_the_window(qtbot: QtBot, page: EvidencePage) -> None:
    fill_with_sample(page.services)
    page.show_record("massage-and-anxiety")
    page.shown()
    qtbot.waitUntil(lambda: "9 Massagen" in own_words(page), timeout=20_000)
    assert "war dein Stress" in own_words(page)


def test_a_full_record_says_its_findings_below_the_line_and_follows_changes(
    qtbot: QtBot, page: EvidencePage
) -> None:
    fill_with_sample(page.services)
    page.show_record("massage-and-anxiety")
    page.shown()
    qtbot.waitUntil(lambda: "9 massages" in own_words(page), timeout=20_000)
    session = next(each for each in page.services.looking_back.sessions() if each.kind == "massage")
    page.services.sessions.delete(session.id)
    page.follow(Change(frozenset({Subject.SESSIONS})))
    assert "Looking at your record" in own_words(page)
    qtbot.waitUntil(lambda: "8 massages" in own_words(page), timeout=20_000)


def test_research_and_record_are_apart_for_a_reader_of_screens(page: EvidencePage) -> None:
    page.show_record(MASSAGE.id)
    assert page.view.own is not None
    assert page.view.own.accessibleName() == "Your own record"
    inside = [each.words for each in page.view.own.findChildren(ReadingText)]
    assert MASSAGE.watch in inside
    assert MASSAGE.result not in inside


def test_a_card_is_saved_copied_and_refused_in_words(
    qtbot: QtBot, page: EvidencePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_record(MASSAGE.id)
    ways = page.view.findChild(CardWays)
    assert ways is not None
    told: list[str] = []
    page.told.connect(told.append)
    answers = iter([tmp_path / "card.md", tmp_path / "no folder" / "card.md", None])
    monkeypatch.setattr(card_ways, "ask_for_card_file", lambda *_: next(answers))
    for _ in range(3):
        qtbot.mouseClick(ways.save, Qt.MouseButton.LeftButton)
    assert MASSAGE.title in (tmp_path / "card.md").read_text("utf-8")
    qtbot.mouseClick(ways.copy, Qt.MouseButton.LeftButton)
    assert MASSAGE.watch in QGuiApplication.clipboard().text()
    assert [words.split()[0] for words in told] == ["Saved", str(tmp_path / "no"), "Card"]


def test_what_is_printed_holds_all_words_and_none_as_markup() -> None:
    words = "<b>5 < 6</b> & more\nnext line"
    printed = document_of([Passage(Part.TITLE, "T"), Passage(Part.ITEM, words)]).toPlainText()
    assert printed.splitlines() == ["T", *words.splitlines()]
    whole = document_of(card_passages(MASSAGE)).toPlainText()
    assert all(text in whole for text in (MASSAGE.title, MASSAGE.later, MASSAGE.references[0].doi))
