"""An evidence card on paper: an accessible PDF with its pictures, made in memory only."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import typst

from carejournal.evidence.card_pictures import Axis, axis_for, figure_text, people_per_dot
from carejournal.evidence.card_text import closing_words, effect_in_words, strength_in_words
from carejournal.evidence.card_words import SECTIONS, words_for
from carejournal.evidence.printed_numbers import whole_text
from carejournal.reports.contents import Paper
from carejournal.reports.fonts import bundled_fonts, in_order
from carejournal.reports.typesetting import TYPST_PAPERS
from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from decimal import Decimal

    from carejournal.evidence.card import Card, Effect


def card_pdf(card: Card, paper: Paper = Paper.A4) -> bytes:
    """Return the card as a PDF (PDF/UA-1); the same card and paper give the same bytes."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[bundled_fonts()]
    )
    template = resource_path("evidence_sheet", "card.typ")
    return typst.compile(
        template,
        root=template.parent.parent,  # the report's style is used too
        font_paths=fonts,
        sys_inputs={
            "card": json.dumps(_data(card), ensure_ascii=False),
            "paper": TYPST_PAPERS[paper],
            "fonts": json.dumps(in_order(fonts.families())),
        },
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(card.checked, time(12), UTC),
    )


def _data(card: Card) -> dict[str, Any]:
    words = words_for(card)
    return {
        "language": card.language,
        "sheet": words.sheet,
        "title": card.title,
        "answer": card.short_answer,
        "strength": strength_in_words(card),
        "reason": card.strength_reason,
        "sections": [_section(card, field) for field in SECTIONS],
        "references_heading": words.references,
        "references": [f"{work.citation} doi:{work.doi}" for work in card.references],
        "closing": closing_words(card),
    }


def _section(card: Card, field: str) -> dict[str, Any]:
    section: dict[str, Any] = {"heading": words_for(card).headings[field], "words": getattr(card, field)}
    section |= {"people": [], "caption": "", "scale": "", "effects": [], "ticks": [], "zero": 0.0}
    if field == "studied":
        section |= _people(card)
    if field == "result" and card.numbers is not None:
        axis = axis_for(card.numbers.effects)
        section["scale"] = card.numbers.scale
        section["zero"] = axis.share(axis.ticks[0] * 0)
        section["ticks"] = [
            {"at": axis.share(tick), "text": figure_text(tick, card.language)} for tick in axis.ticks
        ]
        section["effects"] = [_effect(axis, card, effect) for effect in card.numbers.effects]
    return section


def _people(card: Card) -> dict[str, Any]:
    unit = people_per_dot(max(group.number for group in card.people))
    groups = []
    for group in card.people:
        full, rest = divmod(group.number, unit)
        number = whole_text(group.number, card.language)
        groups.append({"words": f"{number} {group.population}", "full": full, "open": int(rest > 0)})
    words = words_for(card)
    caption = words.one_dot if unit == 1 else words.dots.format(whole_text(unit, card.language))
    if any(group["open"] for group in groups):
        caption += f" {words.open_dot}"
    return {"people": groups, "caption": caption}


def _effect(axis: Axis, card: Card, effect: Effect) -> dict[str, Any]:
    def at(figure: Decimal | None) -> float | None:
        return None if figure is None else axis.share(figure)

    return {
        "words": effect_in_words(card, effect),
        "value": at(effect.value),
        "low": at(effect.low),
        "high": at(effect.high),
    }
