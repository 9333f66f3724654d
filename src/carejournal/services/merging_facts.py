"""Merging the facts of a journal's copy into a journal: what is there stays, and what can be added is.

docs/journal-json.md has the rules for the person; a fact that has none comes into an empty journal only.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from carejournal.domain.storable_text import storable
from carejournal.services import life_events, own_help, own_questions, report_plans
from carejournal.services.table_profiles import FACT as TABLE_PROFILE
from carejournal.storage.catalogue_store import BROUGHT, PLAN_DRAFT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WHERE_NONE_IS = (own_help.FACT, own_questions.FACT)
"""A plan for a bad hour is one piece, and further questions would take power from those chosen."""


def new_facts(given: Mapping[str, str], present: Mapping[str, str], *, empty: bool) -> dict[str, str]:
    """Return the facts to keep: all that are new to an empty journal, else those that have a rule."""
    given = {storable(name): storable(value) for name, value in given.items()}
    given = {n: value for n, value in given.items() if n != PLAN_DRAFT and not n.startswith(BROUGHT)}
    names = {name.casefold() for name in present}

    def has_place(name: str) -> bool:
        if name.startswith(TABLE_PROFILE):
            return name.casefold() not in names
        return empty or name in JOINED or name in WHERE_NONE_IS

    found: dict[str, str] = {}
    for name, value in given.items():
        if name in present:
            merged = JOINED[name](present[name], value) if name in JOINED else present[name]
            if merged != present[name]:
                found[name] = merged
        elif has_place(name):
            found[name] = value
    return found


def _joined_plans(here: str, given: str) -> str:
    """Return the report plans kept here, and the given ones for other readers."""
    try:
        ours, theirs = json.loads(here), json.loads(given)
        plans = {**theirs["plans"], **ours["plans"]}
    except (ValueError, TypeError, KeyError, RecursionError):
        return here
    if plans == ours["plans"]:
        return here
    return json.dumps({**ours, "plans": plans}, ensure_ascii=False, sort_keys=True)


JOINED: dict[str, Callable[[str, str], str]] = {
    life_events.FACT: life_events.joined,
    report_plans.FACT: _joined_plans,
}
"""Facts of which both journals may have a part; the first text is the journal's own."""
