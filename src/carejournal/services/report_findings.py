"""What a report says about things that went together: the one place where the insights engine joins it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.domain.period import Period
from carejournal.insights.factor_key import FactorSort, parted_key
from carejournal.insights.finding import Family, Finding, Verdict
from carejournal.reports.dates_and_numbers import long_date
from carejournal.reports.labels import WORDS
from carejournal.services.comparing import Comparison, compare, gathered

if TYPE_CHECKING:
    from datetime import date

    from carejournal.reports.contents import Language
    from carejournal.services.insight_material import InsightMaterial
    from carejournal.services.looking_back import LookingBack
    from carejournal.services.own_questions import OwnQuestions

MOST_LIKELY, MOST_UNCLEAR = 4, 1
"""So many sentences at most: two pages have room for what matters, not for all that was looked at."""


def gather_findings(looking_back: LookingBack, questions: OwnQuestions, last: date) -> InsightMaterial | None:
    """Read the record up to the report's last day, at most three years; None where nothing is recorded.

    Nothing of private entries and sessions comes in, neither ratings nor tags. The report's own period is
    mostly too short to compare anything.
    """
    span = looking_back.span()
    if span is None or span.first > last:
        return None
    material = gathered(looking_back, questions.chosen(), Period(span.first, last), private=False)
    if not material.tag_days:
        return None
    # The record seems to begin with its first entry that is not private.
    first_entry, _ = material.tag_days[0]
    return replace(material, period=Period(first_entry, last))


def finding_sentences(material: InsightMaterial | None, language: Language) -> tuple[str, ...]:
    """Return whole sentences in the report's language, each with its uncertainty; takes 0.2 s.

    Where nothing could be compared yet it says so: silence would be read as "nothing went together".
    """
    comparison = None if material is None else compare(material)
    if comparison is None or not comparison.findings.tested:
        return (WORDS[language]["nothing_compared"],)
    told = _told(comparison)
    wording = comparison.spoken(str(language)).wording(addressed=False)
    period, findings = comparison.period, comparison.findings
    first = WORDS[language]["compared"].format(
        first=long_date(period.first, language),
        last=long_date(period.last, language),
        tested=findings.tested,
        likely=sum(each.verdict is Verdict.LIKELY for each in findings.findings),
    )
    return (first, *map(wording.sentence, told))


def _told(comparison: Comparison) -> list[Finding]:
    """Return what is likely and the own questions; without those, what is unclear about a kind of session."""
    found = sorted(
        comparison.findings.findings,
        key=lambda each: (1.0 if each.q_value is None else each.q_value, each.factor, each.measure),
    )
    likely = [each for each in found if each.verdict is Verdict.LIKELY][:MOST_LIKELY]
    asked = [each for each in found if each.family is Family.CHOSEN and each not in likely]
    unclear = [
        each
        for each in found
        if each.verdict is Verdict.UNCLEAR
        and parted_key(each.factor)[0] is FactorSort.SESSION
        and each not in asked
    ]
    return [*likely, *asked, *unclear[: max(MOST_UNCLEAR - len(likely) - len(asked), 0)]]
