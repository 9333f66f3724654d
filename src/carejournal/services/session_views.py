"""Around sessions: what changed since the last one, one provider or method, months with their gaps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from carejournal.domain.measure import MOOD, SLEEP_HOURS, STRESS, Measure
from carejournal.domain.period import Period
from carejournal.domain.session import FIT, Session, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carejournal.domain.entry import Entry
    from carejournal.domain.follow_up import AgendaItem, Practice
    from carejournal.services.journal_services import JournalServices

FIRST_DAYS = 28
"""So many days are looked at before the first session of a kind."""
COMPARED = (MOOD, STRESS, SLEEP_HOURS)


@dataclass(frozen=True, slots=True)
class Compared:
    """A measure's mean over the recorded days since the last session, and over as many days before it."""

    measure: Measure
    since: float | None
    since_days: int
    before: float | None
    before_days: int


@dataclass(frozen=True, slots=True)
class BeforeSession:
    """What to look at before an appointment; `last` is None where it is the first of its kind."""

    session: Session
    last: Session | None
    period: Period
    recorded_days: int
    compared: tuple[Compared, ...]
    agenda: tuple[AgendaItem, ...]
    practices: tuple[Practice, ...]
    starred: tuple[Entry, ...]


def before_session(services: JournalServices, session: Session) -> BeforeSession:
    """Return what changed between the last attended session of a kind and this one. Private entries too."""
    looking_back = services.looking_back
    attended = [
        each
        for each in looking_back.sessions()
        if each.kind == session.kind
        and each.status is Status.ATTENDED
        and each.moment.local < session.moment.local
        and each.id != session.id
    ]
    last = attended[-1] if attended else None
    today = min(services.today, session.moment.day)
    first = min(last.moment.day, today) if last else today - timedelta(days=FIRST_DAYS - 1)
    period = Period(first, today)
    long = (period.last - period.first).days + 1
    earlier = Period(first - timedelta(days=long), first - timedelta(days=1))
    since, before = services.describing.overview(period), services.describing.overview(earlier)
    then = {measure.key: description for measure, description in before.measures}
    described = [(m, d, then[m.key]) for m, d in since.measures if m.key in {c.key for c in COMPARED}]
    practices = services.follow_ups.all_practices()
    started = last.id if last else None
    return BeforeSession(
        session,
        last,
        period,
        since.recorded_days,
        tuple(
            Compared(m, now.mean, now.recorded_days, was.mean, was.recorded_days) for m, now, was in described
        ),
        tuple(services.follow_ups.waiting(session.kind)),
        tuple(p for p in practices if started is not None and p.session_id == started),
        tuple(entry for entry in looking_back.entries(period) if entry.starred),
    )


@dataclass(frozen=True, slots=True)
class Side:
    """A mean of ratings and of how many."""

    mean: float
    count: int


@dataclass(frozen=True, slots=True)
class Fit:
    """One provider or method looked at over time: attended sessions, oldest first, and ratings of them."""

    sessions: tuple[Session, ...]
    ratings: Mapping[str, Side]

    @property
    def suited(self) -> list[Session]:
        """The sessions with a word on how they suited."""
        return [s for s in self.sessions if any(getattr(s, name) is not None for name in FIT)]


RATINGS = ("before_tension", "after_tension", "before_mood", "after_mood")


def fit_of(sessions: Sequence[Session]) -> Fit:
    """Return the attended ones of some sessions with their ratings; pairs only, so that they can be compared.

    A rating before counts only where the one after is there too, and the other way round.
    """
    attended = tuple(s for s in sessions if s.status is Status.ATTENDED)
    ratings: dict[str, Side] = {}
    for what in ("tension", "mood"):
        pairs = [
            (before, after)
            for s in attended
            if (before := getattr(s, f"before_{what}")) is not None
            and (after := getattr(s, f"after_{what}")) is not None
        ]
        for n, when in enumerate(("before", "after")):
            if pairs:
                values = [pair[n] for pair in pairs]
                ratings[f"{when}_{what}"] = Side(sum(values) / len(values), len(values))
    return Fit(attended, ratings)


@dataclass(frozen=True, slots=True)
class Month:
    """A month with how many sessions of each kind and status it has; none is a gap, not a zero to mend."""

    first: date
    attended: Mapping[str, int]
    missed: int
    cancelled: int
    planned: int

    @property
    def is_gap(self) -> bool:
        """Whether nothing at all stands in it."""
        return not (self.attended or self.missed or self.cancelled or self.planned)


def months_of(sessions: Sequence[Session]) -> list[Month]:
    """Return every month from the first session's to the last's, newest first, those without one too."""
    if not sessions:
        return []
    by_month: dict[date, list[Session]] = {}
    for session in sessions:
        by_month.setdefault(session.moment.day.replace(day=1), []).append(session)
    month, last, months = min(by_month), max(by_month), []
    while month <= last:
        held = by_month.get(month, [])
        states = Counter(session.status for session in held)
        attended = Counter(session.kind for session in held if session.status is Status.ATTENDED)
        months.append(
            Month(month, attended, states[Status.MISSED], states[Status.CANCELLED], states[Status.PLANNED])
        )
        month = (month + timedelta(days=31)).replace(day=1)
    return months[::-1]


def longest_gap(sessions: Sequence[Session]) -> tuple[Session, Session] | None:
    """Return the two attended sessions that lie farthest apart with none between them; None below two."""
    attended = [session for session in sessions if session.status is Status.ATTENDED]
    return max(pairwise(attended), key=lambda pair: pair[1].moment.day - pair[0].moment.day, default=None)
