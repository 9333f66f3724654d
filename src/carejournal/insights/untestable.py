"""Pairs that are not asked about: a thing against itself, or what never differs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carejournal.domain.measure import ILL, MOOD, SLEEP_HOURS, SLEEP_QUALITY, STRESS
from carejournal.insights.factor_key import FactorSort, parted_key
from carejournal.insights.finding import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.insights.observed import Factor, Outcome

SLEEP_WORDS = ("sleep", "slept", "insomnia", "schlaf", "schlief", "geschlafen")
ILL_WORDS = ("ill", "illness", "sick", "flu", "fever", "krank", "erkältet", "erkältung", "grippe", "fieber")
WORDS = {
    MOOD.key: ("mood", "stimmung", "laune", "happy", "sad", "glücklich", "traurig"),
    STRESS.key: ("stress", "stressed", "stressful", "gestresst", "stressig"),
    SLEEP_HOURS.key: SLEEP_WORDS,
    SLEEP_QUALITY.key: SLEEP_WORDS,
    ILL.key: ILL_WORDS,
}
"""Words of tags that say the same as a measure every journal has, in the program's two languages."""
SAME_SUBJECT = {SLEEP_HOURS.key: SLEEP_QUALITY.key, SLEEP_QUALITY.key: SLEEP_HOURS.key}
FEWEST_OF_EACH = 10
"""A yes-or-no measure needs so many days of each answer before a line through it means anything."""


@dataclass(frozen=True, slots=True)
class SameOccasions:
    """A factor that is not asked about because `other` has the same occasions."""

    other: str
    reason: Reason = Reason.SAME_OCCASIONS


def untestable(factor: Factor, outcome: Outcome) -> Reason | None:
    """Return why the pair is not asked about, or None where it can be."""
    return says_the_same(factor.key, outcome.measure) or _never_differs(outcome)


def says_the_same(factor: str, measure: str) -> Reason | None:
    """Return why a factor and a measure, by their keys, are one thing said twice, or None."""
    sort, name = parted_key(factor)
    if sort is FactorSort.MEASURE:
        if name == measure:
            return Reason.ITSELF
        return Reason.SAME_THING if SAME_SUBJECT.get(name) == measure else None
    if sort is FactorSort.TAG:
        spoken = set(re.findall(r"[^\W\d_]+", name.casefold()))
        if measure.replace("_", " ") == name.casefold() or spoken & set(WORDS.get(measure, ())):
            return Reason.SAME_THING
    return None


def same_occasions(factors: Sequence[Factor]) -> dict[str, SameOccasions]:
    """Return the refinements whose occasions are all those of what they refine, by key."""
    by_key = {factor.key: factor for factor in factors}
    found = {}
    for factor in factors:
        whole = by_key.get(factor.part_of)
        if whole is not None and np.array_equal(whole.occasions, factor.occasions):
            found[factor.key] = SameOccasions(whole.key)
    return found


def _never_differs(outcome: Outcome) -> Reason | None:
    rated = outcome.values[~np.isnan(outcome.values)]
    if rated.size and not np.isin(rated, (0, 1)).all():
        return Reason.NEVER_DIFFERS if rated.min() == rated.max() and rated.size >= FEWEST_OF_EACH else None
    yes = int(rated.sum())
    return Reason.NEVER_DIFFERS if min(yes, rated.size - yes) < FEWEST_OF_EACH <= rated.size else None
