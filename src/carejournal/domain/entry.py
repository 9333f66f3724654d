"""Entries: what a person recorded at a moment."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from carejournal.domain.measure import BUILT_IN
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import make_storable, one_line
from carejournal.domain.tag import clean_tag_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.domain.moment import Moment
    from carejournal.domain.origin import Origin

NIGHT_ENDS_AT = time(4)
"""Until this hour of the next day an entry still counts as written on its day: evenings run late."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something recorded at a moment: note, readings, tags; any of them may be absent.

    `readings` maps a measure's key to its value. `recorded_at` is in UTC, and None where an import does
    not say. Raises BadValueRefusal for a value that is no number or that a built-in measure does not take.
    """

    id: str
    moment: Moment
    recorded_at: datetime | None = None
    title: str = ""
    note: str = ""
    readings: Mapping[str, float] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    private: bool = False
    starred: bool = False
    origin: Origin | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("an entry needs an id")
        if self.recorded_at is not None:
            in_utc = self.recorded_at.astimezone(UTC).replace(microsecond=0)
            object.__setattr__(self, "recorded_at", in_utc)
        accepted = {
            key: BUILT_IN[key].accept(value) if key in BUILT_IN else _number(value)
            for key, value in self.readings.items()
        }
        object.__setattr__(self, "readings", MappingProxyType(dict(sorted(accepted.items()))))
        object.__setattr__(self, "tags", clean_tag_names(self.tags))
        object.__setattr__(self, "title", one_line(self.title))
        make_storable(self, "note")

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is recorded in it."""
        return not (self.title or self.note.strip() or self.readings or self.tags)

    @property
    def late(self) -> bool:
        """Whether it was written after its day was over; unknown counts as not late."""
        if self.recorded_at is None:
            return False
        # Only the difference is shifted by the offset: it cannot leave the calendar as a date could.
        after = self.recorded_at.replace(tzinfo=None) - datetime.combine(self.moment.day, NIGHT_ENDS_AT)
        return after + timedelta(minutes=self.moment.utc_offset or 0) >= timedelta(days=1)


def _number(value: float) -> float:
    if not math.isfinite(value):
        raise BadValueRefusal("A reading is a number.")
    return float(value)
