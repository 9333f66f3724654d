"""Around a session: choose what happened and what was rated, and see the days before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from carejournal.charts.palette import Role
from carejournal.charts.trend_data import KIND_ROLES
from carejournal.insights.factor_key import FactorSort, parted_key
from carejournal.ui.insights.around_picture import AroundPicture
from carejournal.ui.insights.around_words import caption, description, table
from carejournal.ui.insights.finding_words import factor_title, measure_title, shortened
from carejournal.ui.insights.table_dialog import TableDialog
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, side_by_side
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from carejournal.insights.around import Around
    from carejournal.services.comparing import Comparison
    from carejournal.ui.page import Surroundings


class AroundPanel(QFrame):
    """A card with the picture of one factor and one measure.

    Signals:
        drawn(): the picture shows what is chosen.
    """

    drawn = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._around = around
        self._comparison: Comparison | None = None
        self._shown: Around | None = None
        self._task = 0
        self.factors, self.measures = QComboBox(), QComboBox()
        self.factors.setAccessibleName(self.tr("Around what"))
        self.measures.setAccessibleName(self.tr("Which measure"))
        self.picture = AroundPicture()
        self.caption = label(self.tr("Working it out …"), quiet=True, wrap=True)
        self.as_table = button(self.tr("As a table"), self._open_table, flat=True)
        self.as_table.setAccessibleName(self.tr("The days around it as a table"))
        self._lay_out()
        WheelGuard(self, self.factors, self.measures)
        self.factors.activated.connect(self._draw)
        self.measures.activated.connect(self._draw)
        around.theme.changed.connect(self._paint)
        self._show_parts(there=False)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show the days of this comparison; what was chosen stays, where it is still there."""
        self._comparison = comparison
        chosen = self.factors.currentData(), self.measures.currentData()
        factors = [f for f in comparison.observed.factors if len(f.occasions)]
        self.factors.clear()
        for factor in factors:
            self.factors.addItem(shortened(factor_title(comparison, factor.key)), factor.key)
        self.measures.clear()
        for outcome in comparison.observed.outcomes:
            self.measures.addItem(shortened(measure_title(comparison, outcome.measure)), outcome.measure)
        there = bool(self.factors.count() and self.measures.count())
        self._show_parts(there=there)
        if not there:
            self.caption.setText(
                self.tr(
                    "Once a session is recorded and days around it are rated, this shows the 3 days before"
                    " and the 7 after it."
                )
            )
            return
        self._choose(*(chosen if chosen[0] else self._most_telling(comparison)))
        self._draw()

    def choose(self, factor: str, measure: str) -> None:
        """Show this factor and measure."""
        self._choose(factor, measure)
        self._draw()
        self.factors.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.setSpacing(2 * STEP)
        heading = label(self.tr("Around"), bold=True)
        boxes = side_by_side(self.factors, self.measures)
        layout.addLayout(PairLayout(heading, boxes, apart=False))
        layout.addWidget(self.picture)
        layout.addWidget(self.caption)
        foot = FlowLayout()
        foot.addWidget(self.as_table)
        layout.addLayout(foot)

    def _show_parts(self, *, there: bool) -> None:
        for part in (self.factors, self.measures, self.picture, self.as_table):
            part.setVisible(there)

    @staticmethod
    def _most_telling(comparison: Comparison) -> tuple[str, str]:
        """Return the pair that is surest, else the kind with most sessions."""
        found = [each for each in comparison.findings.findings if each.q_value is not None]
        if found:
            best = min(found, key=lambda each: (each.q_value or 0.0, each.factor, each.measure))
            return best.factor, best.measure
        factors = comparison.observed.factors
        most = max(factors, key=lambda factor: (factor.key.startswith("session:"), len(factor.occasions)))
        return most.key, comparison.observed.outcomes[0].measure

    def _choose(self, factor: str, measure: str) -> None:
        self.factors.setCurrentIndex(max(self.factors.findData(factor), 0))
        self.measures.setCurrentIndex(max(self.measures.findData(measure), 0))

    @Slot()
    def _draw(self) -> None:
        comparison = self._comparison
        factor, measure = self.factors.currentData(), self.measures.currentData()
        if comparison is None or not factor or not measure:
            return
        self._around.tasks.forget(self._task)
        self._shown = None  # the days of another choice must not be told as those of this one
        self.as_table.setEnabled(False)

        def work() -> Around:
            from carejournal.insights.around import around

            return around(comparison.observed, factor, measure)

        self._task = self._around.tasks.run(work, self._show)

    def _show(self, found: Around) -> None:
        self._shown = found
        self.as_table.setEnabled(True)
        self._paint()
        self.drawn.emit()

    @Slot()
    def _paint(self) -> None:
        comparison, found = self._comparison, self._shown
        factor, measure = self.factors.currentData(), self.measures.currentData()
        if comparison is None or found is None or not factor:
            return
        sort, name = parted_key(factor)
        kind = name.partition("/")[0]
        session = sort not in {FactorSort.TAG, FactorSort.MEASURE}
        role = KIND_ROLES.get(kind, Role.QUIET) if session else Role.QUIET
        self.picture.show_around(
            found, measure, role, shortened(factor_title(comparison, factor)), self._around.theme.colours
        )
        self.picture.setAccessibleName(self.tr("The days around it"))
        self.picture.setAccessibleDescription(description(comparison, found, factor, measure))
        self.caption.setText(caption(found))

    def _open_table(self) -> None:
        comparison, found = self._comparison, self._shown
        if comparison is None or found is None:
            return
        factor, measure = self.factors.currentData(), self.measures.currentData()
        heading = f"{factor_title(comparison, factor)} · {measure_title(comparison, measure)}"
        TableDialog(heading, caption(found), table(found), self).open()
