"""Factors and measures that are one thing said twice; a test of them would only find itself."""

from __future__ import annotations

import re

from carejournal.domain.measure import ILL, MOOD, SLEEP_HOURS, SLEEP_QUALITY, STRESS
from carejournal.insights.factor_key import FactorSort, parted_key
from carejournal.insights.finding import Reason

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
