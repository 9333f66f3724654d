"""What a person chose for each reader's report, kept in the journal: the next report begins with it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from carejournal.domain.session import MASSAGE, THERAPY
from carejournal.domain.storable_text import storable
from carejournal.reports.contents import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from carejournal.storage.journal import Journal

FACT = "report_plans"
"""The fact that holds them: they are private words, so they stand in the journal and in no settings file."""


class Reader(StrEnum):
    """Who a report is for; each needs something else."""

    THERAPIST = "therapist"
    MASSAGE_THERAPIST = "massage_therapist"
    DOCTOR = "doctor"


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """Choices for one reader that outlive a report; what they mean is told by ReportChoices.

    `since` is the key of a kind of session, a number of weeks as text, or "" for an own period.
    """

    since: str = ""
    parts: frozenset[Part] = frozenset(Part)
    first_name: str = ""
    own_lines: tuple[str, str, str] = ("", "", "")
    starred_only: bool = True
    included: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    hidden_words: tuple[str, ...] = ()
    marked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    charted: frozenset[str] = frozenset()
    count_private: bool = False


EVERYTHING = frozenset(Part)
USUAL_PLANS = {
    Reader.THERAPIST: ReportPlan(since=THERAPY),
    Reader.MASSAGE_THERAPIST: ReportPlan(
        since=MASSAGE, parts=EVERYTHING - {Part.NOTES, Part.SCORES, Part.PRACTICES, Part.FINDINGS}
    ),
    Reader.DOCTOR: ReportPlan(since="4", parts=EVERYTHING - {Part.NOTES, Part.PRACTICES, Part.AGENDA}),
}
"""What each reader is offered first: different readers need different pages."""


class ReportPlans:
    """Reads and keeps the plans. They are no changes: nobody is told of them, and none is undone."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def plan(self, reader: Reader) -> ReportPlan:
        """Return what was last chosen for the reader, or what is usual."""
        usual = USUAL_PLANS[reader]
        kept = self._kept().get("plans", {})
        return _plan_of(kept.get(reader), usual) if isinstance(kept, dict) else usual

    def last_reader(self) -> Reader:
        """Return who the last report was for."""
        told = self._kept().get("reader")
        return Reader(told) if told in list(Reader) else Reader.THERAPIST

    def plan_for(self, kind: str = "") -> ReportPlan:
        """Return the plan whose report begins with a session of this kind, or that of the last reader."""
        reader = next((r for r in Reader if kind and self.plan(r).since == kind), self.last_reader())
        return self.plan(reader)

    def keep(self, reader: Reader, plan: ReportPlan) -> None:
        """Put the plan on the disk; what is there already is not written again.

        Raises Refusal where the journal cannot be written.
        """
        kept = self._kept()
        plans = kept.get("plans")
        plans = dict(plans) if isinstance(plans, dict) else {}
        plans[reader.value] = _told(plan)
        content = json.dumps({"reader": reader.value, "plans": plans}, ensure_ascii=False, sort_keys=True)
        if content == self._journal.catalogue.facts().get(FACT):
            return
        with self._journal.transaction():
            self._journal.catalogue.put_fact(FACT, storable(content))

    def _kept(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._journal.catalogue.facts().get(FACT, "{}"))
        except (ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _told(plan: ReportPlan) -> dict[str, Any]:
    told = {each.name: getattr(plan, each.name) for each in fields(plan)}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in told.items()}


def _plan_of(told: Any, usual: ReportPlan) -> ReportPlan:  # noqa: ANN401 - whatever stands in the file
    """Return the plan with everything that can be read; the rest stays as usual."""
    if not isinstance(told, dict):
        return usual
    readers: dict[str, Callable[[Any], Any]] = {
        "since": _text,
        "parts": lambda value: frozenset(Part(name) for name in value),
        "first_name": _text,
        "own_lines": _lines,
        "starred_only": bool,
        "included": lambda value: frozenset(map(_text, value)),
        "left_out": lambda value: frozenset(map(_text, value)),
        "hidden_words": lambda value: tuple(map(_text, value)),
        "marked": lambda value: {_text(each): tuple(map(_text, words)) for each, words in value.items()},
        "charted": lambda value: frozenset(map(_text, value)),
        "count_private": bool,
    }
    for name, read in readers.items():
        try:
            usual = replace(usual, **{name: read(told[name])})
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return usual


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _lines(value: Any) -> tuple[str, str, str]:  # noqa: ANN401 - whatever stands in the file
    changed, tried, wanted = value
    return _text(changed), _text(tried), _text(wanted)
