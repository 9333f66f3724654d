"""Reading the packaged evidence cards and help lines, for the window and the command line.

Both are loaded when they are first asked for and then kept: nothing changes them while the program runs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from carejournal.evidence.help_lines import (
    EU_MEMBERS,
    EUROPEAN_UNION,
    read_help_lines,
    read_translated_help,
)
from carejournal.evidence.printed_numbers import ENGLISH
from carejournal.evidence.shelf import as_json, read_shelf
from carejournal.evidence.translation import read_translations
from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from carejournal.evidence.card import Card, CardTheme, Strength
    from carejournal.evidence.help_lines import HelpLine, HelpLines

WORD = re.compile(r"\w+")
LETTERS_OF_A_COUNTRY = 2


def evidence_cards(language: str = ENGLISH) -> tuple[Card, ...]:
    """Return all cards on the shelf, in the order of their ids, in the language where they are translated."""
    return _read_cards(language)


@cache
def _read_cards(language: str) -> tuple[Card, ...]:
    if language == ENGLISH:
        return read_shelf(resource_path("evidence"))
    return read_translations(resource_path("evidence", language), evidence_cards(), language)


def cards_with(
    words: str,
    theme: CardTheme | None = None,
    strength: Strength | None = None,
    language: str = ENGLISH,
) -> tuple[Card, ...]:
    """Return the cards in which every word begins a word somewhere, in any case; all cards for no words.

    With a theme or a strength, only those that have it.
    """
    wanted = [f" {word}" for word in WORD.findall(words.casefold())]
    return tuple(
        card
        for card in evidence_cards(language)
        if (theme is None or theme in card.themes)
        and (strength is None or card.strength is strength)
        and all(word in _searched(card) for word in wanted)
    )


def cards_json(language: str = ENGLISH) -> list[dict[str, object]]:
    """Return all cards with all their fields as plain values for JSON."""
    return [as_json(card) for card in evidence_cards(language)]


def help_page(language: str = ENGLISH) -> HelpLines:
    """Return where to find help: what is true everywhere, and the services by country."""
    return _read_help(language)


@cache
def _read_help(language: str) -> HelpLines:
    if language == ENGLISH:
        return read_help_lines(resource_path("help", "lines.toml"))
    return read_translated_help(resource_path("help", f"{language}.toml"), help_page())


def help_lines() -> tuple[HelpLine, ...]:
    """Return the services of all countries."""
    return help_page().lines


def help_countries() -> frozenset[str]:
    """Return the countries (ISO 3166 codes) that have a service of their own or the European Union's."""
    own = {line.country for line in help_lines() if len(line.country) == LETTERS_OF_A_COUNTRY}
    return frozenset(own - {EUROPEAN_UNION} | EU_MEMBERS)


@cache
def _searched(card: Card) -> str:
    texts = [text for _, text in card.printed()] + [work.citation for work in card.references]
    return "".join(f" {word}" for word in WORD.findall(" ".join(texts).casefold()))
