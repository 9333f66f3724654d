"""How a card's numbers are drawn, before anything is drawn: dots for people, and the scale of effects."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from carejournal.evidence.printed_numbers import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.evidence.card import Effect

MOST_DOTS = 100
MOST_STEPS = 6


def people_per_dot(largest: int) -> int:
    """Return the least of 1, 2, 5, 10, 20 ... with which so many people take at most MOST_DOTS dots."""
    ten = 1
    while largest > 5 * ten * MOST_DOTS:
        ten *= 10
    return next(unit * ten for unit in (1, 2, 5) if largest <= unit * ten * MOST_DOTS)


@dataclass(frozen=True, slots=True)
class Axis:
    """Evenly spaced ticks that enclose all ranges and zero."""

    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """Return where a value lies: 0 at the first tick, 1 at the last."""
        return float((value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0]))


def axis_for(effects: Sequence[Effect]) -> Axis:
    """Return the axis with the smallest step of 1, 2 or 5 times a power of ten that needs few ticks."""
    low = min(Decimal(0), *(effect.low for effect in effects))
    high = max(Decimal(0), *(effect.high for effect in effects))
    power = math.floor(math.log10(high - low or 1)) - 1
    steps = (Decimal(unit).scaleb(power + more) for more in range(4) for unit in (1, 2, 5))
    for step in steps:
        first, last = math.floor(low / step), max(math.ceil(high / step), 1)
        if last - first <= MOST_STEPS:
            return Axis(tuple(step * n for n in range(first, last + 1)))
    raise AssertionError("a step of ten times the whole range always fits")


def figure_text(figure: Decimal, language: str) -> str:
    """Return a figure as precise as it was reported, as the language writes it, with a real minus sign."""
    return written(f"{figure:f}".replace("-", "−"), language)
