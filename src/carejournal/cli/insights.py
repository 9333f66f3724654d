"""The command that says what went together with better days."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from carejournal.cli.parameters import chosen_period, period_options
from carejournal.cli.target import Target, pass_target
from carejournal.domain.period import Period

if TYPE_CHECKING:
    from datetime import date

    from carejournal.insights.finding import Finding, RefusedPair
    from carejournal.services.comparing import Comparison
    from carejournal.services.describing import PeriodOverview


@click.command("insights")
@period_options
@click.option("--json", "as_json", is_flag=True, help="Print the numbers as JSON.")
@pass_target
def insights_command(target: Target, first: date | None, last: date | None, *, as_json: bool) -> None:
    """Say what went together with better days in a period, by default in everything recorded."""
    with target.opened() as services:
        span = services.looking_back.span() or Period(services.today, services.today)
        period = chosen_period(first, last, span)
        overview = services.describing.overview(period)
        comparison = services.comparing.comparison(period)
    if as_json:
        click.echo(json.dumps(insights_json(overview, comparison), ensure_ascii=False, indent=1))
        return
    for line in insights_text(overview, comparison):
        click.echo(line)


def insights_json(overview: PeriodOverview, comparison: Comparison) -> dict[str, Any]:
    """Return what `insights --json` prints: descriptions, and a finding for every pair tested or waiting."""
    return {
        "period": {"from": str(overview.period.first), "to": str(overview.period.last)},
        "compared": {"from": str(comparison.period.first), "to": str(comparison.period.last)},
        "recorded_days": overview.recorded_days,
        "days": len(overview.period),
        "descriptions": [
            {
                "measure": measure.key,
                "recorded_days": found.recorded_days,
                "mean": found.mean,
                "lowest": found.lowest,
                "highest": found.highest,
            }
            for measure, found in overview.measures
        ],
        "tested": comparison.findings.tested,
        "refused": [refused_json(pair, comparison) for pair in comparison.findings.refused],
        "findings": [finding_json(finding, comparison) for finding in comparison.findings.findings],
    }


def finding_json(finding: Finding, comparison: Comparison) -> dict[str, Any]:
    """Return one finding: numbers in the measure's units, null where there is not enough data."""
    wording = comparison.wording()
    around = finding.surroundings
    return {
        **_pair_json(finding.factor, finding.measure),
        "name": wording.phrases.title(finding.factor),
        "family": str(finding.family),
        "window": str(finding.window),
        "sessions": finding.occasions,
        "days": finding.days,
        "estimate": finding.estimate,
        "low": finding.low,
        "high": finding.high,
        "low95": finding.low95,
        "high95": finding.high95,
        "p_value": finding.p_value,
        "q_value": finding.q_value,
        "verdict": str(finding.verdict),
        "more_sessions": finding.more,
        "more_days": finding.more_days,
        "too_regular": finding.too_regular,
        "order": str(finding.order),
        "usual": None if finding.days == 0 else around.usual,
        "before": around.before,
        "after": around.after,
        "rebound": finding.rebound,
        "same_day": around.same_day,
        "sentence": wording.sentence(finding),
        "explanation": wording.explanation(finding, comparison.tested_with(finding)),
        "caveats": wording.caveats(finding),
    }


def refused_json(pair: RefusedPair, comparison: Comparison) -> dict[str, Any]:
    """Return one pair that is not tested, and why."""
    return {
        **_pair_json(pair.factor, pair.measure),
        "reason": str(pair.reason),
        "sentence": comparison.wording().refusal(pair),
    }


def insights_text(overview: PeriodOverview, comparison: Comparison) -> list[str]:
    """Return the same to be read: first what is likely, then what is unclear, then what waits for more."""
    from carejournal.insights.finding import Verdict

    lines = [f"Recorded {overview.recorded_days} of {len(overview.period)} days."]
    lines += [
        f"{measure.name}: mean {found.mean:.1f} on {found.recorded_days} of {found.days} days"
        for measure, found in overview.measures
        if found.mean is not None
    ]
    findings, wording = comparison.findings, comparison.wording()
    headings = {
        Verdict.LIKELY: "Likely",
        Verdict.UNCLEAR: "Unclear so far",
        Verdict.NOT_ENOUGH: "Not enough yet",
    }
    for verdict, heading in headings.items():
        of_verdict = [finding for finding in findings.findings if finding.verdict is verdict]
        if of_verdict:
            lines += ["", f"{heading} ({len(of_verdict)})"]
        for finding in of_verdict:
            measure = comparison.names.measures[finding.measure].name
            pair = f"{wording.phrases.title(finding.factor)} and {measure}"
            lines.append(f"- {pair}: {wording.sentence(finding)}")
            lines += [f"  {sentence}" for sentence in wording.caveats(finding)]
    if findings.refused:
        lines += ["", f"Not looked at ({len(findings.refused)})"]
        lines += [f"- {wording.refusal(pair)}" for pair in findings.refused]
    lines += ["", f"Pairs tested: {findings.tested}. This shows what goes together, not why."]
    return lines


def _pair_json(factor: str, measure: str) -> dict[str, str]:
    from carejournal.insights.factor_key import parted_key

    sort, name = parted_key(factor)
    return {"factor": name, "kind": str(sort), "measure": measure}
