"""Comparing: what went together with better or worse days, worked out once until something changes.

Loads numpy, so it is itself loaded when findings are first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from carejournal.domain.period import Period
from carejournal.insights.engine import find
from carejournal.insights.observed import LONGEST_LOOK_DAYS
from carejournal.insights.wording import Wording
from carejournal.services.changes import Change, Changes, Subject
from carejournal.services.insight_material import InsightMaterial, names_in, observed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.domain.session import Session
    from carejournal.insights.finding import Finding, Findings
    from carejournal.insights.naming import Names
    from carejournal.insights.observed import Observed
    from carejournal.services.looking_back import LookingBack
    from carejournal.services.own_questions import OwnQuestions, Question

NO_DAY = date(2000, 1, 1)
DEPENDS_ON = frozenset({Subject.ENTRIES, Subject.SESSIONS, Subject.CATALOGUE})
SESSIONS_DEPEND_ON = frozenset({Subject.SESSIONS, Subject.CATALOGUE})


@dataclass(frozen=True, slots=True)
class Comparison:
    """The findings over a period, with what they were worked out from and the names of what they speak of.

    `language` is the one they are worded in; `spoken()` is the only way to another.
    """

    period: Period
    findings: Findings
    observed: Observed
    names: Names
    language: str = "en"

    def spoken(self, language: str, names: Names | None = None) -> Comparison:
        """Return the same to be worded in another language, with the names it has there."""
        return replace(self, language=language, names=names or self.names)

    def wording(self, *, addressed: bool = True) -> Wording:
        """Return what words the findings; `addressed` speaks to the person, else about a record."""
        return Wording(self.names, self.language, addressed)

    def tested_with(self, finding: Finding) -> int:
        """Return how many pairs of the finding's family were tested."""
        return sum(
            other.family is finding.family and other.p_value is not None for other in self.findings.findings
        )


class Comparing:
    """Compares what was recorded; the window gathers here, compares in a thread and keeps the result."""

    def __init__(self, looking_back: LookingBack, questions: OwnQuestions, changes: Changes) -> None:
        self._looking_back = looking_back
        self._questions = questions
        self._kept: dict[Period | None, Comparison] = {}
        self._sessions: tuple[Period, list[Session]] | None = None
        self._state = 0
        self._unsubscribe = changes.subscribe(self._on_change)

    @property
    def state(self) -> int:
        """A number that is another one after each change that findings depend on."""
        return self._state

    def gather(self, period: Period | None = None) -> InsightMaterial:
        """Read what a comparison over the period, or over everything, needs: at most its last three years.

        Private entries and sessions count: it is the person's own look at their own record.
        """
        whole = _looked_at(self._looking_back, period)
        return _gathered(self._looking_back, self._questions.chosen(), whole, self._sessions_in(whole))

    def kept(self, period: Period | None = None) -> Comparison | None:
        """Return the comparison over the period where nothing changed since, else None."""
        return self._kept.get(period)

    def keep(self, comparison: Comparison, state: int, period: Period | None = None) -> None:
        """Keep a comparison made in a thread, unless the journal changed since `state`."""
        if state == self._state:
            self._kept[period] = comparison

    def comparison(self, period: Period | None = None) -> Comparison:
        """Return the comparison over the period, kept or made at once; for where nobody waits at a window."""
        found = self.kept(period)
        if found is None:
            found = compare(self.gather(period))
            self.keep(found, self._state, period)
        return found

    def _sessions_in(self, period: Period) -> list[Session]:
        """Return the period's sessions, kept until one changes: most changes are to entries alone."""
        if self._sessions is None or self._sessions[0] != period:
            self._sessions = period, self._looking_back.sessions(period)
        return self._sessions[1]

    def _on_change(self, change: Change) -> None:
        if change.subjects & DEPENDS_ON:
            self._state += 1
            self._kept.clear()
        if change.subjects & SESSIONS_DEPEND_ON:
            self._sessions = None


def gathered(
    looking_back: LookingBack, chosen: Iterable[Question], period: Period | None, *, private: bool = True
) -> InsightMaterial:
    """Read what a comparison needs; without `private`, nothing of private entries and sessions."""
    looked_at = _looked_at(looking_back, period)
    sessions = [each for each in looking_back.sessions(looked_at) if private or not each.private]
    return _gathered(looking_back, chosen, looked_at, sessions, private=private)


def _looked_at(looking_back: LookingBack, period: Period | None) -> Period:
    # A journal with no entry yet has nothing rated either: any day will do.
    whole = period or looking_back.span() or Period(NO_DAY, NO_DAY)
    return Period(max(whole.first, _earliest(whole)), whole.last)


def _gathered(
    looking_back: LookingBack,
    chosen: Iterable[Question],
    period: Period,
    sessions: list[Session],
    *,
    private: bool = True,
) -> InsightMaterial:
    return InsightMaterial(
        period=period,
        readings=looking_back.fetched_readings(period, private=private),
        tag_days=looking_back.tag_days(period, private=private),
        sessions=sessions,
        measures=looking_back.measures(),
        kinds=looking_back.kinds(),
        chosen=frozenset(chosen),
    )


def compare(material: InsightMaterial) -> Comparison:
    """Work out the findings of gathered material; pure, so it may run in a thread."""
    seen = observed(material)
    return Comparison(material.period, find(seen), seen, names_in(material))


def _earliest(period: Period) -> date:
    return period.last - timedelta(days=min(LONGEST_LOOK_DAYS - 1, (period.last - date.min).days))
