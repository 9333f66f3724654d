"""Taking an evidence card along: as a PDF or as Markdown, by the name of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.passage import as_markdown
from carejournal.domain.refusal import Refusal
from carejournal.evidence.card_text import card_passages
from carejournal.evidence.printed_numbers import ENGLISH
from carejournal.services.reading_evidence import evidence_cards
from carejournal.services.writing_out import write_out

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.evidence.card import Card

PDF, MARKDOWN = ".pdf", ".md"


def card_named(card_id: str, language: str = ENGLISH) -> Card:
    """Return the card with this id, in the language where it is translated; Refusal where there is none."""
    for card in evidence_cards(language):
        if card.id == card_id:
            return card
    raise Refusal(f"There is no evidence card “{card_id}”.")


def write_card(target: Path, card: Card) -> None:
    """Write the card to `target`, whose ending says how; nothing of a journal is in it.

    Raises Refusal where the ending is another one or the file cannot be written.
    """
    ending = target.suffix.lower()
    if ending == PDF:
        from carejournal.reports.card_sheet import card_pdf
        from carejournal.reports.contents import Paper
        from carejournal.system.paper import usual_paper

        write_out(target, card_pdf(card, Paper(usual_paper())))
    elif ending == MARKDOWN:
        write_out(target, as_markdown(card_passages(card)).encode())
    else:
        raise Refusal(f"A card is written as {PDF} or {MARKDOWN}.")
