"""What stands on a card beside its own sentences, where it is taken along: in the language of the card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.month_names import MONTHS
from carejournal.evidence.card import Strength

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.evidence.card import Card

SECTIONS = (
    "studied", "result", "compared_with", "lasting", "limits", "later", "not_meaning", "meaning", "watch",
)  # fmt: skip
"""The fields that have a section of their own, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words of one language; `headings` has one for each of SECTIONS, {0} and {1} are places."""

    headings: Mapping[str, str]
    references: str
    strength: str
    strengths: Mapping[Strength, str]
    between: str
    one_dot: str
    dots: str
    open_dot: str
    sheet: str
    checked: str
    day: str
    no_advice: str
    strength_rule: str


ENGLISH_WORDS = CardWords(
    headings={
        "studied": "Who was studied",
        "result": "What was found",
        "compared_with": "Compared with what",
        "lasting": "For how long",
        "limits": "Limits",
        "later": "Later and contrary studies",
        "not_meaning": "What it does not mean",
        "meaning": "What it means for you",
        "watch": "What you could watch in your own journal",
    },
    references="References",
    strength="Strength: {0}.",
    strengths={
        Strength.HIGH: "high",
        Strength.MODERATE: "moderate",
        Strength.LOW: "low",
        Strength.VERY_LOW: "very low",
    },
    between="plausibly between {0} and {1}",
    one_dot="Each dot stands for one person.",
    dots="Each dot stands for {0} people.",
    open_dot="An open dot stands for fewer.",
    sheet="evidence card",
    checked="Last compared with its sources on {0}.",
    day="{0} {1} {2}",
    no_advice="This is information, not medical advice, and no diagnosis.",
    strength_rule=(
        "Strength says how far the answer can be relied on, by a simple rule of Care Journal’s own that is "
        "like the one called GRADE, but no official rating."
    ),
)  # fmt: skip
GERMAN_WORDS = CardWords(
    headings={
        "studied": "Wer untersucht wurde",
        "result": "Was gefunden wurde",
        "compared_with": "Womit verglichen wurde",
        "lasting": "Wie lange",
        "limits": "Grenzen",
        "later": "Spätere und gegenteilige Studien",
        "not_meaning": "Was es nicht bedeutet",
        "meaning": "Was es für dich bedeutet",
        "watch": "Was du in deinem Tagebuch beobachten könntest",
    },
    references="Quellen",
    strength="Stärke: {0}.",
    strengths={
        Strength.HIGH: "hoch",
        Strength.MODERATE: "mittel",
        Strength.LOW: "niedrig",
        Strength.VERY_LOW: "sehr niedrig",
    },
    between="plausibel zwischen {0} und {1}",
    one_dot="Jeder Punkt steht für einen Menschen.",
    dots="Jeder Punkt steht für {0} Menschen.",
    open_dot="Ein offener Punkt steht für weniger.",
    sheet="Karte mit Belegen",
    checked="Zuletzt am {0} mit den Quellen verglichen.",
    day="{0}. {1} {2}",
    no_advice="Dies ist Information, kein ärztlicher Rat und keine Diagnose.",
    strength_rule=(
        "Die Stärke sagt, wie weit man sich auf die Antwort verlassen kann, nach einer einfachen eigenen "
        "Regel von Care Journal; sie ähnelt der, die GRADE heißt, ist aber keine amtliche Einstufung."
    ),
)  # fmt: skip
WORDS = {"en": ENGLISH_WORDS, "de": GERMAN_WORDS}


def words_for(card: Card) -> CardWords:
    """Return the words in the language of the card."""
    return WORDS[card.language]


def checked_text(card: Card) -> str:
    """Return the day on which the card was last compared with its sources, in full."""
    day = card.checked
    return words_for(card).day.format(day.day, MONTHS[card.language][day.month - 1], day.year)
