"""What the engine says of simulated lives, held against what is true of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carejournal.insights.finding import Finding, Verdict
from simulation.oracle import oracle_p_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.insights.finding import Findings
    from simulation.life import Life

LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its Monte-Carlo standard error, taken over whole lives; NaN where there is nothing."""

    value: float
    error: float


def share(per_life: Sequence[tuple[float, float]]) -> Share:
    """Return sum of hits over sum of trials. The error is never below that of independent trials at 5 %."""
    trials = sum(n for _, n in per_life)
    if not trials:
        return Share(math.nan, math.nan)
    value = sum(hits for hits, _ in per_life) / trials
    lives = len(per_life)
    between = sum((hits - value * n) ** 2 for hits, n in per_life) * lives / max(lives - 1, 1)
    return Share(value, math.sqrt(max(between, LEVEL * (1 - LEVEL) * trials)) / trials)


@dataclass(slots=True)
class Score:
    """Counts over lives; each list has (hits, trials) of one life."""

    answered: list[tuple[float, float]] = field(default_factory=list)
    false_positive: list[tuple[float, float]] = field(default_factory=list)
    trap: list[tuple[float, float]] = field(default_factory=list)
    any_false: list[tuple[float, float]] = field(default_factory=list)
    covered: list[tuple[float, float]] = field(default_factory=list)
    planted_covered: list[tuple[float, float]] = field(default_factory=list)
    power: list[tuple[float, float]] = field(default_factory=list)
    likely: list[tuple[float, float]] = field(default_factory=list)
    oracle: list[tuple[float, float]] = field(default_factory=list)

    def add(self, life: Life, findings: Findings, traps: frozenset[tuple[str, str]] = frozenset()) -> None:
        """Count one life; `traps` are the pairs that its scenario is meant to fool an engine with."""
        judged = [(finding, _truth(life, finding)) for finding in findings.findings]
        answered = [(f, true) for f, true in judged if f.verdict is not Verdict.NOT_ENOUGH]
        null = [f for f, true in answered if true == 0]
        planted = [(f, true) for f, true in judged if true != 0]
        of_traps = [f for f in null if (f.factor, f.measure) in traps]
        self.answered.append((len(answered), len(judged)))
        self.false_positive.append((sum(map(_excludes_zero, null)), len(null)))
        self.trap.append((sum(map(_excludes_zero, of_traps)), len(of_traps)))
        self.any_false.append((float(any(_false_claim(f, true) for f, true in answered)), 1))
        self.covered.append((sum(_covers(f, true) for f, true in answered), len(answered)))
        known = [(f, true) for f, true in planted if f.verdict is not Verdict.NOT_ENOUGH]
        self.planted_covered.append((sum(_covers(f, true) for f, true in known), len(known)))
        self.power.append((sum(_excludes_zero(f) and _right(f, true) for f, true in planted), len(planted)))
        self.likely.append(
            (sum(f.verdict is Verdict.LIKELY and _right(f, true) for f, true in planted), len(planted))
        )
        if planted:
            p_values = [oracle_p_value(life, effect) for effect in life.scenario.effects]
            self.oracle.append((sum(p < LEVEL for p in p_values), len(p_values)))


def _truth(life: Life, finding: Finding) -> float:
    return life.truth(finding.factor, finding.measure, finding.window.first, finding.window.last)


def _excludes_zero(finding: Finding) -> bool:
    return finding.low95 is not None and finding.high95 is not None and not _between(finding, 0.0)


def _between(finding: Finding, value: float) -> bool:
    assert finding.low95 is not None
    assert finding.high95 is not None
    return finding.low95 <= value <= finding.high95


def _covers(finding: Finding, true: float) -> bool:
    return _between(finding, true)


def _right(finding: Finding, true: float) -> bool:
    return finding.estimate is not None and finding.estimate * true > 0


def _false_claim(finding: Finding, true: float) -> bool:
    return finding.verdict is Verdict.LIKELY and not _right(finding, true)
