"""What the engine says of lives of which the truth is known, and what it refuses to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from carejournal.insights.engine import find
from carejournal.insights.finding import (
    Caution,
    DayOrder,
    Family,
    Finding,
    Findings,
    Reason,
    Verdict,
    Window,
)
from carejournal.insights.observed import Factor, Observed, Outcome, last_days
from simulation.life import Life, simulate
from simulation.scenario import SCENARIOS, Effect, Scenario, Shape, Times

MASSAGE, THERAPY = "session:massage", "session:therapy"
HELPED = Scenario("helped", effects=(Effect(MASSAGE, "stress", -2.5, Shape.STEADY),), massages_a_year=30)


@cache
def life(name: str = "helped", days: int = 365, seed: int = 1) -> Life:
    return simulate(SCENARIOS.get(name, HELPED), days, seed)


@cache
def findings(name: str = "helped", days: int = 365) -> Findings:
    return find(life(name, days).observed)


def about(found: Findings, factor: str = MASSAGE, measure: str = "stress") -> Finding:
    (one,) = [each for each in found.findings if (each.factor, each.measure) == (factor, measure)]
    return one


def test_a_large_difference_is_found_in_the_measures_own_units() -> None:
    found = about(findings())
    truth = life().truth(MASSAGE, "stress", 1, 3)
    assert found.verdict is Verdict.LIKELY
    assert found.low is not None
    assert found.high is not None
    assert found.low < truth < found.high < 0
    assert found.estimate == pytest.approx(truth, abs=0.7)
    assert (found.window, found.family) == (Window(1, 3), Family.SESSIONS)


def test_a_likely_range_is_at_least_as_wide_as_the_plain_one() -> None:
    for each in findings().findings:
        if each.low is not None and each.low95 is not None:
            assert each.low <= each.low95
            assert (each.low == each.low95) or each.verdict is Verdict.LIKELY


def test_the_range_of_a_likely_finding_never_holds_nothing() -> None:
    for name in ("helped", "1.2 points"):
        for each in findings(name).findings:
            if each.verdict is Verdict.LIKELY:
                assert each.low is not None
                assert each.high is not None
                assert each.low > 0 or each.high < 0


def test_every_pair_has_one_finding_or_one_refusal() -> None:
    found, observed = findings(), life().observed
    pairs = [(each.factor, each.measure) for each in found.findings]
    pairs += [(each.factor, each.measure) for each in found.refused]
    expected = {(f.key, o.measure) for f in observed.factors for o in observed.outcomes}
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == expected
    assert found.tested == sum(each.p_value is not None for each in found.findings)


def test_the_same_record_gives_the_same_findings() -> None:
    assert find(life().observed) == findings()


def test_the_units_of_a_measure_do_not_change_what_is_said() -> None:
    observed = life().observed
    tenfold = replace(
        observed, outcomes=tuple(replace(o, values=10 * o.values + 5) for o in observed.outcomes)
    )
    for mine, theirs in zip(findings().findings, find(tenfold).findings, strict=True):
        assert mine.verdict is theirs.verdict
        if mine.estimate is not None:
            assert theirs.estimate == pytest.approx(10 * mine.estimate, rel=1e-6)
            assert theirs.p_value == pytest.approx(mine.p_value, rel=1e-6)


def test_a_rebound_after_bad_days_is_told_apart_from_what_came_of_the_session() -> None:
    found = about(findings("booked after a bad day"))
    around = found.surroundings
    assert around.before is not None
    assert around.after is not None
    assert around.before > around.usual + 0.5
    assert around.after < around.before
    assert found.verdict is not Verdict.LIKELY
    assert found.rebound is not None
    assert found.estimate is not None
    assert found.rebound == pytest.approx(around.after - around.before - found.estimate)
    assert found.rebound < 0


def test_help_on_the_day_itself_is_described_and_not_claimed_for_the_days_after() -> None:
    found = about(findings("helps that day only"))
    assert found.surroundings.same_day is not None
    assert found.surroundings.same_day < found.surroundings.usual - 0.3
    assert found.verdict is Verdict.UNCLEAR


def test_where_the_order_is_known_the_range_is_narrower() -> None:
    known = replace(HELPED, times=Times.RATED_FIRST)
    observed = simulate(known, 365, 1).observed
    unknown = replace(
        observed,
        outcomes=tuple(Outcome.untimed(o.measure, o.values) for o in observed.outcomes),
        factors=tuple(Factor.untimed(f.key, f.family, f.happened) for f in observed.factors),
    )
    narrow, wide = about(find(observed)), about(find(unknown))
    assert (narrow.order, wide.order) == (DayOrder.RATED_FIRST, DayOrder.UNKNOWN)
    assert _width(narrow) < _width(wide)


def test_a_few_weeks_are_not_enough_and_it_says_how_many_days_are_lacking() -> None:
    found = about(findings("memory .5", 30))
    assert found.verdict is Verdict.NOT_ENOUGH
    assert found.more_days > 0
    assert (found.estimate, found.low, found.p_value, found.q_value) == (None,) * 4


def test_a_few_sessions_are_not_enough_and_it_says_how_many_more() -> None:
    rare = simulate(replace(HELPED, massages_a_year=3), 365, 4)
    found = about(find(rare.observed))
    assert found.verdict is Verdict.NOT_ENOUGH
    assert found.occasions < 5
    assert 5 - found.occasions <= found.more < 40


def test_weekly_therapy_in_a_short_record_is_too_regular_rather_than_too_rare() -> None:
    found = about(findings("memory .7", 120), THERAPY, "mood")
    assert found.verdict is Verdict.NOT_ENOUGH
    assert found.too_regular
    assert [each.caution for each in found.caveats] == [Caution.SAME_WEEKDAY]


def test_what_was_chosen_beforehand_is_a_family_of_its_own() -> None:
    observed = replace(life("1.2 points").observed, chosen=frozenset({(MASSAGE, "stress")}))
    chosen, among = about(find(observed)), about(findings("1.2 points"))
    assert chosen.family is Family.CHOSEN
    assert chosen.p_value == among.p_value
    assert chosen.q_value == chosen.p_value
    assert among.q_value is not None
    assert among.p_value is not None
    assert among.q_value > among.p_value


def test_two_that_always_come_together_are_named() -> None:
    observed = life().observed
    massage = next(f for f in observed.factors if f.key == MASSAGE)
    tag = Factor.untimed("tag:sauna", Family.TAGS, massage.happened)
    found = find(replace(observed, factors=(*observed.factors, tag)))
    assert Caution.TOGETHER in [each.caution for each in about(found).caveats]
    assert about(found, "tag:sauna").verdict is not Verdict.LIKELY


def test_a_method_with_the_kinds_own_occasions_is_refused_and_a_part_of_them_is_not() -> None:
    observed = life().observed
    massage = next(f for f in observed.factors if f.key == MASSAGE)
    half = massage.happened.copy()
    half[massage.occasions[::2]] = 0
    parts = (
        Factor.untimed("method:massage/Swedish", Family.SESSIONS, massage.happened, MASSAGE),
        Factor.untimed("provider:massage/Kim", Family.SESSIONS, half, MASSAGE),
    )
    found = find(replace(observed, factors=(*observed.factors, *parts)))
    refused = [each for each in found.refused if each.factor == "method:massage/Swedish"]
    assert {(each.reason, each.other) for each in refused} == {(Reason.SAME_OCCASIONS, MASSAGE)}
    part, whole = about(found, "provider:massage/Kim"), about(found)
    assert part.estimate is not None
    assert part.estimate < -0.8
    assert whole.verdict is Verdict.LIKELY


def test_only_the_last_three_years_are_looked_at() -> None:
    long = simulate(HELPED, 1500, 1).observed
    recent = last_days(long)
    assert (recent.days, recent.first_day) == (1095, date.fromordinal(long.first_day.toordinal() + 405))
    assert find(long) == find(recent)
    assert last_days(recent) is recent


def test_of_nothing_recorded_nothing_is_said() -> None:
    assert find(Observed(date(2026, 1, 1), (), ())) == Findings()
    blank = Outcome.untimed("mood", np.full(50, np.nan))
    tag = Factor.untimed("tag:tea", Family.TAGS, np.full(50, np.nan))
    (only,) = find(Observed(date(2026, 1, 1), (blank,), (tag,))).findings
    assert (only.verdict, only.occasions, only.days) == (Verdict.NOT_ENOUGH, 0, 0)


def test_a_record_without_factors_is_no_trouble() -> None:
    assert find(replace(life().observed, factors=())) == Findings()


def test_series_of_different_lengths_are_our_mistake() -> None:
    mood = Outcome.untimed("mood", np.zeros(5))
    with pytest.raises(ValueError, match="same days"):
        Observed(date(2026, 1, 1), (mood,), (Factor.untimed("tag:tea", Family.TAGS, np.zeros(4)),))


def _width(found: Finding) -> float:
    assert found.low95 is not None
    assert found.high95 is not None
    return found.high95 - found.low95
