"""What the trend chart shows, as plain values without any drawing behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.charts.palette import Role
from carejournal.domain.measure import MOOD, SLEEP_HOURS, SLEEP_QUALITY, STRESS, Form, Measure
from carejournal.domain.session import MASSAGE, THERAPY, Mark

if TYPE_CHECKING:
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from carejournal.domain.period import Period

MEASURE_ROLES = {
    MOOD.key: Role.MOOD,
    STRESS.key: Role.STRESS,
    SLEEP_HOURS.key: Role.SLEEP,
    SLEEP_QUALITY.key: Role.SLEEP,
}
KIND_ROLES = {THERAPY: Role.THERAPY, MASSAGE: Role.MASSAGE}
"""The kinds with a colour of their own, in the order they are named."""
USUAL_SLEEP = (4.0, 10.0)
"""The hours that the sleep panel always shows; nights outside widen it."""


@dataclass(frozen=True, slots=True)
class SessionMark:
    """One attended session on the time axis."""

    day: date
    kind_name: str
    mark: Mark
    kind_key: str

    @property
    def role(self) -> Role:
        """The colour it is drawn in: therapy and massage have their own, all others are quiet."""
        return KIND_ROLES.get(self.kind_key, Role.QUIET)


@dataclass(frozen=True, slots=True)
class EventMark:
    """A word of the person's own for some days, shown as far as they lie in the chart's period."""

    word: str
    period: Period


@dataclass(frozen=True, slots=True, eq=False)
class TrendPanel:
    """One measure over the period: `values` of the days and the smoothed `line`, NaN where there is none.

    `low` and `high` are the ends its axis shows at least; None leaves an end to the values. `over` is the
    line of another period, laid over day by day from its first one.
    """

    name: str
    unit: str
    low: float | None
    high: float | None
    values: NDArray[np.float64]
    line: NDArray[np.float64]
    role: Role
    yes_no: bool = False
    over: NDArray[np.float64] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TrendData:
    """Panels over one period, each with one value a day, the sessions attended in it, and own marks.

    `over` is the period whose lines are laid over, as long as `period`; None where there is none.
    """

    period: Period
    panels: tuple[TrendPanel, ...]
    marks: tuple[SessionMark, ...] = ()
    events: tuple[EventMark, ...] = ()
    over: Period | None = None

    def __post_init__(self) -> None:
        days = len(self.period)
        if any(len(panel.values) != days or len(panel.line) != days for panel in self.panels):
            raise ValueError("every panel needs one value for each day of the period")
        if any(panel.over is not None and len(panel.over) != days for panel in self.panels):
            raise ValueError("the period laid over is as long as the period")
        met = tuple(
            event
            for event in self.events
            if event.period.first <= self.period.last and self.period.first <= event.period.last
        )
        object.__setattr__(self, "events", met)
        inside = (mark for mark in self.marks if mark.day in self.period)
        in_order = tuple(sorted(inside, key=lambda mark: (mark.day, *kind_order(mark))))
        object.__setattr__(self, "marks", in_order)

    def kinds(self) -> tuple[tuple[SessionMark, int], ...]:
        """Return one mark of each kind that occurs and how often it does: therapy, massage, then by name."""
        counts = Counter(mark.kind_key for mark in self.marks)
        samples = {mark.kind_key: mark for mark in self.marks}
        return tuple((mark, counts[mark.kind_key]) for mark in sorted(samples.values(), key=kind_order))


def kind_order(mark: SessionMark) -> tuple[int, str, str]:
    """Return the sort key that puts therapy first, massage second and the person's own kinds by name."""
    first = [*KIND_ROLES, mark.kind_key].index(mark.kind_key)
    return first, mark.kind_name, mark.kind_key


def panel_of(
    measure: Measure, values: NDArray[np.float64], line: NDArray[np.float64], name: str = ""
) -> TrendPanel:
    """Return the panel of a measure with its own scale and colour, under `name` where one is given."""
    low, high = USUAL_SLEEP if measure.key == SLEEP_HOURS.key else (measure.low, measure.high)
    role = MEASURE_ROLES.get(measure.key, Role.QUIET)
    yes_no = measure.form is Form.YES_NO
    return TrendPanel(name or measure.name, measure.unit, low, high, values, line, role, yes_no)
