"""An evidence card on paper says what its dots stand for."""

from __future__ import annotations

import pytest

from carejournal.reports.card_sheet import card_pdf
from carejournal.services.reading_evidence import evidence_cards
from reports.pdf_reading import ReadPdf, squeezed

CARDS = {card.id: card for card in evidence_cards()}


def test_a_german_card_is_german_throughout_and_says_so_to_a_screen_reader() -> None:
    german = {card.id: card for card in evidence_cards("de")}["massage-and-depression"]
    read = ReadPdf(card_pdf(german))
    text = read.text()
    for words in ("Wer untersucht wurde", "Quellen", "Karte mit Belegen", "plausibel zwischen 0,52 und 0,93"):
        assert squeezed(words) in text
    assert squeezed("Who was studied") not in text
    assert str(read.document.Root.Lang) == "de"


@pytest.mark.parametrize(
    ("name", "stands_for", "has_open_dots"),
    [
        ("massage-and-circulation", "Each dot stands for one person.", False),
        ("massage-and-sleep", "Each dot stands for 2 people.", True),
        ("therapy-without-a-diagnosis", "Each dot stands for 10 people.", False),
    ],
)
def test_dots_are_explained_and_open_ones_only_where_there_are_any(
    name: str, stands_for: str, has_open_dots: bool
) -> None:
    text = ReadPdf(card_pdf(CARDS[name])).text()
    assert squeezed(stands_for) in text
    assert (squeezed("An open dot stands for fewer.") in text) is has_open_dots
