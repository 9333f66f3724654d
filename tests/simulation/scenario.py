"""The lives that are simulated: how days hang together, when sessions come, and what they truly do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Shape(Enum):
    """How an effect goes over the days after: falling off in a straight line, steady, or on the day alone."""

    FADING = auto()
    STEADY = auto()
    SAME_DAY = auto()


class Booking(Enum):
    """When massages are booked; HIDDEN goes by an inner state that the ratings show only in part."""

    RANDOM = auto()
    MONTHLY = auto()
    AFTER_BAD_DAY = auto()
    ON_BAD_DAY = auto()
    HIDDEN = auto()


class Times(Enum):
    """What the journal says of the time of day of ratings and sessions."""

    UNKNOWN = auto()
    RATED_FIRST = auto()
    RATED_AFTER = auto()


@dataclass(frozen=True, slots=True)
class Effect:
    """What a factor truly adds to a measure, in points, over the days after; `today`: on its own day too."""

    factor: str
    measure: str
    size: float
    shape: Shape = Shape.FADING
    days: int = 3
    today: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """A kind of life. Sizes are in SDs of the measure, `trend` per year; shares are of days."""

    name: str
    memory: float = 0.5
    one_day: float = 0.0
    weekday: float = 0.3
    season: float = 0.3
    trend: float = 0.3
    turns: int = 0
    heavy_tails: bool = False
    near_the_end: bool = False
    coarse: bool = False
    unlogged: float = 0.15
    unlogged_when_bad: float = 0.0
    in_gaps: float = 0.10
    booking: Booking = Booking.RANDOM
    massages_a_year: float = 24.0
    holidays_relax: float = 0.0
    company: bool = False
    times: Times = Times.UNKNOWN
    effects: tuple[Effect, ...] = ()
    limit: bool = False


def planted(size: float, shape: Shape = Shape.FADING, *, today: bool = False) -> tuple[Effect, ...]:
    """Return one effect of each kind of factor: rare sessions, weekly sessions, and a frequent tag's half."""
    return (
        Effect("session:massage", "stress", -size, shape, today=today),
        Effect("session:therapy", "mood", size, shape, today=today),
        Effect("tag:exercise", "mood", size / 2, Shape.STEADY, 1, today=today),
    )


SAME_DAY_ONLY = (
    Effect("session:massage", "stress", -1.2, Shape.SAME_DAY),
    Effect("session:therapy", "mood", 1.0, Shape.SAME_DAY),
    Effect("tag:exercise", "mood", 0.8, Shape.SAME_DAY),
)

NULLS = (
    Scenario("memory .2", memory=0.2),
    Scenario("memory .5"),
    Scenario("memory .7", memory=0.7),
    Scenario("memory .9", memory=0.9),
    Scenario("strong weekdays", memory=0.4, weekday=0.7),
    Scenario("drift and turns", memory=0.6, trend=1.5, season=0.6, turns=3),
    Scenario("unlogged when bad", memory=0.7, unlogged=0.3, unlogged_when_bad=1.2),
    Scenario("booked after a bad day", memory=0.7, booking=Booking.AFTER_BAD_DAY),
    Scenario("booked on a bad day", memory=0.7, booking=Booking.ON_BAD_DAY),
    Scenario("noisy ratings, booked after", memory=0.9, one_day=0.5, booking=Booking.AFTER_BAD_DAY),
    Scenario("helps that day only", memory=0.7, effects=SAME_DAY_ONLY),
    Scenario("near the scale's end", memory=0.6, near_the_end=True),
    Scenario("heavy tails", memory=0.6, heavy_tails=True),
    Scenario("a tag comes with massages", company=True),
    Scenario("times known, rated first", memory=0.7, booking=Booking.ON_BAD_DAY, times=Times.RATED_FIRST),
    Scenario("times known, rated after", memory=0.7, times=Times.RATED_AFTER, effects=SAME_DAY_ONLY),
    Scenario("rated after, booked that day", memory=0.7, booking=Booking.ON_BAD_DAY, times=Times.RATED_AFTER),
    Scenario(
        "all of it at once",
        memory=0.9,
        one_day=0.3,
        weekday=0.5,
        turns=2,
        heavy_tails=True,
        unlogged=0.3,
        unlogged_when_bad=1.5,
        booking=Booking.ON_BAD_DAY,
        company=True,
    ),
)
LIMITS = (
    Scenario("limit: hidden trigger", memory=0.7, one_day=0.3, booking=Booking.HIDDEN, limit=True),
    Scenario("limit: relaxed holidays", holidays_relax=1.0, limit=True),
    Scenario("limit: hardly ever another number", memory=0.6, coarse=True, limit=True),
)
PLANTED = (
    Scenario("0.5 points", effects=planted(0.5)),
    Scenario("0.8 points", effects=planted(0.8)),
    Scenario("1.2 points", effects=planted(1.2)),
    Scenario("0.8 points, steady", effects=planted(0.8, Shape.STEADY)),
    Scenario("0.8 points, memory .7", memory=0.7, effects=planted(0.8)),
    Scenario("0.8 points, also that day", effects=planted(0.8, today=True)),
    Scenario("0.8 points, times known", effects=planted(0.8), times=Times.RATED_FIRST),
)
SCENARIOS = {scenario.name: scenario for scenario in (*NULLS, *LIMITS, *PLANTED)}
