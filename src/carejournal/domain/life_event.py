"""Life events: what a person marks on the time axis to understand it later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.period import Period
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import one_line

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """A word for a day, or for the days from `first` to `last`: "new job", "holiday"."""

    word: str
    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "word", one_line(self.word))
        if not self.word:
            raise BadValueRefusal("A life event needs a word.")
        if self.last is not None and self.last <= self.first:
            if self.last < self.first:
                raise BadValueRefusal("A life event ends after it begins.")
            object.__setattr__(self, "last", None)

    @property
    def period(self) -> Period:
        """The days it covers."""
        return Period(self.first, self.last or self.first)
