"""The insights engine: a record in, findings out. `docs/insights-method.md` is the same in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from carejournal.insights import caveats
from carejournal.insights.answerable import days_lacking, episodes, followed, more_for_an_answer
from carejournal.insights.base_fit import fit_base
from carejournal.insights.design import base_columns, day_order, factor_columns, windows_of
from carejournal.insights.finding import Family, Finding, Findings, RefusedPair, Verdict
from carejournal.insights.joint_fit import (
    STRONG_Z,
    BothOrders,
    FactorPlace,
    estimates,
    fit_jointly,
    with_strong_at_full_size,
)
from carejournal.insights.judging import Answer, answer, judged
from carejournal.insights.observed import last_days
from carejournal.insights.surroundings import surroundings
from carejournal.insights.untestable import same_occasions, untestable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from carejournal.insights.design import Days
    from carejournal.insights.finding import Caveat
    from carejournal.insights.observed import Factor, Observed, Outcome


def find(observed: Observed) -> Findings:
    """Return a finding for every pair of factor and measure that can be asked about, and the refused pairs.

    Looks at the last three years of the record.
    """
    recent = last_days(observed)
    doubled = same_occasions(recent.factors)
    factors = [factor for factor in recent.factors if factor.key not in doubled]
    company = _company(factors, recent.first_day.weekday())
    refused = [
        RefusedPair(key, outcome.measure, twin.reason, twin.other)
        for outcome in recent.outcomes
        for key, twin in doubled.items()
    ]
    answers: list[Answer] = []
    for outcome in recent.outcomes:
        reasons = [untestable(factor, outcome) for factor in factors]
        refused += [
            RefusedPair(factor.key, outcome.measure, reason)
            for factor, reason in zip(factors, reasons, strict=True)
            if reason is not None
        ]
        asked = [index for index, reason in enumerate(reasons) if reason is None]
        answers += _about(recent, outcome, factors, asked, company)
    return Findings(tuple(judged(answers)), tuple(refused))


def _about(
    observed: Observed,
    outcome: Outcome,
    factors: Sequence[Factor],
    asked: Sequence[int],
    company: Sequence[tuple[Caveat, ...]],
) -> list[Answer]:
    """Answer the questions about one measure; factors that are not asked about still stand in the model."""
    rated_days = np.flatnonzero(~np.isnan(outcome.values))
    rated = outcome.values[rated_days]
    base = base_columns(observed.days, observed.first_day.weekday())
    plain = [_plain(observed, outcome, factors[index], len(rated)) for index in asked]
    lacking = days_lacking(len(rated), base.shape[1])
    sd = float(rated.std(ddof=1)) if len(rated) > 1 else 0.0
    if not asked or lacking or not sd:
        return [Answer(replace(finding, more_days=lacking)) for finding in plain]
    both = both_orders(factors, outcome, base, rated_days, (rated - rated.mean()) / sd)
    hardly = caveats.hardly_moving(rated)
    answers = []
    for index, finding in zip(asked, plain, strict=True):
        factor = factors[index]
        few = caveats.few_days_after(factor.occasions, outcome.values, finding.window)
        told = replace(finding, caveats=company[index] + few + hardly)
        answers.append(answer(told, both[index], sd, _episodes(factor, finding)))
    return answers


def both_orders(
    factors: Sequence[Factor],
    outcome: Outcome,
    base: Days,
    rated_days: NDArray[np.intp],
    standardised: Days,
) -> list[BothOrders]:
    """Return what the model says of every factor, in SDs of the outcome.

    First all factors but the one asked about are held small; then, if some are strong, those at full size.
    """
    columns, places = _placed(factors, outcome)
    fit = fit_jointly(fit_base(standardised, base[rated_days], rated_days), columns[rated_days])
    found = estimates(fit, places)
    strong = [i for i, both in enumerate(found) if all(abs(each.z) > STRONG_Z for each in both.all)]
    return estimates(with_strong_at_full_size(fit, places, strong), places) if strong else found


def _placed(factors: Sequence[Factor], outcome: Outcome) -> tuple[Days, list[FactorPlace]]:
    """Return the columns of all factors side by side, and where each has its own."""
    columns: list[Days] = []
    places: list[FactorPlace] = []
    for factor in factors:
        made = factor_columns(factor, outcome)
        at = tuple(range(len(columns), len(columns) + len(made.all)))
        columns += made.all
        places.append(FactorPlace(at, None) if made.either is None else FactorPlace(at[:-1], at[-1]))
    related = [replace(place, relatives=_relatives(factors, places, i)) for i, place in enumerate(places)]
    return np.column_stack(columns), related


def _relatives(factors: Sequence[Factor], places: Sequence[FactorPlace], index: int) -> tuple[int, ...]:
    mine = factors[index]
    return tuple(
        column
        for other, place in zip(factors, places, strict=True)
        if other.part_of == mine.key or mine.part_of == other.key
        for column in place.own
    )


def _plain(observed: Observed, outcome: Outcome, factor: Factor, rated: int) -> Finding:
    """Return what needs no model: counts and plain means."""
    near, _ = windows_of(factor)
    chosen = (factor.key, outcome.measure) in observed.chosen
    after = followed(factor.occasions, outcome.values, near)
    finding = Finding(
        factor=factor.key,
        measure=outcome.measure,
        family=Family.CHOSEN if chosen else factor.family,
        window=near,
        verdict=Verdict.NOT_ENOUGH,
        occasions=len(after),
        days=rated,
        surroundings=surroundings(outcome.values, factor.occasions, near),
        order=day_order(factor, outcome),
    )
    return replace(finding, more=more_for_an_answer(_episodes(factor, finding)))


def _episodes(factor: Factor, finding: Finding) -> int:
    return min(episodes(factor.occasions), finding.occasions)


def _company(factors: Sequence[Factor], first_weekday: int) -> list[tuple[Caveat, ...]]:
    """Return for each factor the caveats that are the same for every measure."""
    if not factors:
        return []
    return [
        caveats.same_weekday(factor.occasions, first_weekday) + along
        for factor, along in zip(factors, caveats.together(factors), strict=True)
    ]
