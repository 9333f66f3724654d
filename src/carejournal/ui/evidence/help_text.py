"""The help page as a text to copy or to print: the lines of a country, and a person's own plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from carejournal.domain.passage import Part, Passage
from carejournal.domain.safety_plan import PARTS
from carejournal.ui.widgets.dates import short_day_with_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.domain.safety_plan import SafetyPlan
    from carejournal.evidence.help_lines import HelpLines


def help_passages(page: HelpLines, country: str, plan: SafetyPlan | None) -> Iterator[Passage]:
    """Yield what the page shows for a country, with the plan last where there is one."""
    yield Passage(Part.TITLE, _tr("Help now"))
    yield Passage(Part.TEXT, page.in_danger)
    for line in page.of(country):
        checked = _tr("Seen at {0} on {1}.").format(line.source, short_day_with_year(line.checked))
        yield Passage(Part.HEADING, f"{line.name}: {line.contact}")
        yield Passage(Part.TEXT, line.what)
        yield Passage(Part.SMALL, checked)
    yield Passage(Part.SMALL, page.numbers_change)
    if plan is not None and not plan.is_empty:
        yield from plan_passages(plan)


def plan_passages(plan: SafetyPlan) -> Iterator[Passage]:
    """Yield the parts of the plan that have words."""
    yield Passage(Part.TITLE, plan_title())
    for part in PARTS:
        words = getattr(plan, part).strip()
        if words:
            yield Passage(Part.HEADING, part_title(part))
            yield Passage(Part.TEXT, words)


def plan_title() -> str:
    """Return what the plan is called."""
    return _tr("Your own contacts and plan")


def part_title(part: str) -> str:
    """Return what a part of the plan is called."""
    return {
        "contacts": _tr("People I can turn to"),
        "signs": _tr("How a bad time begins"),
        "helps": _tr("What I can do by myself"),
        "surroundings": _tr("What makes it safer around me"),
        "reasons": _tr("What I want to remember"),
    }[part]


def part_hint(part: str) -> str:
    """Return what may stand in a part of the plan."""
    return {
        "contacts": _tr("One person or place a line, with the number"),
        "signs": _tr("Thoughts, moods, situations"),
        "helps": _tr("A walk, music, something warm to drink, a place"),
        "surroundings": _tr("What to put away, where to be, who could keep something for me"),
        "reasons": _tr("People, animals, plans, words"),
    }[part]


def _tr(text: str) -> str:
    return QCoreApplication.translate("HelpText", text)
