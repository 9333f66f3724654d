"""One simulated life: what a person would have recorded, and what was truly so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from carejournal.insights.finding import Family
from carejournal.insights.observed import Factor, Observed, Outcome
from simulation.scenario import Booking, Effect, Scenario, Shape, Times
from simulation.tags import simulated_tags, stretches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Days = NDArray[np.float64]

MEASURES = ("mood", "stress", "sleep_quality", "sleep_hours")
CENTRE = {"mood": 6.2, "stress": 4.7, "sleep_quality": 6.0, "sleep_hours": 7.2}
SPREAD = {"mood": 1.4, "stress": 1.8, "sleep_quality": 1.7, "sleep_hours": 1.1}
STEP = {"mood": 1.0, "stress": 1.0, "sleep_quality": 1.0, "sleep_hours": 0.5}
TOP = {"mood": 10.0, "stress": 10.0, "sleep_quality": 10.0, "sleep_hours": 14.0}
NEAR_THE_END = {"mood": 8.8, "stress": 1.3}
TOGETHER = np.array(
    [[1, -0.5, 0.35, 0.2], [-0.5, 1, -0.35, -0.2], [0.35, -0.35, 1, 0.5], [0.2, -0.2, 0.5, 1]]
)
SLEEP_MEMORY = 0.6
LONGEST_EFFECT_DAYS = 8
TAGS_ON_MASSAGE_DAYS = 0.6
CHRISTMAS_EVE, EPIPHANY = 358, 6
"""Days of the year."""


@dataclass(slots=True)
class Life:
    """What was recorded, and the truth behind it. `added` are the points each effect added on each day."""

    scenario: Scenario
    observed: Observed
    memory: dict[str, float]
    foretold: dict[str, Days]
    latent: dict[str, Days]
    happened: dict[str, NDArray[np.bool_]]
    logged: NDArray[np.bool_]
    added: dict[tuple[str, str], Days] = field(default_factory=dict)

    def truth(self, factor: str, measure: str, first: int, last: int) -> float:
        """Return the true mean effect so many days after an occasion, as far as the scale's ends let it."""
        effect = next((e for e in self.scenario.effects if (e.factor, e.measure) == (factor, measure)), None)
        if effect is None:
            return 0.0
        added, latent = self.added[factor, measure], self.latent[measure]
        asked = float(np.abs(added).sum())
        shown = float(np.abs(shown_on(measure, latent) - shown_on(measure, latent - added)).sum())
        return float(kernel(effect)[first : last + 1].mean()) * (shown / asked if asked else 0.0)


def kernel(effect: Effect) -> Days:
    """Return what an occasion adds on its own day and on each day after."""
    after = np.arange(LONGEST_EFFECT_DAYS, dtype=np.float64)
    if effect.shape is Shape.FADING:
        share = np.clip(1 - (after - 1) / effect.days, 0, 1)
    else:
        share = (after <= effect.days).astype(np.float64) * (effect.shape is Shape.STEADY)
    share[0] = 1.0 if effect.today or effect.shape is Shape.SAME_DAY else 0.0
    return effect.size * share


def shown_on(measure: str, latent: Days) -> Days:
    """Return what the scale shows of a value before it is rounded."""
    return np.clip(latent, 0.0, TOP[measure])


def simulate(scenario: Scenario, days: int, seed: int) -> Life:
    """Return one life; the same numbers give the same life."""
    rng = np.random.default_rng([seed, days, *scenario.name.encode()])
    first = date(2023, 1, 1) + timedelta(days=int(rng.integers(365)))
    weekday = (np.arange(days) + first.weekday()) % 7
    memory = {m: scenario.memory * (SLEEP_MEMORY if m.startswith("sleep") else 1) for m in MEASURES}
    away = _holidays(rng, days, first)
    foretold = {m: _foretold(rng, scenario, m, weekday, first) for m in MEASURES}
    foretold["stress"] = foretold["stress"] - scenario.holidays_relax * SPREAD["stress"] * away
    state, swing = _swings(rng, scenario, memory, days)
    latent = {m: foretold[m] + SPREAD[m] * swing[m] for m in MEASURES}
    life = Life(scenario, Observed(first, (), ()), memory, foretold, latent, {}, np.ones(days, np.bool_))
    life.happened["session:therapy"] = _therapy(rng, weekday, away)
    _add(life, "session:therapy")
    life.happened["session:massage"] = _massages(rng, life, state["stress"])
    moods = (life.latent["mood"] - CENTRE["mood"]) / SPREAD["mood"]
    stresses = (life.latent["stress"] - CENTRE["stress"]) / SPREAD["stress"]
    for name, happened in simulated_tags(rng, weekday, moods, stresses).items():
        life.happened[f"tag:{name}"] = happened
        _add(life, f"tag:{name}")
    if scenario.company:
        along = life.happened["session:massage"] & (rng.random(days) < TAGS_ON_MASSAGE_DAYS)
        life.happened["tag:sauna"] = along | (rng.random(days) < 0.02)
    life.logged = _logged(rng, life)
    life.observed = _observed(rng, life, first)
    return life


