"""Sessions: one appointment each, of a kind that a method may refine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from carejournal.domain.measure import KEY_PATTERN, MOOD, STRESS
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import make_storable, one_line, storable

if TYPE_CHECKING:
    from carejournal.domain.moment import Moment
    from carejournal.domain.origin import Origin
    from carejournal.domain.repeat import Repeat

LONGEST_SESSION_MINUTES = 24 * 60
FIT = ("heard", "goals", "way")
"""The fields that say how a session suited the person: felt heard, agreed on goals, the way of working."""


class Status(StrEnum):
    """How it went with an appointment."""

    PLANNED = "planned"
    ATTENDED = "attended"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Mark(StrEnum):
    """The shape that stands for a kind on charts and in lists, so that nothing depends on colour alone."""

    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    SQUARE = "square"
    STAR = "star"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a session is: therapy, massage, or one the person adds.

    `methods` are the names that refine it, in order and each once; `archived_methods` are no longer offered.
    `body` says that its sessions can tell of areas of the body and of pressure.
    """

    key: str
    name: str
    mark: Mark = Mark.SQUARE
    methods: tuple[str, ...] = ()
    position: int = 0
    archived: bool = False
    archived_methods: tuple[str, ...] = ()
    body: bool = False

    def __post_init__(self) -> None:
        if not KEY_PATTERN.fullmatch(self.key):
            raise BadValueRefusal(f"“{self.key}” cannot be the key of a kind.")
        object.__setattr__(self, "name", one_line(self.name))
        if not self.name:
            raise BadValueRefusal("A kind of session needs a name.")
        methods = dict.fromkeys(filter(None, map(one_line, self.methods)))
        archived = dict.fromkeys(filter(None, map(one_line, self.archived_methods)))
        object.__setattr__(self, "methods", tuple(methods))
        object.__setattr__(self, "archived_methods", tuple(name for name in archived if name not in methods))


THERAPY, MASSAGE = "therapy", "massage"
"""The keys of the kinds that every journal starts with."""


@dataclass(frozen=True, slots=True)
class Session:
    """One appointment. `kind` is a kind's key, `method` one of its method names or empty.

    Ratings before and after are 0-10 (tension: 10 most; mood: 10 best) or None where not recorded.
    `areas` and `pressure` (1-5) are for kinds about the body. `cost` is a plain number in the person's own
    currency. `heard`, `goals` and `way` say how it suited the person (0-10; 10 most), `repeat` of what series
    it is.
    """

    id: str
    kind: str
    moment: Moment
    method: str = ""
    minutes: int | None = None
    provider: str = ""
    place: str = ""
    online: bool = False
    status: Status = Status.ATTENDED
    before_tension: float | None = None
    before_mood: float | None = None
    after_tension: float | None = None
    after_mood: float | None = None
    areas: tuple[str, ...] = ()
    pressure: int | None = None
    note: str = ""
    cost: float | None = None
    private: bool = False
    recorded_at: datetime | None = None
    origin: Origin | None = None
    heard: float | None = None
    goals: float | None = None
    way: float | None = None
    repeat: Repeat | None = None

    def __post_init__(self) -> None:
        if not self.id or not self.kind:
            raise ValueError("a session needs an id and a kind")
        object.__setattr__(self, "method", one_line(self.method))
        object.__setattr__(self, "areas", tuple(map(storable, self.areas)))
        make_storable(self, "provider", "place", "note")
        if self.minutes is not None and not 1 <= self.minutes <= LONGEST_SESSION_MINUTES:
            raise BadValueRefusal(
                f"A session lasts 1 to {LONGEST_SESSION_MINUTES} minutes, not {self.minutes}."
            )
        if self.pressure is not None and not 1 <= self.pressure <= 5:  # noqa: PLR2004
            raise BadValueRefusal(f"Pressure goes from 1 to 5; {self.pressure} is outside.")
        for name, measure in (
            ("before_tension", STRESS),
            ("before_mood", MOOD),
            ("after_tension", STRESS),
            ("after_mood", MOOD),
            *((name, MOOD) for name in FIT),
        ):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, measure.accept(value))
        if self.cost is not None and not 0 <= self.cost < 1e9:  # noqa: PLR2004 - also refuses not-a-number
            raise BadValueRefusal("A cost is a number from 0 up.")
        if self.recorded_at is not None:
            in_utc = self.recorded_at.astimezone(UTC).replace(microsecond=0)
            object.__setattr__(self, "recorded_at", in_utc)
