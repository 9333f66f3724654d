"""Around a session: every occasion with its days, and what was foretold for their average."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from carejournal.insights.around import Around, around
from carejournal.insights.finding import Family
from carejournal.insights.observed import Factor, Observed, Outcome
from simulation.life import simulate
from simulation.scenario import SCENARIOS, Effect, Scenario, Shape

MASSAGE = "session:massage"


def picture(scenario: Scenario, seed: int = 1, days: int = 365) -> Around:
    return around(simulate(scenario, days, seed).observed, MASSAGE, "stress")


def test_each_occasion_is_a_row_from_three_days_before_to_seven_after() -> None:
    values = np.arange(40.0)
    values[12] = np.nan
    happened = np.zeros(40)
    happened[[1, 10, 38]] = 1
    record = Observed(
        date(2026, 3, 1),
        (Outcome.untimed("stress", values),),
        (Factor.untimed(MASSAGE, Family.SESSIONS, happened),),
    )
    shown = around(record, MASSAGE, "stress")
    assert shown.lags == tuple(range(-3, 8))
    assert shown.occasions == tuple(date(2026, 3, 1) + timedelta(days=day) for day in (1, 10, 38))
    assert np.isnan(shown.values[0, :2]).all()
    assert shown.values[0, 2:].tolist() == [float(day) for day in range(9)]
    assert np.isnan(shown.values[1, 5])
    assert np.isnan(shown.values[2, 5:]).all()
    assert shown.counts == (2, 2, 3, 3, 3, 1, 2, 2, 2, 2, 2)
    assert shown.average[3] == (1 + 10 + 38) / 3


def test_nothing_is_foretold_up_to_the_day_itself() -> None:
    shown = picture(SCENARIOS["memory .5"])
    for line in (shown.foretold, shown.low, shown.high):
        assert np.isnan(line[:4]).all()
        assert np.isfinite(line[4:]).all()
    assert (shown.low[4:] < shown.foretold[4:]).all()
    assert (shown.foretold[4:] < shown.high[4:]).all()


def test_too_short_a_record_shows_its_days_without_a_forecast() -> None:
    shown = picture(replace(SCENARIOS["memory .5"], massages_a_year=60), days=25)
    assert shown.counts[4] > 0
    assert np.isnan(shown.foretold).all()


def test_a_factor_that_never_happened_is_an_empty_picture() -> None:
    observed = simulate(SCENARIOS["memory .5"], 200, 1).observed
    never = Factor.untimed("tag:never", Family.TAGS, np.zeros(200))
    shown = around(replace(observed, factors=(never,)), "tag:never", "stress")
    assert shown.values.shape == (0, 11)
    assert set(shown.counts) == {0}
    assert np.isnan(shown.average).all()


def test_the_average_stays_in_the_band_where_nothing_happens_about_19_times_in_20() -> None:
    inside = []
    for name in ("memory .2", "memory .7", "booked after a bad day"):
        for seed in range(12):
            shown = picture(SCENARIOS[name], seed)
            inside += ((shown.low <= shown.average) & (shown.average <= shown.high))[4:].tolist()
    # 252 days, but days beside each other hang together: about 80 that do not. 0.95 - 3 sqrt(.95 .05 / 80)
    assert np.mean(inside) > 0.877


def test_a_help_that_is_there_leaves_the_band_below() -> None:
    helped = Scenario("helped", effects=(Effect(MASSAGE, "stress", -2.5, Shape.STEADY),), massages_a_year=30)
    shown = picture(helped)
    assert (shown.average[4:7] < shown.low[4:7]).all()
    assert (shown.average[7:] > shown.low[7:]).all()
