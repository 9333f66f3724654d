"""What a source leaves open and only the person knows: asked, never guessed."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from carejournal.domain.refusal import BadValueRefusal

ENDS = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)\s*-\s*(-?\d{1,9}(?:\.\d{1,9})?)")
NO_SCALE = "A scale goes from a lower to a higher number, such as 1-5."


class Asked(StrEnum):
    """What can be asked, by the names of the command line's options."""

    DATE_ORDER = "date-order"
    SCALE = "scale"
    SLEEP = "sleep"


class DateOrder(StrEnum):
    """Which part of a date such as 02/03/2026 comes first."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be asked, in a sentence, with answers to choose from.

    Without a needed one's answer nothing can be read rightly; without another's, something is left out.
    `examples` are parts of the source that it is about.
    """

    about: Asked
    sentence: str
    choices: tuple[str, ...]
    needed: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of a scale; raises BadValueRefusal where they are no two numbers, the lower one first."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise BadValueRefusal(NO_SCALE)

    @classmethod
    def parse(cls, text: str) -> Scale:
        """Read "1-5" or "0-10"; raises BadValueRefusal for anything else."""
        match = ENDS.fullmatch(text.strip())
        if match is None:
            raise BadValueRefusal(NO_SCALE)
        return cls(float(match[1]), float(match[2]))

    def __str__(self) -> str:
        """Return what parse() reads."""
        return f"{self.low:g}-{self.high:g}"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person has said about a source; None where nothing was.

    `sleep` says which device counts where several recorded one night: its name, or one of the names in
    sleep_choice.py.
    """

    date_order: DateOrder | None = None
    scale: Scale | None = None
    sleep: str | None = None


NO_ANSWERS = Answers()
