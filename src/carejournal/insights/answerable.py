"""Whether there is enough to answer, and about how much more it would take."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carejournal.insights.design import Days
    from carejournal.insights.finding import Window
    from carejournal.insights.joint_fit import BothOrders

LEAST_EPISODES = 5
LARGEST_SE = 0.36
"""In the outcome's SD: a difference of one SD is then found four times out of five (2.8 x 0.36 = 1)."""
HALF_SD_SE = 0.18
"""The same for half an SD."""
LEAST_DF = 15
RATED_BEYOND_BASE = 17
ENOUGH_TO_BE_TOO_REGULAR = 12


def followed(occasions: NDArray[np.intp], values: Days, window: Window) -> NDArray[np.intp]:
    """Return the occasions after which a day of the window is rated."""
    rated = ~np.isnan(values)
    hit = np.zeros(len(occasions), dtype=np.bool_)
    for lag in range(window.first, window.last + 1):
        day = occasions + lag
        hit |= (day < len(values)) & rated[np.minimum(day, len(values) - 1)]
    return occasions[hit]


def episodes(occasions: NDArray[np.intp]) -> int:
    """Return in how many stretches of consecutive days it happened."""
    return int((np.diff(occasions, prepend=-2) > 1).sum())


def days_lacking(rated: int, base_columns: int) -> int:
    """Return how many more rated days the base columns need before anything can be said; 0 if none."""
    return max(base_columns + RATED_BEYOND_BASE - rated, 0)


def answerable(found: BothOrders, episode_count: int) -> bool:
    """Say whether a difference of one SD would be found four times out of five, whichever came first."""
    return episode_count >= LEAST_EPISODES and all(
        each.se <= LARGEST_SE and each.df >= LEAST_DF for each in found.all
    )


def more_for_an_answer(episode_count: int, se: float = LARGEST_SE) -> int:
    """Return about how many more occasions an answer needs, at least 1.

    max(5 - n, n ((se / 0.36)^2 - 1)): the variance falls with the number of occasions.
    """
    return max(LEAST_EPISODES - episode_count, _more_until(episode_count, se, LARGEST_SE), 1)


def more_for_half_a_step(episode_count: int, se: float) -> int:
    """Return about how many more occasions would show half an SD; 0 where these do already."""
    return max(_more_until(episode_count, se, HALF_SD_SE), 0)


def too_regular(episode_count: int, se: float) -> bool:
    """Say whether what lacks is days without, or at another time, rather than more of the same."""
    return episode_count >= ENOUGH_TO_BE_TOO_REGULAR and se > LARGEST_SE


def _more_until(count: int, se: float, wanted: float) -> int:
    return math.ceil(min(count * ((se / wanted) ** 2 - 1), 9999))
