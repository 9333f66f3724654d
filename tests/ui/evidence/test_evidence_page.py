"""The Evidence tab, used as a person would."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton

from carejournal.services.reading_evidence import evidence_cards
from carejournal.ui.evidence.evidence_page import EvidencePage
from carejournal.ui.evidence.shelf_model import ShelfModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from carejournal.evidence.card import Card
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
