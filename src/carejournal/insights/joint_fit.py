"""All factors of one outcome in one model: each in turn free, all others held small."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from carejournal.insights.base_fit import FREE, BaseFit, softmax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indexes = NDArray[np.intp]

SMALL_SD, FULL_SD = 0.15, 1.0
"""How large the effects of the other factors are expected to be, in the outcome's own SD."""
STRONG_Z = 3.0


@dataclass(frozen=True, slots=True)
class FactorPlace:
    """Where a factor's columns stand among those of all factors.

    `sure` are near, later and, if any, the days known to be rated afterwards; `either` is the column of the
    days of which that is not known, or None; `relatives` are the columns of what it is a part of and of its
    own parts, which tell of the same occasions and are left out while it is asked about.
    """

    sure: tuple[int, ...]
    either: int | None
    relatives: tuple[int, ...] = ()

    @property
    def own(self) -> tuple[int, ...]:
        """All its columns, the uncertain one last."""
        return self.sure if self.either is None else (*self.sure, self.either)

    @property
    def shape(self) -> tuple[int, int, int]:
        """What factors need to have in common to be worked out together."""
        return len(self.sure), len(self.own), len(self.relatives)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A difference in the outcome's SD with its standard error and degrees of freedom."""

    value: float
    se: float
    df: float

    @property
    def z(self) -> float:
        """The difference in standard errors."""
        return self.value / self.se


@dataclass(frozen=True, slots=True)
class BothOrders:
    """The estimate if the day was rated first, and if it was rated after; the same where that is known."""

    rated_first: Estimate
    rated_after: Estimate

    @property
    def all(self) -> tuple[Estimate, Estimate]:
        """Both, in the order of the fields."""
        return self.rated_first, self.rated_after


@dataclass(frozen=True, slots=True, eq=False)
class JointFit:
    """The normal equations of base and factor columns under each noise model, and the priors of the factors.

    Base columns come first. `priors` are precisions (models, factor columns), in units of the residual.
    `inverse` is C = (X'V^-1 X + priors)^-1, `beta` is C X'V^-1 y, `left` the sum of squares left with the
    priors' own share, `log_det` log|X'V^-1 X + priors|.
    """

    rated: int
    base: BaseFit
    normal: Numbers
    toward: Numbers
    priors: Numbers
    inverse: Numbers
    beta: Numbers
    left: Numbers
    log_det: Numbers

    @property
    def base_count(self) -> int:
        """How many base columns there are."""
        return int(self.base.base.shape[2])


def fit_jointly(base: BaseFit, columns: Numbers) -> JointFit:
    """Fit all factor columns, each held to SMALL_SD by a ridge."""
    white = base.whitener.whiten(columns)
    x = np.concatenate([base.base, white], axis=2)
    across = x.transpose(0, 2, 1)
    priors = np.repeat((base.variance / SMALL_SD**2)[:, None], columns.shape[1], axis=1)
    empty = np.empty(0)
    raw = JointFit(
        len(columns), base, across @ x, across @ base.y[:, :, None], priors, empty, empty, empty, empty
    )
    return with_priors(raw, priors)


def with_priors(fit: JointFit, priors: Numbers) -> JointFit:
    """Return the same equations solved under other priors of the factor columns."""
    precision = np.concatenate([np.full((len(priors), fit.base_count), FREE), priors], axis=1)
    held = fit.normal + precision[:, :, None] * np.eye(precision.shape[1])
    inverse = np.asarray(np.linalg.inv(held), np.float64)
    beta = inverse @ fit.toward
    left = (fit.base.y**2).sum(axis=1) - (fit.toward * beta).sum(axis=(1, 2))
    return replace(
        fit,
        priors=priors,
        inverse=inverse,
        beta=beta[:, :, 0],
        left=left,
        log_det=np.linalg.slogdet(held)[1],
    )


def with_strong_at_full_size(fit: JointFit, places: Sequence[FactorPlace], strong: Sequence[int]) -> JointFit:
    """Return the fit with the strong factors, by index, held to FULL_SD, for the good of the others."""
    priors = fit.priors.copy()
    for index in strong:
        priors[:, list(places[index].own)] = (fit.base.variance / FULL_SD**2)[:, None]
    return with_priors(fit, priors)


