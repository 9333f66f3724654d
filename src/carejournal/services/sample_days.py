"""The sample life in numbers: what each of its days was like, before a word of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, TypeVar

from carejournal.domain.moment import Moment
from carejournal.domain.session import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

SEED = 20261122
YEAR = 365
LONGEST_BACK = YEAR + 5
THURSDAY, SATURDAY = 3, 5
ROOT_OF_THREE = 1.7320508075688772


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of the life from `first` to `last`, both counted back from its last Sunday and included."""

    first: int
    last: int

    def __contains__(self, back: int) -> bool:
        return self.last <= back <= self.first


BAD_WEEKS = (Stretch(253, 247), Stretch(46, 40))
HOLIDAY = Stretch(106, 93)
TRIP = Stretch(191, 189)
ILLNESSES = (Stretch(285, 281), Stretch(163, 163))
THERAPY = Stretch(311, 0)
THERAPY_BREAK = Stretch(118, 91)
MISSED, CANCELLED, ONLINE = 150, 283, (248, 45)
MASSAGES = (337, 295, 236, 197, 155, 120, 78, 36, 8)
WIND_DOWN_FROM = 227
AFTERMATH = (0.7, 0.6, 0.5, 0.35, 0.2)
MOOD_LEVELS = ((LONGEST_BACK, 5.4), (320, 5.0), (254, 5.7), (190, 6.3), (110, 6.2), (50, 6.1), (0, 5.9))


@dataclass(frozen=True, slots=True)
class SampleDay:
    """One day as it was, whether or not anything is recorded of it; `back` counts from the last Sunday."""

    day: date
    back: int
    mood: float
    stress: float
    hours: float
    quality: float
    energy: float
    coffee: float
    tags: tuple[str, ...]
    recorded: bool

    @property
    def off(self) -> bool:
        """Whether there is no work."""
        return is_off(self.day)

    @property
    def ill(self) -> bool:
        """Whether it is a day of illness."""
        return any(self.back in illness for illness in ILLNESSES)


