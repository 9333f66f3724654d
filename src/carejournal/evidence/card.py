"""Evidence cards: what research says about one question, in plain words, with every number traced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from carejournal.evidence.printed_numbers import ENGLISH, whole_text, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal


class Strength(StrEnum):
    """How far the answer can be relied on, by the rule in docs/evidence-method.md: our own judgement."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"


class CardTheme(StrEnum):
    """What a card is about, for finding it among others; a card may have several."""

    THERAPY = "therapy"
    MASSAGE = "massage"
    IMMUNITY = "immunity"
    SLEEP = "sleep"
    MOOD = "mood"
    DAILY_LIFE = "daily_life"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class Reference:
    """One published work; `doi` is the bare identifier, without any address before it."""

    citation: str
    doi: str


@dataclass(frozen=True, slots=True)
class People:
    """One group that was studied: how many, and who they were."""

    number: int
    population: str


@dataclass(frozen=True, slots=True)
class Effect:
    """One measured difference with its 95% range, each as precise as it was reported.

    `value` is None where only the range was reported exactly.
    """

    label: str
    value: Decimal | None
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Numbers:
    """Effects that may be drawn on one axis; `scale` names it and says which way is which."""

    scale: str
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Which block of the evidence dossier supports a number; `number` is written as on the card."""

    number: str
    block: str


@dataclass(frozen=True, slots=True)
class Card:
    """One question and its honest answer.

    `concerns` names what it is about in the journal's own words: "kind:massage", "measure:stress",
    "tag:exercise". `checked` is the day its facts were last compared with their sources. `numbers` is
    None where no effect size could be checked. `language` is that of the sentences.
    """

    id: str
    title: str
    short_answer: str
    studied: str
    people: tuple[People, ...]
    compared_with: str
    result: str
    lasting: str
    limits: str
    later: str
    strength: Strength
    strength_reason: str
    meaning: str
    not_meaning: str
    watch: str
    references: tuple[Reference, ...]
    checked: date
    themes: tuple[CardTheme, ...]
    concerns: tuple[str, ...]
    numbers: Numbers | None
    sources: tuple[Source, ...]
    language: str = ENGLISH

    def printed(self) -> Iterator[tuple[str, str]]:
        """Yield (field, text) for all that a reader sees, except citations: titles are quoted as they are."""
        for field in PROSE:
            yield field, getattr(self, field)
        for group in self.people:
            yield "people", f"{whole_text(group.number, self.language)} {group.population}"
        if self.numbers is not None:
            yield "numbers", self.numbers.scale
            for effect in self.numbers.effects:
                figures = [f for f in (effect.value, effect.low, effect.high) if f is not None]
                told = " ".join(written(str(figure), self.language) for figure in figures)
                yield "numbers", f"{effect.label} {told}".replace(" -", " −")


PROSE = (
    "title",
    "short_answer",
    "studied",
    "compared_with",
    "result",
    "lasting",
    "limits",
    "later",
    "strength_reason",
    "meaning",
    "not_meaning",
    "watch",
)
"""The fields of a card that are plain sentences, in the order they are read."""
