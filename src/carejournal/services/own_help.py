"""Own contacts and the safety plan: kept in the journal, so they are as private as everything in it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.safety_plan import PARTS, SafetyPlan
from carejournal.services.changes import Subject
from carejournal.services.history import Action, Step
from carejournal.storage.catalogue_store import PLAN_DRAFT

if TYPE_CHECKING:
    from carejournal.services.changes import Changes
    from carejournal.services.history import History
    from carejournal.storage.journal import Journal

FACT = "safety_plan"
"""The fact of the journal that the plan is, as JSON; it travels in every copy of the journal."""


class OwnHelp:
    """Keeps one safety plan, and what is being written of it and not saved yet."""

    def __init__(self, journal: Journal, history: History, changes: Changes) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes

    def plan(self) -> SafetyPlan:
        """Return the plan, empty where none is written or what is kept cannot be read."""
        return _read(self._facts().get(FACT, "")) or SafetyPlan()

    def write(self, plan: SafetyPlan) -> None:
        """Keep this plan in place of the one before, and drop the draft; one step that can be undone."""
        before = self.plan()
        self._put(plan)
        if plan == before:
            return
        self._history.add(
            Step(Action.SAFETY_PLAN_CHANGED, lambda: self._turn(before), lambda: self._turn(plan))
        )
        self._changes.announce(Subject.SAFETY_PLAN)

    def draft(self) -> SafetyPlan | None:
        """Return what was being written and says something else than the plan does; else None."""
        found = _read(self._facts().get(PLAN_DRAFT, ""))
        return None if found == self.plan() else found

    def keep_draft(self, plan: SafetyPlan) -> None:
        """Put what is being written on the disk; Refusal where the journal cannot be written."""
        with self._journal.transaction():
            self._journal.catalogue.put_fact(PLAN_DRAFT, _written(plan))

    def drop_draft(self) -> None:
        """Forget what was being written, where there is any."""
        if PLAN_DRAFT in self._facts():
            with self._journal.transaction():
                self._journal.catalogue.forget_fact(PLAN_DRAFT)

    def _turn(self, plan: SafetyPlan) -> None:
        self._put(plan)
        self._changes.announce(Subject.SAFETY_PLAN)

    def _put(self, plan: SafetyPlan) -> None:
        with self._journal.transaction():
            if plan.is_empty:
                self._journal.catalogue.forget_fact(FACT)
            else:
                self._journal.catalogue.put_fact(FACT, _written(plan))
            self._journal.catalogue.forget_fact(PLAN_DRAFT)

    def _facts(self) -> dict[str, str]:
        return self._journal.catalogue.facts()


def _written(plan: SafetyPlan) -> str:
    return json.dumps(asdict(plan), ensure_ascii=False)


def _read(text: str) -> SafetyPlan | None:
    """Read a plan kept by this or another version: what is no text of a known part is passed over."""
    try:
        kept = json.loads(text)
        words = {part: kept[part] for part in PARTS if isinstance(kept.get(part), str)}
        return SafetyPlan(**words)
    except (ValueError, AttributeError, RecursionError, BadValueRefusal):
        return None