class Chance:
    """Repeatable chance: the same on every machine, since only Random.random() is asked."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random  # noqa: S311 - an invented life, not a secret

    def happens(self, probability: float) -> bool:
        """Return True with this probability."""
        return self._random() < probability

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to, not including, `limit`."""
        return int(self._random() * limit)

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return choices[self.below(len(choices))]

    def swing(self) -> float:
        """Return a bell-shaped number with mean 0 and standard deviation 1."""
        return (self._random() + self._random() + self._random() + self._random() - 2) * ROOT_OF_THREE

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return the items in another order."""
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in items]


@dataclass(slots=True)
class _Flow:
    """What one day hands on to the next."""

    tone: float = 0.0
    load: float = 0.0
    recorded: bool = True
    tags: tuple[str, ...] = ()


def moment_at(day: date, minutes: int) -> Moment:
    """Return the moment so many minutes after midnight, with central Europe's offset of that day."""
    offset = 120 if _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10) else 60
    return Moment(datetime.combine(day, time(minutes // 60, minutes % 60)), offset)


def is_off(day: date) -> bool:
    """Whether the invented person is off work: at weekends and at the turn of the year."""
    return day.weekday() >= SATURDAY or (day.month, day.day) in ((1, 1), *((12, n) for n in range(24, 32)))


def therapy_on(back: int) -> Status | None:
    """Return how it went with that day's therapy; None where there was none."""
    if back % 7 != THURSDAY or back not in THERAPY or back in THERAPY_BREAK:
        return None
    return {MISSED: Status.MISSED, CANCELLED: Status.CANCELLED}.get(back, Status.ATTENDED)


def trouble_on(back: int) -> float:
    """Return how much of a bad week weighs on that day, from 0 to 1."""
    for week in BAD_WEEKS:
        if back in week:
            return 1.0
        if week.last - len(AFTERMATH) <= back < week.last:
            return AFTERMATH[week.last - back - 1]
    return 0.0


def sample_days(last_day: date) -> tuple[SampleDay, ...]:
    """Return the 365 days up to `last_day`.

    The life ends on the Sunday on or after `last_day`, so that its weekdays always fit its story.
    """
    sunday = last_day + timedelta(days=6 - last_day.weekday())
    chance, flow = Chance(SEED), _Flow()
    days = [_next(flow, chance, sunday, back) for back in range(LONGEST_BACK, -1, -1)]
    first = last_day - timedelta(days=YEAR - 1)
    return tuple(day for day in days if first <= day.day <= last_day)


def _next(flow: _Flow, chance: Chance, sunday: date, back: int) -> SampleDay:
    day, trouble = sunday - timedelta(days=back), trouble_on(back)
    ill = any(back in illness for illness in ILLNESSES)
    off = day.weekday() >= SATURDAY
    late_yesterday, tags = "work late" in flow.tags, _tags(chance, day, back)
    flow.tone = 0.6 * flow.tone + 0.75 * chance.swing()
    flow.load = 0.5 * flow.load + 0.85 * chance.swing() + 0.5 * ("work late" in tags)
    hours = 7.0 + 0.6 * off + 0.7 * ill - 1.7 * trouble - 0.2 * flow.load - 0.4 * late_yesterday
    hours = _between(hours + 0.6 * chance.swing(), 3.5, 10.0)
    quality = 6.1 + 0.9 * (hours - 7) - 0.3 * flow.load - 0.9 * trouble + 0.9 * chance.swing()
    mood = _level(back) + 0.4 * off + flow.tone - 0.3 * flow.load + 0.25 * (hours - 7) - 1.3 * ill
    mood += 0.3 * ("exercise" in tags) + 0.4 * ("people" in tags) - 2.0 * trouble + 0.4 * chance.swing()
    stress = 4.7 - 1.2 * off + 0.5 * (day.weekday() == 0) + flow.load - 0.4 * flow.tone + 2.6 * trouble
    stress += 0.5 * chance.swing() - _eased(back) - 0.8 * ill
    energy = 5.3 + 0.5 * (hours - 7) + 0.5 * flow.tone - 2.5 * ill - 0.8 * trouble + 0.8 * chance.swing()
    coffee = 2.3 - 0.8 * off - 1.5 * ill + 1.1 * trouble - 0.3 * (hours - 7) + 0.7 * chance.swing()
    flow.tags, flow.recorded = tags, chance.happens(_recording(back, recorded_yesterday=flow.recorded))
    return SampleDay(
        day, back, _whole(mood), _whole(stress), round(hours * 4) / 4, _whole(quality), _whole(energy),
        _between(_whole(coffee), 0, 5), tags, flow.recorded,
    )  # fmt: skip


def _tags(chance: Chance, day: date, back: int) -> tuple[str, ...]:
    """Draw for every tag on every day, so that the season never shifts the draws of later days."""
    trouble, weekend = trouble_on(back), day.weekday() >= SATURDAY
    ill = any(back in illness for illness in ILLNESSES)
    ease = 0.0 if ill else 1 - 0.75 * trouble
    outdoors = 0.4 if weekend else 0.06
    odds = {
        "exercise": 0.34 * ease,
        "people": (0.45 if weekend else 0.25) * ease,
        "good food": 0.3 * ease,
        "regular bedtime": 0.4 * (1 - 0.75 * trouble),
        "wind-down": (0.38 if back < WIND_DOWN_FROM else 0.15) * ease,
        "work late": 0.0 if weekend or is_off(day) or ill else 0.13 + 0.3 * trouble,
        "family visit": (0.22 if weekend else 0.03) * ease,
        "gardening": outdoors * ease * (3 <= day.month <= 10),  # noqa: PLR2004 - March to October
        "travel": float(back in TRIP),
    }
    return tuple([name for name, probability in odds.items() if chance.happens(probability)])


def _recording(back: int, *, recorded_yesterday: bool) -> float:
    if back in HOLIDAY or back in TRIP:  # of the trip, only what the story tells
        return 0.0
    if trouble_on(back) == 1:
        return 0.3
    return 0.86 if recorded_yesterday else 0.66


def _level(back: int) -> float:
    """Return the mood's slow drift, straight between the points of MOOD_LEVELS."""
    for (far, start), (near, end) in pairwise(MOOD_LEVELS):
        if back >= near:
            return end + (start - end) * (back - near) / (far - near)
    return MOOD_LEVELS[-1][1]


def _eased(back: int) -> float:
    """Return by how much a massage lowers stress: a little, and gone on the third day after."""
    eased = (0.6 - 0.2 * (massage - back) for massage in MASSAGES if massage >= back)
    return max((0.0, *eased))


def _whole(value: float) -> float:
    """Return the nearest whole number of a 0-10 scale; halves go up, below zero too."""
    return _between(float(int(value + 100.5) - 100), 0, 10)


def _between(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
