"""Findings: what the insights engine says of one pair of factor and measure, in plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """The groups of pairs whose errors are controlled together."""

    SESSIONS = "session"
    TAGS = "tag"
    CHOSEN = "question"


class Verdict(StrEnum):
    """What can be said so far."""

    LIKELY = "likely"
    UNCLEAR = "unclear"
    NOT_ENOUGH = "not enough data"


class DayOrder(StrEnum):
    """Which came first on the day it happened: the day's rating, or what happened."""

    RATED_FIRST = "rated first"
    RATED_AFTER = "rated after"
    MIXED = "known, differs"
    UNKNOWN = "unknown"


class Caution(StrEnum):
    """Why a finding wants to be read with care."""

    SAME_WEEKDAY = "same weekday"
    TOGETHER = "together"
    FEW_DAYS_AFTER = "few days after"
    SAME_NUMBER = "same number"
    SCALE_END = "scale end"


@dataclass(frozen=True, slots=True)
class Caveat:
    """A caution; `weekday` is 0 (Monday) to 6, `other` the key of the factor that comes along, else empty."""

    caution: Caution
    weekday: int | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are looked at, counted from the day it happened; both ends belong to it."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Plain means around the occasions, in the measure's units; None where no day of it is rated.

    `usual` is the mean of all rated days, `before` that of the 3 days before, `after` that of the window,
    `same_day` that of the `same_days` rated days on which it happened.
    """

    usual: float
    before: float | None = None
    after: float | None = None
    same_day: float | None = None
    same_days: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One pair of a factor and a measure, tested or waiting for more.

    `occasions` are the days on which it happened that a rated day of the window follows, `days` all rated
    days used. The numbers from `estimate` to `q_value` are None where there is not enough data; those up to
    `high95` are in the measure's units. `low` and `high` are widened where the claim was selected as likely.
    `more` is about how many more occasions an answer would need, or half an SD to be seen where there is an
    answer; `more_days` how many more rated days of any kind come first. `too_regular` says that more of the
    same would not help.
    """

    factor: str
    measure: str
    family: Family
    window: Window
    verdict: Verdict
    occasions: int
    days: int
    surroundings: Surroundings
    order: DayOrder = DayOrder.UNKNOWN
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    low95: float | None = None
    high95: float | None = None
    p_value: float | None = None
    q_value: float | None = None
    more: int = 0
    more_days: int = 0
    too_regular: bool = False
    caveats: tuple[Caveat, ...] = ()

    @property
    def rebound(self) -> float | None:
        """How much of the change from before to after would have come anyway and is not counted."""
        around = self.surroundings
        if self.estimate is None or around.before is None or around.after is None:
            return None
        return around.after - around.before - self.estimate


class Reason(StrEnum):
    """Why a pair is not tested."""

    ITSELF = "itself"
    SAME_THING = "same thing"
    SAME_OCCASIONS = "same occasions"
    NEVER_DIFFERS = "never differs"
    FEW_OF_ONE = "few of one answer"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class RefusedPair:
    """A pair that is not tested, and why; `other` is the factor whose occasions are the same, else empty."""

    factor: str
    measure: str
    reason: Reason
    other: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a look at a record says: a finding for every pair tested or waiting, and what was refused."""

    findings: tuple[Finding, ...] = ()
    refused: tuple[RefusedPair, ...] = ()

    @property
    def tested(self) -> int:
        """How many pairs had enough data for a test."""
        return sum(finding.verdict is not Verdict.NOT_ENOUGH for finding in self.findings)
