"""The short form of benchmarks/calibration.py: the promises hold on lives of which the truth is known."""

from __future__ import annotations

import math
from functools import cache

import pytest

from carejournal.insights.engine import find
from simulation.life import simulate
from simulation.scenario import SCENARIOS
from simulation.scoring import Score, share

LIVES = 8
NULL_KINDS = (
    "memory .7",
    "booked after a bad day",
    "booked on a bad day",
    "noisy ratings, booked after",
    "unlogged when bad",
    "helps that day only",
    "times known, rated first",
)
ALLOWED_ERRORS = 3.0
"""How many Monte-Carlo errors a share may lie past its goal; the seeds are fixed."""


@cache
def score(name: str, lives: int = LIVES) -> Score:
    scored = Score()
    for seed in range(lives):
        life = simulate(SCENARIOS[name], 365, 1000 + seed)
        scored.add(life, find(life.observed))
    return scored


def pooled(field: str) -> list[tuple[float, float]]:
    return [counted for name in NULL_KINDS for counted in getattr(score(name), field)]


@pytest.mark.parametrize("name", NULL_KINDS)
def test_false_positives_stay_at_their_level_in_every_kind_of_life(name: str) -> None:
    found = share(score(name).false_positive)
    assert found.value <= 0.05 + ALLOWED_ERRORS * found.error


def test_over_all_kinds_of_life_false_positives_are_rarer_than_they_may_be() -> None:
    assert share(pooled("false_positive")).value <= 0.05


def test_few_lives_in_which_nothing_matters_show_anything_likely() -> None:
    lives = len(NULL_KINDS) * LIVES
    assert share(pooled("any_false")).value <= 0.10 + ALLOWED_ERRORS * math.sqrt(0.1 * 0.9 / lives)


def test_the_ranges_hold_the_truth() -> None:
    found = share(pooled("covered") + score("1.2 points").covered)
    assert found.value >= 0.93
    planted = share(score("1.2 points").planted_covered)
    assert planted.value >= 0.93 - ALLOWED_ERRORS * planted.error


def test_what_is_there_is_found_at_least_half_as_often_as_by_an_oracle() -> None:
    found, best = (share(getattr(score("1.2 points"), field)) for field in ("power", "oracle"))
    assert best.value > 0.5
    assert found.value >= 0.6 * best.value - found.error


def test_a_share_of_nothing_is_not_a_number_and_its_error_never_below_that_of_chance() -> None:
    assert math.isnan(share([]).value)
    assert share([(0, 10), (0, 10)]).error == pytest.approx(math.sqrt(0.05 * 0.95 / 20))


def test_a_simulated_life_is_the_same_each_time_and_another_with_another_seed() -> None:
    one, again, other = (simulate(SCENARIOS["1.2 points"], 100, seed) for seed in (1, 1, 2))
    values = [[o.values.tobytes() for o in life.observed.outcomes] for life in (one, again, other)]
    assert values[0] == values[1]
    assert values[0] != values[2]
    assert one.truth("session:massage", "stress", 1, 3) == pytest.approx(-0.8, abs=0.1)
    assert one.truth("session:massage", "mood", 1, 3) == 0
