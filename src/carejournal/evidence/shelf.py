"""The shelf: evidence cards read from their files, strictly, and given away as plain JSON values."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from carejournal.domain.measure import KEY_PATTERN
from carejournal.evidence.card import (
    PROSE,
    Card,
    CardTheme,
    Effect,
    Numbers,
    People,
    Reference,
    Source,
    Strength,
)
from carejournal.evidence.card_rules import faults
from carejournal.evidence.strict_table import CardError, StrictTable

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CardError", "as_json", "read_card", "read_shelf"]

CARD_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
GROUP_SIZE = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*")
DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
FIGURE = r"-?\d+(?:\.\d+)?"
EFFECT = re.compile(rf"(?:(?P<value>{FIGURE}) )?\((?P<low>{FIGURE}) to (?P<high>{FIGURE})\) (?P<label>.+)")
CONCERN = re.compile(rf"(?:kind|measure):{KEY_PATTERN.pattern}|tag:\S(?:.*\S)?")


def read_card(path: Path) -> Card:
    """Return the card in a TOML file; raise CardError naming file and field where anything is wrong."""
    table = StrictTable.read(path)
    card = _card(table)
    for field, sentence in faults(card):
        raise table.fault(field, sentence)
    return card


def read_shelf(folder: Path) -> tuple[Card, ...]:
    """Return the cards of all TOML files in a folder, by file name; raise CardError as read_card does."""
    files_by_id: dict[str, str] = {}
    cards = []
    for path in sorted(path for path in folder.iterdir() if path.suffix == ".toml"):
        card = read_card(path)
        if card.id in files_by_id:
            raise CardError(f"{path.name}: id: “{card.id}” is already the id of {files_by_id[card.id]}")
        files_by_id[card.id] = path.name
        cards.append(card)
    return tuple(cards)


def as_json(card: Card) -> dict[str, object]:
    """Return all fields of a card as plain values for JSON; dates are ISO 8601."""
    return {field.name: _plain(getattr(card, field.name)) for field in fields(card)}


def _card(table: StrictTable) -> Card:
    card = Card(
        id=_id(table),
        people=_people(table),
        strength=_strength(table),
        references=_references(table),
        checked=table.day("checked"),
        themes=_themes(table),
        concerns=_concerns(table),
        numbers=_numbers(table.table("numbers")) if table.has("numbers") else None,
        sources=_sources(table),
        **{field: table.text(field) for field in PROSE},
    )
    table.done()
    return card


def _id(table: StrictTable) -> str:
    text = table.text("id")
    if not CARD_ID.fullmatch(text):
        raise table.fault("id", f"“{text}” is not lower-case words with hyphens between")
    return text


def _people(table: StrictTable) -> tuple[People, ...]:
    groups = []
    for text in table.texts("people"):
        number, _, population = text.partition(" ")
        if not GROUP_SIZE.fullmatch(number) or not population:
            raise table.fault("people", f"“{text}” does not begin with how many they were")
        groups.append(People(int(number.replace(",", "")), population))
    return tuple(groups)


def _strength(table: StrictTable) -> Strength:
    text = table.text("strength")
    try:
        return Strength(text)
    except ValueError:
        raise table.fault("strength", f"“{text}” is none of {', '.join(Strength)}") from None


def _themes(table: StrictTable) -> tuple[CardTheme, ...]:
    texts = table.texts("themes")
    for text in texts:
        if text not in set(CardTheme) or texts.count(text) > 1:
            raise table.fault("themes", f"“{text}” is there twice or none of {', '.join(CardTheme)}")
    return tuple(map(CardTheme, texts))


def _references(table: StrictTable) -> tuple[Reference, ...]:
    works = []
    for text in table.texts("references"):
        citation, _, doi = text.rpartition(" doi:")
        if not citation or not DOI.fullmatch(doi):
            raise table.fault("references", f"“{text}” does not end with its doi:10.…")
        works.append(Reference(citation, doi))
    return tuple(works)


def _concerns(table: StrictTable) -> tuple[str, ...]:
    concerns = table.texts("concerns")
    for concern in concerns:
        if not CONCERN.fullmatch(concern):
            raise table.fault("concerns", f"“{concern}” is no kind:, measure: or tag:")
    return concerns


def _numbers(table: StrictTable) -> Numbers:
    effects = []
    for text in table.texts("effects"):
        parts = EFFECT.fullmatch(text.replace("−", "-"))
        if parts is None:
            raise table.fault("effects", f"“{text}” is not like “0.30 (0.21 to 0.40) label”")
        value = None if parts["value"] is None else Decimal(parts["value"])
        effects.append(Effect(parts["label"], value, Decimal(parts["low"]), Decimal(parts["high"])))
    numbers = Numbers(table.text("scale"), tuple(effects))
    table.done()
    return numbers


def _sources(table: StrictTable) -> tuple[Source, ...]:
    sources: list[Source] = []
    for text in table.texts("sources"):
        block, _, numbers = text.partition(": ")
        if not numbers:
            raise table.fault("sources", f"“{text}” is not like “block: numbers with spaces between”")
        sources.extend(Source(number, block) for number in numbers.split())
    return tuple(sources)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return str(value)  # a Strength too
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
