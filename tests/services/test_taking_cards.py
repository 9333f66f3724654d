"""A card taken along says all that it says on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import Refusal
from carejournal.evidence.card_text import effect_in_words
from carejournal.services.reading_evidence import evidence_cards
from carejournal.services.taking_cards import card_named, write_card

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.evidence.card import Card


@pytest.mark.parametrize("card", evidence_cards(), ids=lambda card: card.id)
def test_markdown_holds_every_field_in_the_order_of_reading(card: Card, tmp_path: Path) -> None:
    write_card(tmp_path / "card.md", card)
    text = (tmp_path / "card.md").read_text("utf-8").replace("\\", "")
    wanted = [
        card.title,
        card.short_answer,
        card.strength_reason,
        card.studied,
        *(f"{group.number:,} {group.population}" for group in card.people),
        card.result,
        *(effect_in_words(card, effect) for effect in (card.numbers.effects if card.numbers else ())),
        card.compared_with,
        card.lasting,
        card.limits,
        card.later,
        card.not_meaning,
        card.meaning,
        card.watch,
        *(work.doi for work in card.references),
        str(card.checked.year),
    ]
    at = 0
    for part in wanted:
        at = text.index(part, at)


def test_a_pdf_is_tagged_and_holds_the_answer(tmp_path: Path) -> None:
    import pikepdf

    card = card_named("tracking-mood")
    write_card(tmp_path / "card.PDF", card)
    with pikepdf.open(tmp_path / "card.PDF") as pdf:
        assert str(pdf.docinfo.Title) == card.title
        assert "/StructTreeRoot" in pdf.Root


def test_another_ending_and_an_unknown_card_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"\.pdf or \.md"):
        write_card(tmp_path / "card.txt", evidence_cards()[0])
    with pytest.raises(Refusal, match="no evidence card"):
        card_named("../secrets")
    assert list(tmp_path.iterdir()) == []
