"""One evidence card as a page to read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from carejournal.services.reading_evidence import evidence_cards
from carejournal.ui.evidence.card_view import CardView
from carejournal.ui.evidence.effect_picture import EffectPicture, effect_words
from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.evidence.references import References

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.evidence.card import Card
    from carejournal.ui.page import Surroundings

THERAPY = next(card for card in evidence_cards() if card.id == "therapy-and-immune-markers")
MASSAGE = next(card for card in evidence_cards() if card.id == "massage-and-immune-cells")


USUAL_LINE = (
    "The quick walk to the lake and back took longer than planned, and yet the evening was a calm one."
)
"""A line of everyday English that is as long as lines may become."""


@pytest.fixture
def view(qtbot: QtBot, around: Surroundings) -> CardView:
    made = CardView(around.theme)
    qtbot.addWidget(made)
    made.resize(760, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def texts_of(widget: QWidget) -> list[str]:
    """Return what a reader of labels meets, in the order of the widgets."""
    return [
        each.words if isinstance(each, ReadingText) else each.text() for each in widget.findChildren(QLabel)
    ]


def line_width(text: ReadingText, words: str) -> int:
    return text.fontMetrics().horizontalAdvance(words)


@pytest.mark.parametrize("card", evidence_cards(), ids=lambda card: card.id)
def test_a_card_is_read_in_the_promised_order(view: CardView, card: Card) -> None:
    view.show_card(card)
    read = texts_of(view)
    wanted = [
        card.title,
        card.short_answer,
        card.strength_reason,
        card.studied,
        *(f"{group.number:,} {group.population}" for group in card.people),
        card.result,
        *(effect_words(effect) for effect in (card.numbers.effects if card.numbers else ())),
        card.compared_with,
        card.lasting,
        card.limits,
        card.later,
        card.not_meaning,
        card.meaning,
        *(f"{work.citation}\ndoi:{work.doi}" for work in card.references),
        card.watch,
    ]
    places = [read.index(text) for text in wanted]
    assert places == sorted(places)


def test_the_persons_own_journal_stands_apart_from_research(view: CardView) -> None:
    view.show_card(MASSAGE)
    frames = [frame for frame in view.findChildren(QWidget) if frame.property("card") == "true"]
    own = next(frame for frame in frames if MASSAGE.watch in texts_of(frame))
    assert MASSAGE.result not in texts_of(own)
    assert MASSAGE.meaning not in texts_of(own)


def test_words_of_a_card_are_never_taken_for_markup(view: CardView) -> None:
    words = 'fewer than <b>5</b> & "more"'
    view.show_card(replace(THERAPY, limits=words))
    (limits,) = (text for text in view.findChildren(ReadingText) if text.words == words)
    limits.setSelection(0, len(words))
    assert limits.selectedText() == words
    assert limits.accessibleName() == words


def test_a_card_without_numbers_draws_no_scale(view: CardView) -> None:
    view.show_card(THERAPY)
    assert view.findChild(EffectPicture) is not None
    view.show_card(MASSAGE)
    assert view.findChild(EffectPicture) is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("card", evidence_cards(), ids=lambda card: card.id)
def test_nothing_is_cut_off_and_lines_stay_short(
    qtbot: QtBot, around: Surroundings, scale: float, card: Card
) -> None:
    plain = QGuiApplication.font()
    large = QGuiApplication.font()
    large.setPointSizeF(plain.pointSizeF() * scale)
    QGuiApplication.setFont(large)
    try:
        view = CardView(around.theme)
        qtbot.addWidget(view)
        view.resize(660, 680)
        with qtbot.waitExposed(view):
            view.show()
        view.show_card(card)
        # Until it is laid out, a part has the size that widgets are born with.
        part = view.findChildren(References)[0]
        qtbot.waitUntil(lambda: part.isVisible() and part.width() < view.width())
        assert view.horizontalScrollBar().maximum() == 0
        for text in view.findChildren(ReadingText):
            if text.isVisible():
                assert text.height() >= text.heightForWidth(text.width())
                assert text.width() <= line_width(text, USUAL_LINE)
    finally:
        QGuiApplication.setFont(plain)
