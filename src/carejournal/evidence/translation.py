"""A card in another language: its sentences translated, all else taken from the English card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from carejournal.evidence.card import PROSE, Card, Numbers, People
from carejournal.evidence.card_rules import translation_faults
from carejournal.evidence.printed_numbers import numbers_in, whole_text
from carejournal.evidence.strict_table import CardError, StrictTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["CardError", "read_translation", "read_translations"]


def read_translations(folder: Path, cards: Sequence[Card], language: str) -> tuple[Card, ...]:
    """Return the cards as the folder's files, named by their ids, translate them; others stay as they are.

    Raises CardError as read_translation does.
    """
    files = ((card, folder / f"{card.id}.toml") for card in cards)
    return tuple(read_translation(path, card, language) if path.is_file() else card for card, path in files)


def read_translation(path: Path, card: Card, language: str) -> Card:
    """Return the card in a language such as "de"; raise CardError naming file and field where it cannot be.

    A translation names the day on which the facts of its original were checked: where that is another day
    now, its sentences have to be looked through too.
    """
    table = StrictTable.read(path)
    if table.day("checked") != card.checked:
        raise table.fault("checked", f"is not {card.checked}, the day of the card that is translated")
    sentences: dict[str, Any] = {field: table.text(field) for field in PROSE}
    translated = replace(
        card,
        language=language,
        people=_people(table, card, language),
        numbers=None if card.numbers is None else _numbers(table.table("numbers"), card.numbers),
        **sentences,
    )
    table.done()
    for field, sentence in translation_faults(translated, card):
        raise table.fault(field, sentence)
    return translated


def _people(table: StrictTable, card: Card, language: str) -> tuple[People, ...]:
    texts = table.texts("people")
    if len(texts) != len(card.people):
        raise table.fault("people", f"are {len(texts)} groups; the card has {len(card.people)}")
    groups = []
    for text, group in zip(texts, card.people, strict=True):
        number, _, population = text.partition(" ")
        if numbers_in(number, language) != [f"{group.number:,}"] or not population:
            wanted = whole_text(group.number, language)
            raise table.fault("people", f"“{text}” does not begin with {wanted}")
        groups.append(People(group.number, population))
    return tuple(groups)


def _numbers(table: StrictTable, numbers: Numbers) -> Numbers:
    labels = table.texts("effects")
    if len(labels) != len(numbers.effects):
        raise table.fault("effects", f"are {len(labels)}; the card has {len(numbers.effects)}")
    effects = (replace(effect, label=label) for effect, label in zip(numbers.effects, labels, strict=True))
    translated = Numbers(table.text("scale"), tuple(effects))
    table.done()
    return translated
