"""All that was looked at, as a table: every pair with its answer, and every pair left out with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from carejournal.insights.finding import Family, Finding
from carejournal.ui.insights.finding_words import factor_title, grouped, measure_title, verdict_word
from carejournal.ui.insights.table_model import Table

if TYPE_CHECKING:
    from carejournal.services.comparing import Comparison


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("TestedList", text)


def tested_words(comparison: Comparison) -> str:
    """Return how many pairs were tested and how it is taken into account that they are many."""
    families = [each.family for each in comparison.findings.findings if each.p_value is not None]
    counts = [
        tr("{0} {1}").format(name, families.count(family))
        for family, name in (
            (Family.SESSIONS, tr("sessions")),
            (Family.TAGS, tr("tags and yes-or-no measures")),
            (Family.CHOSEN, tr("your questions")),
        )
    ]
    return tr(
        "Tested together, so that looking at many pairs does not turn chance into a finding: {0}. Whoever"
        " looks at eighty pairs finds four that differ by chance alone; here about 1 in 20 journals in which"
        " nothing matters would show anything likely."
    ).format(", ".join(counts))


def tested_table(comparison: Comparison) -> Table:
    """Return a row for every pair: those with an answer first, those left out last with the reason."""
    phrases, wording = comparison.wording().phrases, comparison.wording()
    findings = [each for group in grouped(comparison, comparison.findings.findings) for each in group]
    rows = [
        (
            factor_title(comparison, each.factor),
            measure_title(comparison, each.measure),
            verdict_word(each.verdict),
            "" if each.estimate is None else phrases.difference(each.measure, each.estimate),
            _range(comparison, each),
            str(each.occasions),
            wording.sentence(each),
        )
        for each in findings
    ]
    rows += [
        (
            factor_title(comparison, pair.factor),
            measure_title(comparison, pair.measure),
            tr("left out"),
            "",
            "",
            "",
            wording.refusal(pair),
        )
        for pair in comparison.findings.refused
    ]
    heads = (
        tr("What"),
        tr("Measure"),
        tr("Answer"),
        tr("Estimate"),
        tr("Range"),
        tr("How many"),
        tr("In words"),
    )
    return Table(heads, rows)


def _range(comparison: Comparison, finding: Finding) -> str:
    if finding.low is None or finding.high is None:
        return ""
    phrases = comparison.wording().phrases
    return tr("{0} to {1}").format(
        phrases.difference(finding.measure, finding.low), phrases.difference(finding.measure, finding.high)
    )
