"""The Insights tab: the picture first, then the days around sessions beside what went together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carejournal.ui.command_list import bind
from carejournal.ui.evidence.reading_text import ReadingArea
from carejournal.ui.insights.around_panel import AroundPanel
from carejournal.ui.insights.chart_card import ChartCard
from carejournal.ui.insights.comparison_keeper import ComparisonKeeper
from carejournal.ui.insights.findings_panel import FindingsPanel
from carejournal.ui.insights.numbers_card import NumbersCard
from carejournal.ui.insights.patterns_panel import PatternsPanel
from carejournal.ui.insights.period_chooser import (
    ALL,
    FOUR_WEEKS,
    OWN,
    THREE_MONTHS,
    YEAR,
    PeriodChooser,
)
from carejournal.ui.insights.questions_dialog import QuestionsDialog
from carejournal.ui.insights.table_dialog import TableDialog
from carejournal.ui.insights.tested_list import tested_table, tested_words
from carejournal.ui.insights.two_columns import TwoColumns
from carejournal.ui.page import Page
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, side_by_side, title
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from carejournal.domain.period import Period
    from carejournal.services.changes import Change
    from carejournal.services.describing import PeriodOverview
    from carejournal.ui.page import Surroundings

__all__ = ["ALL", "FOUR_WEEKS", "OWN", "THREE_MONTHS", "YEAR", "InsightsPage"]


class InsightsPage(Page):
    """Shows mood, stress and sleep over time with the sessions, and what went together with better days."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._stale = True
        self.chooser = PeriodChooser(lambda: self.services.today, self.services.looking_back.span, self)
        self.ranges, self.first_day, self.last_day = (
            self.chooser.ranges,
            self.chooser.first_day,
            self.chooser.last_day,
        )
        self.card = ChartCard(around)
        self.chart, self.recorded, self.empty = self.card.chart, self.card.recorded, self.card.empty
        self.caption = self.card.caption
        self.around_session = AroundPanel(around)
        self.findings = FindingsPanel(around)
        self.patterns = PatternsPanel(around)
        self.numbers = NumbersCard()
        self.keeper = ComparisonKeeper(around, self)
        self.report = button(self.tr("Prepare report …"), self._want_report, primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * STEP, 4 * STEP, 6 * STEP, 4 * STEP)
        layout.setSpacing(3 * STEP)
        chips = side_by_side(title(self.tr("Insights")), *self.chooser.chips)
        layout.addLayout(PairLayout(chips, self.report))
        layout.addWidget(self.chooser.own)
        self.body = self._body()
        layout.addWidget(self.body, 1)
        self._join()

    @property
    def period(self) -> Period:
        """The period that is shown."""
        return self.chooser.period

    def shown(self) -> None:
        """Draw what changed while the page was not seen; the keyboard scrolls what is read."""
        if self._stale:
            self.refresh()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)  # which shows a ring only once a key is used

    def follow(self, change: Change) -> None:  # noqa: ARG002 - everything on this page follows every change
        """Read anew, now or when the page is next seen."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the period anew and draw it, and compare anew what changed."""
        self._stale = False
        self.card.show_period(self.period)
        self.keeper.refresh()

    def choose(self, number: int) -> None:
        """Show one of the ranges."""
        self.chooser.choose(number)

    def _join(self) -> None:
        self.chooser.changed.connect(self._show_period)
        self.chart.day_opened.connect(self.day_wanted)
        self.chart.period_chosen.connect(self.chooser.choose_days)
        self.card.described.connect(self._show_numbers)
        self.card.told.connect(self.told)
        self.card.undoable.connect(self.undoable)
        self.keeper.compared.connect(self._show_comparison)
        self.findings.card_wanted.connect(self.card_wanted)
        self.findings.picture_wanted.connect(self._show_around)
        self.findings.tested_wanted.connect(self.open_tested)
        self.findings.questions_wanted.connect(self.open_questions)
        self.around.theme.changed.connect(self._mark_stale)
        self.card.years_wanted.connect(self.years_wanted)
        bind(self, self, "report", self._want_report)

    def _body(self) -> ReadingArea:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * STEP)
        layout.addWidget(self.card, 1)
        layout.addWidget(TwoColumns(self.around_session, self.findings, self.patterns))
        layout.addWidget(self.numbers)
        area = ReadingArea()
        area.setAccessibleName(self.tr("Chart, findings and numbers"))
        area.setWidget(content)
        return area

    @Slot()
    def _show_period(self) -> None:
        self.card.show_period(self.period)

    @Slot(object)
    def _show_numbers(self, overview: PeriodOverview) -> None:
        self.numbers.show_numbers(list(overview.measures))

    @Slot()
    def _show_comparison(self) -> None:
        comparison, patterns = self.keeper.comparison, self.keeper.patterns
        if comparison is None or patterns is None:
            return
        self.findings.show_comparison(comparison)
        self.around_session.show_comparison(comparison)
        self.patterns.show_patterns(patterns)

    @Slot(str, str)
    def _show_around(self, factor: str, measure: str) -> None:
        self.around_session.choose(factor, measure)
        self.body.ensureWidgetVisible(self.around_session, 0, 2 * STEP)

    @Slot()
    def open_tested(self) -> None:
        """List every pair that was looked at, and those left out with the reason."""
        comparison = self.keeper.comparison
        if comparison is not None:
            words, table = tested_words(comparison), tested_table(comparison)
            TableDialog(self.tr("What was tested"), words, table, self).open()

    @Slot()
    def open_questions(self) -> None:
        """Ask which pairs the person wants to know about most."""
        comparison = self.keeper.comparison
        if comparison is None:
            return
        phrases = comparison.wording().phrases
        factors = {factor.key: phrases.title(factor.key) for factor in comparison.observed.factors}
        asked = {measure for _, measure in self.services.questions.chosen()}
        measures = {
            each.key: measure_name(each)
            for each in self.services.looking_back.all_measures()
            if not each.archived or each.key in asked
        }
        dialog = QuestionsDialog(self.services.questions, factors, measures, self)
        dialog.chosen.connect(self._tell_chosen)
        dialog.open()

    @Slot()
    def _tell_chosen(self) -> None:
        self.undoable.emit(self.tr("Your questions are kept."))

    @Slot()
    def _mark_stale(self) -> None:
        self._stale = True

    def _want_report(self) -> None:
        own = self.ranges.checkedId() == OWN
        self.report_wanted.emit(self.period if own else None)
