"""What is rated or counted, and which values it takes."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import make_storable, one_line

KEY_PATTERN = re.compile(r"[a-z0-9][a-z0-9_]{0,59}")
STEP_TOLERANCE = 1e-9


class Form(StrEnum):
    """How a measure is answered."""

    SCALE = "scale"
    NUMBER = "number"
    YES_NO = "yes_no"


class Better(StrEnum):
    """Which direction of a measure is the better one."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Measure:
    """Something rated or counted. `key` stays the same for good and names it in files; `name` may change."""

    key: str
    name: str
    form: Form = Form.SCALE
    better: Better = Better.NEITHER
    unit: str = ""
    low: float | None = None
    high: float | None = None
    step: float | None = None
    position: int = 0
    archived: bool = False

    def __post_init__(self) -> None:
        if not KEY_PATTERN.fullmatch(self.key):
            raise BadValueRefusal(f"“{self.key}” cannot be the key of a measure.")
        object.__setattr__(self, "name", one_line(self.name))
        make_storable(self, "unit")
        if not self.name:
            raise BadValueRefusal("A measure needs a name.")
        if self.form is Form.SCALE:
            object.__setattr__(self, "low", 0.0 if self.low is None else self.low)
            object.__setattr__(self, "high", 10.0 if self.high is None else self.high)
        if self.form is Form.YES_NO:
            object.__setattr__(self, "low", 0.0)
            object.__setattr__(self, "high", 1.0)
            object.__setattr__(self, "step", 1.0)
        self._refuse_bad_ends()

    def _refuse_bad_ends(self) -> None:
        if not all(math.isfinite(given) for given in (self.low, self.high, self.step) if given is not None):
            raise BadValueRefusal("The ends and the step of a measure are numbers.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise BadValueRefusal("The low end of a measure lies below its high end.")
        if self.step is not None and self.step <= 0:
            raise BadValueRefusal("The step of a measure is larger than nothing.")

    def accept(self, value: float) -> float:
        """Return the value as this measure keeps it.

        Raises BadValueRefusal where it is out of range or lies between two steps.
        """
        if not math.isfinite(value):
            raise BadValueRefusal(f"{self.name} takes a number.")
        low = -math.inf if self.low is None else self.low
        high = math.inf if self.high is None else self.high
        if not low <= value <= high:
            raise BadValueRefusal(f"{self.name} goes from {low:g} to {high:g}; {value:g} is outside.")
        if self.step is not None:
            too_much = math.remainder(value, self.step)
            if abs(too_much) > STEP_TOLERANCE * abs(value):
                raise BadValueRefusal(f"{self.name} goes in steps of {self.step:g}; {value:g} lies between.")
            return min(max(value - too_much, low), high)
        return float(value)


MOOD = Measure("mood", "Mood", better=Better.HIGHER, position=0)
STRESS = Measure("stress", "Stress", better=Better.LOWER, position=1)
SLEEP_QUALITY = Measure("sleep_quality", "Sleep quality", better=Better.HIGHER, position=2)
SLEEP_HOURS = Measure(
    "sleep_hours", "Sleep hours", Form.NUMBER, Better.NEITHER, "h", 0.0, 24.0, 0.25, position=3
)
ILL = Measure("ill", "Ill today", Form.YES_NO, Better.LOWER, position=4)

BUILT_IN = {m.key: m for m in (MOOD, STRESS, SLEEP_QUALITY, SLEEP_HOURS, ILL)}
"""The measures every journal has, by key, in their order."""


def key_for(name: str, taken: set[str] | frozenset[str] = frozenset()) -> str:
    """Return a key made from a name that is not among those taken; never empty."""
    stem = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:50] or "own"
    key, n = stem, 2
    while key in taken:
        key, n = f"{stem}_{n}", n + 1
    return key