def _foretold(
    rng: np.random.Generator, scenario: Scenario, measure: str, weekday: NDArray[np.intp], first: date
) -> Days:
    days = len(weekday)
    t = np.arange(days)
    year = 2 * np.pi * (t + first.timetuple().tm_yday) / 365.25
    of_weekday = rng.normal(0, scenario.weekday, 7)
    drift = scenario.season * np.sin(year + rng.uniform(0, 2 * np.pi))
    drift = drift + rng.choice([-1, 1]) * scenario.trend * (t - days / 2) / 365
    for _ in range(scenario.turns):
        drift = drift + rng.normal(0, 0.8) * (t >= rng.integers(1, days))
    level = CENTRE[measure] + rng.normal(0, 0.4 * SPREAD[measure])
    if scenario.near_the_end:
        level = NEAR_THE_END.get(measure, level)
    return np.asarray(level + SPREAD[measure] * (of_weekday[weekday] - of_weekday.mean() + drift))


def _swings(
    rng: np.random.Generator, scenario: Scenario, memory: dict[str, float], days: int
) -> tuple[dict[str, Days], dict[str, Days]]:
    """Return the inner state of each measure, and what a rating shows of it: both of unit variance."""
    root = np.linalg.cholesky(TOGETHER)
    draw = rng.standard_t(4, (2, days, 4)) / np.sqrt(2) if scenario.heavy_tails else None
    innovations, noise = (rng.standard_normal((2, days, 4)) if draw is None else draw) @ root.T
    kept = np.array([memory[m] for m in MEASURES])
    state = np.empty((days, 4))
    state[0] = innovations[0]
    for t in range(1, days):
        state[t] = kept * state[t - 1] + np.sqrt(1 - kept**2) * innovations[t]
    shown = np.sqrt(1 - scenario.one_day) * state + np.sqrt(scenario.one_day) * noise
    return (
        {m: state[:, i] for i, m in enumerate(MEASURES)},
        {m: shown[:, i] for i, m in enumerate(MEASURES)},
    )


def _holidays(rng: np.random.Generator, days: int, first: date) -> NDArray[np.bool_]:
    """Return three weeks of each summer, and the two weeks around the turn of the year."""
    day_of_year = np.array([(first + timedelta(days=t)).timetuple().tm_yday for t in range(days)])
    start = int(rng.integers(190, 225))
    summer = (day_of_year >= start) & (day_of_year < start + 21)
    return np.asarray(summer | (day_of_year >= CHRISTMAS_EVE) | (day_of_year <= EPIPHANY))


