"""One value a day: what several readings of a measure on one day come to."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from carejournal.domain.measure import SLEEP_HOURS, SLEEP_QUALITY, Form, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

ONCE_A_NIGHT = frozenset({SLEEP_HOURS.key, SLEEP_QUALITY.key})
"""The measures that tell of one night: a later reading of the day corrects an earlier one."""


def day_value(measure: Measure, values: Sequence[float]) -> float:
    """Return the one value of a day's readings, oldest first and at least one.

    Of a scale or a number their mean; of yes or no yes where any says yes; of what is told of a night the
    last: a night is counted once, never summed and never averaged with a first guess.
    """
    if measure.key in ONCE_A_NIGHT:
        return values[-1]
    return max(values) if measure.form is Form.YES_NO else fsum(values) / len(values)
