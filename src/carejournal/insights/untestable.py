"""Pairs that are not asked about: a thing against itself, or what never differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carejournal.insights.finding import Reason
from carejournal.insights.same_thing import says_the_same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.insights.observed import Factor, Outcome

FEWEST_DAYS = 30
FEWEST_OF_EACH = 10
"""A yes-or-no measure needs so many days of each answer before a line through it means anything."""


@dataclass(frozen=True, slots=True)
class SameOccasions:
    """A factor that is not asked about because `other` has the same occasions."""

    other: str
    reason: Reason = Reason.SAME_OCCASIONS


def untestable(factor: Factor, outcome: Outcome) -> Reason | None:
    """Return why the pair is not asked about, or None where it can be."""
    return says_the_same(factor.key, outcome.measure) or _never_differs(factor, outcome)


def same_occasions(factors: Sequence[Factor]) -> dict[str, SameOccasions]:
    """Return the refinements whose occasions are all those of what they refine, by key."""
    by_key = {factor.key: factor for factor in factors}
    found = {}
    for factor in factors:
        whole = by_key.get(factor.part_of)
        if whole is not None and np.array_equal(whole.occasions, factor.occasions):
            found[factor.key] = SameOccasions(whole.key)
    return found


def _never_differs(factor: Factor, outcome: Outcome) -> Reason | None:
    if factor.rate == 1:
        return Reason.ALWAYS
    rated = outcome.values[~np.isnan(outcome.values)]
    if not rated.size:
        return None
    if outcome.yes_no:
        yes = int(rated.sum())
        return Reason.FEW_OF_ONE if min(yes, rated.size - yes) < FEWEST_OF_EACH else None
    return Reason.NEVER_DIFFERS if rated.size >= FEWEST_DAYS and rated.min() == rated.max() else None
