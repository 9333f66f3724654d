"""Tags of a simulated life: unrelated to the days after, but not to weekdays, seasons and moods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Happened = NDArray[np.bool_]


def stretches(rng: np.random.Generator, days: int, begin: float, end: float) -> Happened:
    """Return something that begins with a daily chance and then lasts until it ends with another."""
    happened = np.zeros(days, dtype=np.bool_)
    on = rng.random() < begin / (begin + end)
    for t, chance in enumerate(rng.random(days)):
        on = chance > end if on else chance < begin
        happened[t] = on
    return happened


def simulated_tags(
    rng: np.random.Generator,
    weekday: NDArray[np.intp],
    mood: NDArray[np.float64],
    stress: NDArray[np.float64],
) -> dict[str, Happened]:
    """Return eighteen tags; "friends" comes of a good mood that day, "tea" of a stressful day before."""
    days = len(weekday)
    t = np.arange(days)
    warm = 0.5 + 0.5 * np.sin(2 * np.pi * t / 365.25)

    def now_and_then(chance: float | NDArray[np.float64]) -> Happened:
        return np.asarray(rng.random(days) < chance)

    yesterday = np.concatenate([[0.0], stress[:-1]])
    return {
        "exercise": now_and_then(0.3),
        "coffee": now_and_then(0.6),
        "wine": now_and_then(0.2),
        "book": now_and_then(0.35),
        "takeaway": now_and_then(0.12),
        "headache": now_and_then(0.08),
        "choir": np.asarray((weekday == 2) & now_and_then(0.8)),
        "market": np.asarray((weekday == 5) & now_and_then(0.8)),
        "home office": np.asarray(np.isin(weekday, (0, 3)) & now_and_then(0.8)),
        "cold": stretches(rng, days, 0.02, 0.25),
        "travel": stretches(rng, days, 0.02, 0.2),
        "deadline": stretches(rng, days, 0.05, 0.15),
        "vitamins": stretches(rng, days, 0.02, 0.02),
        "period": np.asarray((t + rng.integers(28)) % 28 < 5),
        "garden": now_and_then(0.4 * warm**2),
        "new pills": np.asarray((t >= int(days * rng.uniform(0.25, 0.6))) & now_and_then(0.95)),
        "friends": now_and_then(1 / (1 + np.exp(1 - mood))),
        "tea": now_and_then(1 / (1 + np.exp(1.5 - yesterday))),
    }