def estimates(fit: JointFit, places: Sequence[FactorPlace]) -> list[BothOrders]:
    """Return the near difference of each factor, itself free while all others are held."""
    found: list[BothOrders | None] = [None] * len(places)
    for shape in {place.shape for place in places}:
        alike = [index for index, place in enumerate(places) if place.shape == shape]
        for index, both in zip(alike, _of_shape(fit, [places[i] for i in alike]), strict=True):
            found[index] = both
    return [both for both in found if both is not None]


def _of_shape(fit: JointFit, places: Sequence[FactorPlace]) -> list[BothOrders]:
    block = _block(fit, np.array([[*place.own, *place.relatives] for place in places], dtype=np.intp))
    sure, own, _ = places[0].shape
    first = _freed(fit, block, sure)
    after = first if own == sure else _freed(fit, block, own)
    return [BothOrders(one, other) for one, other in zip(first, after, strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """What the data say of a few columns once all others are taken out; axes are (models, factors, ...).

    `precision` is the inverse of C's block, `toward` precision times beta: taking a column out, or its
    prior off, is then arithmetic on this block alone. `rest_left` and `rest_log_det` belong to the fit
    without the block, `rest_priors` to the priors that remain (their log-determinant), and `rest_used` is
    how many parameters the others use up.
    """

    priors: Numbers
    precision: Numbers
    toward: Numbers
    rest_left: Numbers
    rest_log_det: Numbers
    rest_priors: Numbers
    rest_used: Numbers


def _block(fit: JointFit, columns: Indexes) -> _Block:
    at = columns + fit.base_count
    precision = np.asarray(np.linalg.inv(fit.inverse[:, at[:, :, None], at[:, None, :]]), np.float64)
    beta = fit.beta[:, at]
    toward = (precision @ beta[..., None])[..., 0]
    spread = np.diagonal(fit.inverse, axis1=1, axis2=2)[:, fit.base_count :]
    used = 1 - fit.priors * spread
    log_priors = np.log(fit.priors)
    return _Block(
        priors=fit.priors[:, columns],
        precision=precision,
        toward=toward,
        rest_left=fit.left[:, None] + (beta * toward).sum(axis=2),
        rest_log_det=fit.log_det[:, None] - np.linalg.slogdet(precision)[1],
        rest_priors=log_priors.sum(axis=1)[:, None] - log_priors[:, columns].sum(axis=2),
        rest_used=used.sum(axis=1)[:, None] - used[:, columns].sum(axis=2),
    )


def _freed(fit: JointFit, block: _Block, count: int) -> list[Estimate]:
    """Free the first `count` columns of the block, leave out its others, and average over noise models."""
    free = np.eye(count) * (FREE - block.priors[:, :, :count, None])
    precision = block.precision[:, :, :count, :count] + free
    covariance = np.linalg.inv(precision)
    toward = block.toward[:, :, :count]
    beta = (covariance @ toward[..., None])[..., 0]
    left = block.rest_left - (toward * beta).sum(axis=2)
    tiny = np.finfo(np.float64).tiny
    left = np.maximum(left, tiny)
    log_det = block.rest_log_det + np.linalg.slogdet(precision)[1] - block.rest_priors
    free_parameters = fit.base_count + count
    evidence = -0.5 * (
        (fit.rated - free_parameters) * np.log(left) + fit.base.whitener.log_det[:, None] + log_det
    )
    weights = softmax(evidence)
    df = np.maximum(fit.rated - free_parameters - block.rest_used, 1.0)
    variance = left / df * covariance[:, :, 0, 0]
    value = (weights * beta[:, :, 0]).sum(axis=0)
    spread = (weights * (variance + (beta[:, :, 0] - value) ** 2)).sum(axis=0)
    mean_df = (weights * df).sum(axis=0)
    return [
        Estimate(float(v), float(np.sqrt(max(s, tiny))), float(d))
        for v, s, d in zip(value, spread, mean_df, strict=True)
    ]