def _therapy(
    rng: np.random.Generator, weekday: NDArray[np.intp], away: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return weekly therapy on one weekday, none while the therapist is away and one in twelve cancelled."""
    return np.asarray((weekday == rng.integers(5)) & ~away & (rng.random(len(weekday)) > 0.08))


def _massages(rng: np.random.Generator, life: Life, stress_state: Days) -> NDArray[np.bool_]:
    """Book massages day by day, because a massage that helps changes what the next is booked by."""
    scenario, days = life.scenario, len(life.logged)
    rate = scenario.massages_a_year / 365
    happened = np.zeros(days, dtype=np.bool_)
    if scenario.booking is Booking.MONTHLY:
        happened[int(rng.integers(7)) :: max(round(1 / rate), 7)] = True
    else:
        chance = rng.random(days)
        usual = float(life.latent["stress"].mean())
        last = -9
        for t in range(days):
            bad = _badness(life, stress_state, usual, t)
            if t - last >= 5 and chance[t] < min(rate / (1 - 4 * rate) * bad, 0.9):
                happened[t] = True
                last = t
                _add(life, "session:massage", t)
    if scenario.booking is Booking.MONTHLY:
        for occasion in np.flatnonzero(happened).tolist():
            _add(life, "session:massage", occasion)
    for effect in scenario.effects:  # also where no massage was booked there is a row of nothing
        if effect.factor == "session:massage":
            life.added.setdefault((effect.factor, effect.measure), np.zeros(days))
    return happened


def _badness(life: Life, stress_state: Days, usual: float, t: int) -> float:
    """Return how much likelier than usual a massage is booked for day `t`."""
    booking = life.scenario.booking
    if booking is Booking.HIDDEN:
        felt = float(stress_state[max(t - 1, 0)])
    elif booking in (Booking.AFTER_BAD_DAY, Booking.ON_BAD_DAY):
        back = 1 if booking is Booking.AFTER_BAD_DAY else 0
        felt = float(life.latent["stress"][max(t - back, 0)] - usual) / SPREAD["stress"]
    else:
        return 1.0
    return min(8.0, float(np.exp(1.5 * felt))) / 2.2


def _add(life: Life, factor: str, day: int | None = None) -> None:
    """Add what the factor does after one day, or after all of its days, to the days to come."""
    occasions = np.flatnonzero(life.happened[factor]) if day is None else np.array([day])
    for effect in life.scenario.effects:
        if effect.factor != factor:
            continue
        added = life.added.setdefault((factor, effect.measure), np.zeros(len(life.logged)))
        for occasion in occasions.tolist():
            there = slice(occasion, min(occasion + LONGEST_EFFECT_DAYS, len(added)))
            points = kernel(effect)[: there.stop - occasion]
            added[there] += points
            life.latent[effect.measure][there] += points


def _logged(rng: np.random.Generator, life: Life) -> NDArray[np.bool_]:
    """Return the days with an entry: fewer on bad days, a few more on session days, and none in gaps."""
    scenario, days = life.scenario, len(life.logged)
    bad = (life.latent["stress"] - life.latent["stress"].mean()) / SPREAD["stress"]
    bad = (bad - (life.latent["mood"] - life.latent["mood"].mean()) / SPREAD["mood"]) / 2
    lean = np.log(scenario.unlogged / (1 - scenario.unlogged)) + scenario.unlogged_when_bad * bad
    session = life.happened["session:therapy"] | life.happened["session:massage"]
    missed = rng.random(days) < 1 / (1 + np.exp(0.7 * session - lean))
    gap = stretches(rng, days, scenario.in_gaps / (6 * (1 - scenario.in_gaps)), 1 / 6)
    return np.asarray(~(missed | gap))


def _observed(rng: np.random.Generator, life: Life, first: date) -> Observed:
    days = len(life.logged)
    outcomes = []
    for measure in MEASURES:
        step = 4.0 if life.scenario.coarse else STEP[measure]
        value = shown_on(measure, np.round(life.latent[measure] / step) * step)
        seen = life.logged & (rng.random(days) > 0.03)
        values = np.where(seen, value, np.nan)
        rated = np.full(days, 480.0 if life.scenario.times is Times.RATED_FIRST else 1260.0)
        if life.scenario.times is Times.UNKNOWN:
            rated[:] = np.nan
        outcomes.append(Outcome(measure, values, rated, rated))
    return Observed(first, tuple(outcomes), tuple(_factors(life)))


def _factors(life: Life) -> list[Factor]:
    factors = []
    for key, happened in life.happened.items():
        if key.startswith("tag:"):
            known = np.where(life.logged, happened, np.nan)
            factors.append(Factor.untimed(key, Family.TAGS, known))
            continue
        starts = np.where(happened & (life.scenario.times is not Times.UNKNOWN), 900.0, np.nan)
        # What was decided on that day is never known to be over before the rating: see insight_material.
        that_day = key == "session:massage" and life.scenario.booking is Booking.ON_BAD_DAY
        ends = np.full(len(starts), np.nan) if that_day else starts + 60
        factors.append(Factor(key, Family.SESSIONS, happened.astype(np.float64), starts, ends))
    return factors
