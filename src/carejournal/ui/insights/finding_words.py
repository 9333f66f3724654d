"""What stands around a finding's sentence on the screen, and which findings share one card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from carejournal.insights.factor_key import FactorSort, parted_key
from carejournal.insights.finding import Family, Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.services.comparing import Comparison

BUILT_IN = ("mood", "stress", "sleep_quality", "sleep_hours", "ill")
ORDER = {Verdict.LIKELY: 0, Verdict.UNCLEAR: 1, Verdict.NOT_ENOUGH: 2}
SHORTENED_TO = 28


@dataclass(frozen=True, slots=True)
class Told:
    """One card: a finding, or several that wait for the same thing and say the same sentence."""

    findings: tuple[Finding, ...]
    heading: str
    sentence: str
    beside: str

    @property
    def first(self) -> Finding:
        """The finding that the card is about, or the first of those."""
        return self.findings[0]


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("FindingWords", text)


def verdict_word(verdict: Verdict) -> str:
    """Return the verdict as it stands on a card."""
    return {
        Verdict.LIKELY: tr("likely"),
        Verdict.UNCLEAR: tr("unclear"),
        Verdict.NOT_ENOUGH: tr("not enough yet"),
    }[verdict]


def shortened(name: str) -> str:
    """Return a name that a choice has room for."""
    return name if len(name) <= SHORTENED_TO else f"{name[: SHORTENED_TO - 1].rstrip()}…"


def factor_title(comparison: Comparison, factor: str) -> str:
    """Return what a factor is called in a heading."""
    return comparison.wording().phrases.title(factor)


def measure_title(comparison: Comparison, measure: str) -> str:
    """Return what a measure is called in a heading, alone."""
    return comparison.names.measures[measure].name


def grouped(comparison: Comparison, findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Return which findings share a card: own questions first, then the surer before the less sure."""
    wording = comparison.wording()
    by_card: dict[tuple[str, ...], list[Finding]] = {}
    for finding in sorted(findings, key=_rank):
        alone = finding.verdict is not Verdict.NOT_ENOUGH or finding.family is Family.CHOSEN
        key = (finding.factor, finding.measure) if alone else (wording.sentence(finding),)
        by_card.setdefault(key, []).append(finding)
    return [tuple(each) for each in by_card.values()]


def told(comparison: Comparison, group: tuple[Finding, ...]) -> Told:
    """Return what the card of these findings says."""
    return Told(
        group,
        _heading(comparison, group),
        comparison.wording().sentence(group[0]),
        _beside(comparison, group[0]),
    )


def _rank(finding: Finding) -> tuple[bool, int, float, float, int, str, str]:
    estimate, q_value = finding.estimate or 0.0, finding.q_value
    return (
        finding.family is not Family.CHOSEN,
        ORDER[finding.verdict],
        1.0 if q_value is None else q_value,
        -abs(estimate) if finding.verdict is Verdict.LIKELY else 0.0,
        # Of what is still waiting, what comes soonest; sessions before tags.
        0 if finding.family is Family.SESSIONS else 1 + finding.more,
        finding.factor,
        finding.measure,
    )


def _heading(comparison: Comparison, findings: tuple[Finding, ...]) -> str:
    factors = list(dict.fromkeys(each.factor for each in findings))
    measures = list(dict.fromkeys(each.measure for each in findings))
    named = ", ".join(_within(comparison, measure) for measure in measures)
    if len(factors) == 1:
        text = tr("{0} and {1}").format(factor_title(comparison, factors[0]), named)
    else:
        text = measure_title(comparison, measures[0]) if len(measures) == 1 else named
    if findings[0].family is Family.CHOSEN:
        return tr("Your question: {0}").format(text)
    return text[:1].upper() + text[1:]


def _within(comparison: Comparison, measure: str) -> str:
    """Return a measure's name in the middle of a heading; own names stay as they were given."""
    name = measure_title(comparison, measure)
    nouns_are_small = comparison.language == "en"
    return name.lower() if nouns_are_small and measure in BUILT_IN else name


def _beside(comparison: Comparison, finding: Finding) -> str:
    if finding.verdict is not Verdict.NOT_ENOUGH:
        if parted_key(finding.factor)[0] in {FactorSort.METHOD, FactorSort.PROVIDER}:
            return tr("{0} sessions").format(finding.occasions)
        return comparison.wording().phrases.count(finding.factor, finding.occasions)
    if finding.more_days:
        return tr("{0} of about {1} days").format(finding.days, finding.days + finding.more_days)
    if finding.too_regular:
        return ""
    session = parted_key(finding.factor)[0] not in {FactorSort.TAG, FactorSort.MEASURE}
    words = tr("{0} of about {1} sessions") if session else tr("{0} of about {1} days with it")
    return words.format(finding.occasions, finding.occasions + finding.more)
