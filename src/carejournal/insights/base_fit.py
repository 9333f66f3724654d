"""The forecast without any factor: level, weekday, drift and memory, and how well each noise model fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carejournal.insights.noise import GRID, NoiseModel, Whitener, whitener

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FREE = 1e-6
"""The prior precision of what is not held back: as good as none, yet an empty column stays harmless."""
LEAST_WEIGHT = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class BaseFit:
    """What is left of the noise grid for one outcome. Arrays have one item for each noise model that is left.

    `y` and `base` are the whitened outcome and base columns, (models, rated days, ...); `variance` is the
    residual variance, `weights` add up to 1.
    """

    models: tuple[NoiseModel, ...]
    whitener: Whitener
    y: Numbers
    base: Numbers
    variance: Numbers
    weights: Numbers


def fit_base(
    y: Numbers, base: Numbers, rated_days: NDArray[np.intp], grid: Sequence[NoiseModel] = GRID
) -> BaseFit:
    """Fit the base columns under each noise model and keep those with at least LEAST_WEIGHT of the evidence.

    `y` is the outcome and `base` the columns on the rated days. The evidence is the restricted likelihood
    -1/2 [(n - p) log Q + log|V| + log|X'V^-1 X|], Q the weighted sum of squares that is left.
    """
    whole = whitener(grid, rated_days)
    white = whole.whiten(np.column_stack([y, base]))
    n, p = base.shape
    y_white, base_white = white[:, :, 0], white[:, :, 1:]
    across = base_white.transpose(0, 2, 1)
    normal = across @ base_white + FREE * np.eye(p)
    toward = across @ y_white[:, :, None]
    beta = np.linalg.solve(normal, toward)
    left = (y_white**2).sum(axis=1) - (toward * beta).sum(axis=(1, 2))
    left = np.maximum(left, np.finfo(np.float64).tiny)
    evidence = -0.5 * ((n - p) * np.log(left) + whole.log_det + np.linalg.slogdet(normal)[1])
    weights = softmax(evidence)
    kept = weights >= LEAST_WEIGHT
    return BaseFit(
        tuple(model for model, keep in zip(grid, kept, strict=True) if keep),
        whole.of(kept),
        y_white[kept],
        base_white[kept],
        left[kept] / (n - p),
        weights[kept] / weights[kept].sum(),
    )


def softmax(evidence: Numbers) -> Numbers:
    """Return weights along the first axis in proportion to exp(evidence)."""
    raised = np.exp(evidence - evidence.max(axis=0))
    return np.asarray(raised / raised.sum(axis=0))
