"""From estimates to verdicts: ranges, p-values, and errors kept rare within each family."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carejournal.insights.answerable import (
    answerable,
    more_for_an_answer,
    more_for_half_a_step,
    too_regular,
)
from carejournal.insights.error_control import RATE, q_values, selected_level
from carejournal.insights.finding import Verdict
from carejournal.insights.student_t import quantile, upper_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.insights.finding import Family, Finding
    from carejournal.insights.joint_fit import BothOrders

USUAL_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Answer:
    """A finding, what the model says in SDs of the measure (None while waiting), and how large an SD is."""

    finding: Finding
    both: BothOrders | None = None
    sd: float = 1.0

    def reach(self, level: float) -> tuple[float, float]:
        """Return the union of both orders' ranges at a level, in the measure's units."""
        assert self.both is not None
        ranges = [(each.value, quantile(level, each.df) * each.se) for each in self.both.all]
        return (
            self.sd * min(value - half for value, half in ranges),
            self.sd * max(value + half for value, half in ranges),
        )


def answer(plain: Finding, both: BothOrders, sd: float, episode_count: int) -> Answer:
    """Return the answer where there is enough for one, else how many more occasions it would take."""
    se = max(each.se for each in both.all)
    if not answerable(both, episode_count):
        more = more_for_an_answer(episode_count, se)
        return Answer(replace(plain, more=more, too_regular=too_regular(episode_count, se)))
    finding = replace(
        plain,
        verdict=Verdict.UNCLEAR,
        estimate=sd * sum(each.value for each in both.all) / len(both.all),
        p_value=p_value(both),
        more=more_for_half_a_step(episode_count, se),
    )
    return Answer(finding, both, sd)


def p_value(both: BothOrders) -> float:
    """Return min(1, 2 min over signs of the larger one-sided p): only what both orders support counts."""
    up = max(upper_tail(each.z, each.df) for each in both.all)
    down = max(upper_tail(-each.z, each.df) for each in both.all)
    return min(1.0, 2 * min(up, down))


def judged(answers: Sequence[Answer]) -> list[Finding]:
    """Return the findings in the same order, with verdicts, ranges and q-values."""
    findings = [each.finding for each in answers]
    families: dict[Family, list[int]] = defaultdict(list)
    for index, each in enumerate(answers):
        if each.both is not None:
            families[each.finding.family].append(index)
    for members in families.values():
        for index, finding in zip(members, _family([answers[i] for i in members]), strict=True):
            findings[index] = finding
    return findings


def _family(answers: Sequence[Answer]) -> list[Finding]:
    """Judge one family: likely are those with q <= RATE, and their ranges are widened for being selected."""
    q = q_values([each.finding.p_value or 0.0 for each in answers])
    claims = sum(value <= RATE for value in q)
    level = selected_level(claims, len(answers)) if claims else USUAL_LEVEL
    return [
        _verdict(each, value, level if value <= RATE else USUAL_LEVEL)
        for each, value in zip(answers, q, strict=True)
    ]


def _verdict(given: Answer, q_value: float, level: float) -> Finding:
    low, high = given.reach(level)
    low95, high95 = given.reach(USUAL_LEVEL)
    return replace(
        given.finding,
        verdict=Verdict.LIKELY if q_value <= RATE else Verdict.UNCLEAR,
        q_value=q_value,
        low=low,
        high=high,
        low95=low95,
        high95=high95,
    )
