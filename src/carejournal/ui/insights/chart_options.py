"""What the chart shows (measures, sessions, another period, events) and ways to take it along."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from carejournal.charts.reduction import WEEKS_ABOVE_DAYS
from carejournal.domain.period import Period
from carejournal.services.describing import USUAL_CHOICE, TrendChoice
from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.domain.measure import Measure
    from carejournal.domain.session import Kind

ALONE, BEFORE, A_YEAR_AGO = range(3)
A_YEAR = 364
"""In days: 52 whole weeks, so that weekdays lie on weekdays."""


class ChartOptions(QWidget):
    """A row of buttons above the chart; what is chosen holds until the window closes.

    Signals:
        changed(): the chart should show something else.
        events_wanted(), table_wanted(), picture_wanted(): the person wants these.
    """

    changed = Signal()
    events_wanted = Signal()
    table_wanted = Signal()
    picture_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._measures = set(USUAL_CHOICE.measures)
        self._hidden: set[str] = set()
        self._over = ALONE
        self.measures, self.measures_menu = self._menu(self.tr("Measures"))
        self.kinds, self.kinds_menu = self._menu(self.tr("Sessions shown"))
        self.over, self.over_menu = self._menu(self.tr("Lay over"))
        self.events = button(self.tr("Life events …"), self.events_wanted.emit, flat=True)
        self.table = button(self.tr("As a table"), self.table_wanted.emit, flat=True)
        self.table.setAccessibleName(self.tr("The chart as a table"))
        self.picture = button(self.tr("Save picture …"), self.picture_wanted.emit, flat=True)
        layout = FlowLayout(self)
        layout.setSpacing(STEP)
        for part in (self.measures, self.kinds, self.over, self.events, self.table, self.picture):
            layout.addWidget(part)
        self._offered: tuple[object, ...] = ()
        self._offer_periods()

    def choice(self, period: Period) -> TrendChoice:
        """Return what the chart of a period shows."""
        return TrendChoice(tuple(self._measures), frozenset(self._hidden), self._laid_over(period))

    def offer(self, measures: Sequence[Measure], kinds: Sequence[Kind], period: Period) -> None:
        """Offer these measures and kinds, and periods to lay over where the chart draws single days."""
        self.over.setEnabled(len(period) <= WEEKS_ABOVE_DAYS)
        offered = (*measures, *kinds)
        if offered == self._offered:
            return
        self._offered = offered
        self._measures &= {measure.key for measure in measures}
        if not self._measures:
            self._measures = set(USUAL_CHOICE.measures)
        self.measures_menu.clear()
        for measure in measures:
            self._add(self.measures_menu, measure_name(measure), measure.key, self._measures, shown=True)
        self.kinds_menu.clear()
        for kind in kinds:
            self._add(self.kinds_menu, kind_name(kind), kind.key, self._hidden, shown=False)

    def _menu(self, name: str) -> tuple[QPushButton, QMenu]:
        way = button(name, flat=True)
        menu = QMenu(way)
        menu.setAccessibleName(name)
        way.setMenu(menu)
        return way, menu

    def _add(self, menu: QMenu, name: str, key: str, keys: set[str], *, shown: bool) -> None:
        action = QAction(name.replace("&", "&&"), menu, checkable=True)
        action.setChecked((key in keys) is shown)
        action.triggered.connect(partial(self._turned, key, keys))
        menu.addAction(action)

    def _turned(self, key: str, keys: set[str], _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        keys ^= {key}
        if not self._measures:
            self._measures.add(key)  # a chart of nothing would only puzzle
        self.changed.emit()

    def _offer_periods(self) -> None:
        group = QActionGroup(self)
        for number, name in (
            (ALONE, self.tr("nothing")),
            (BEFORE, self.tr("the same time before")),
            (A_YEAR_AGO, self.tr("a year ago (52 weeks)")),
        ):
            action = QAction(name, group, checkable=True)
            action.setChecked(number == self._over)
            action.triggered.connect(partial(self._lay, number))
            self.over_menu.addAction(action)

    def _lay(self, number: int, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._over = number
        self.changed.emit()

    def _laid_over(self, period: Period) -> Period | None:
        if self._over == ALONE or len(period) > WEEKS_ABOVE_DAYS:
            return None
        back = len(period) if self._over == BEFORE else A_YEAR
        if (period.first - date.min).days < back:
            return None
        return Period(period.first - timedelta(days=back), period.last - timedelta(days=back))
