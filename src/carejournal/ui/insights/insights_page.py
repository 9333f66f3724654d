"""The Insights tab: the picture first, then what is recorded, described and not compared."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from carejournal.domain.measure import SLEEP_HOURS, Form, Measure
from carejournal.domain.period import Period
from carejournal.ui.command_list import bind
from carejournal.ui.evidence.reading_text import ReadingArea
from carejournal.ui.insights.chart_view import ChartView
from carejournal.ui.page import Page
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, label, row, side_by_side, title
from carejournal.ui.widgets.dates import from_qdate, qdate
from carejournal.ui.widgets.day_edit import WITHOUT_WEEKDAY, DayEdit
from carejournal.ui.widgets.hours_text import hours_text
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.scale_words import measure_name, scale_ends

if TYPE_CHECKING:
    from carejournal.insights.description import Description
    from carejournal.services.changes import Change
    from carejournal.ui.page import Surroundings

FOUR_WEEKS, THREE_MONTHS, YEAR, ALL, OWN = range(5)
NAME_LETTERS = 30
"""Longer names of measures go on in a second line."""
DAYS_OF = {FOUR_WEEKS: 28, THREE_MONTHS: 91, YEAR: 365}


class InsightsPage(Page):
    """Shows mood, stress and sleep over time with the sessions, and the period in numbers."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._stale = True
        self.chart = ChartView(around)
        self.recorded = label(quiet=True)
        self.caption = label(quiet=True, wrap=True)
        self.empty = label(
            self.tr("Nothing is recorded in this period yet. Days you record will show here as dots."),
            quiet=True,
            wrap=True,
        )
        self._numbers = QGridLayout()
        self.ranges = QButtonGroup(self)
        self.first_day = DayEdit(self.tr("From"), WITHOUT_WEEKDAY)
        self.last_day = DayEdit(self.tr("To"), WITHOUT_WEEKDAY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * STEP, 4 * STEP, 6 * STEP, 4 * STEP)
        layout.setSpacing(3 * STEP)
        layout.addLayout(self._head())
        layout.addWidget(self._body(), 1)
        self.chart.day_opened.connect(self.day_wanted)
        self.chart.drawn.connect(self._show_caption)
        around.theme.changed.connect(self._mark_stale)
        bind(self, self, "report", self._want_report)

    @property
    def period(self) -> Period:
        """The period that is shown."""
        today = self.services.today
        chosen = self.ranges.checkedId()
        if chosen == OWN:
            first, last = from_qdate(self.first_day.date()), from_qdate(self.last_day.date())
            return Period(min(first, last), max(first, last))
        if chosen == ALL:
            span = self.services.looking_back.span()
            return Period(min(span.first, today), max(span.last, today)) if span else Period(today, today)
        return Period.ending(today, DAYS_OF[chosen])

    def shown(self) -> None:
        """Draw what changed while the page was not seen; the keyboard is at the range that is shown."""
        if self._stale:
            self.refresh()
        self.ranges.button(self.ranges.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, change: Change) -> None:  # noqa: ARG002 - everything on this page follows every change
        """Read anew, now or when the page is next seen."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the period anew and draw it."""
        self._stale = False
        period = self.period
        describing = self.services.describing
        overview = describing.overview(period)
        self.recorded.setText(
            self.tr("recorded {0} of {1} days · gaps are days without a record").format(
                overview.recorded_days, len(period)
            )
        )
        self.empty.setVisible(overview.recorded_days == 0)
        self.chart.show_data(describing.trend(period, self._panel_name))
        self._show_numbers([pair for pair in overview.measures if pair[1].recorded_days])

    def choose(self, number: int) -> None:
        """Show one of the ranges."""
        self.ranges.button(number).click()

    def _head(self) -> QVBoxLayout:
        names = (
            self.tr("4 weeks"),
            self.tr("3 months"),
            self.tr("Year"),
            self.tr("All"),
            self.tr("From – to …"),
        )
        chips = []
        for number, name in enumerate(names):
            chip = button(name, chip=True)
            self.ranges.addButton(chip, number)
            chips.append(chip)
        self.ranges.button(THREE_MONTHS).setChecked(True)
        self.ranges.idClicked.connect(self._range_chosen)
        today = self.services.today
        self.first_day.setDate(qdate(today - timedelta(days=DAYS_OF[FOUR_WEEKS] - 1)))
        self.last_day.setDate(qdate(today))
        self._own = QWidget()
        self._own.setLayout(
            row(label(self.tr("From")), self.first_day, label(self.tr("to")), self.last_day, None)
        )
        self._own.hide()
        for edit in (self.first_day, self.last_day):
            edit.dateChanged.connect(self.refresh)
        self.report = button(self.tr("Prepare report …"), self._want_report, primary=True)
        head = QVBoxLayout()
        head.setSpacing(2 * STEP)
        head.addLayout(PairLayout(side_by_side(title(self.tr("Insights")), *chips), self.report))
        head.addWidget(self._own)
        return head

    def _body(self) -> ReadingArea:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * STEP)
        self.years = button(self.tr("Year in pixels"), self.years_wanted.emit, flat=True)
        layout.addWidget(self._chart_card(), 1)
        layout.addWidget(self._numbers_card())
        body = ReadingArea()
        body.setAccessibleName(self.tr("Chart and numbers of the period"))
        body.setWidget(content)
        return body

    def _chart_card(self) -> QFrame:
        frame = card()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.addLayout(PairLayout(self.empty, side_by_side(self.recorded, self.years)))
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.caption)
        self.caption.hide()
        return frame

    def _numbers_card(self) -> QFrame:
        frame = card()
        self._numbers.setHorizontalSpacing(8 * STEP)
        self._numbers.setVerticalSpacing(2 * STEP)
        self._numbers.setColumnStretch(4, 1)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.addWidget(label(self.tr("This period in numbers"), bold=True))
        layout.addLayout(self._numbers)
        note = self.tr(
            "Described, not compared: what goes together with sessions is not judged in this version."
        )
        layout.addWidget(label(note, quiet=True, wrap=True))
        return frame

    def _show_numbers(self, described: list[tuple[Measure, Description]]) -> None:
        while self._numbers.count():
            item = self._numbers.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if not described:
            self._numbers.addWidget(label(self.tr("Nothing recorded in this period."), quiet=True), 0, 0)
            return
        heads = (
            self.tr("Measure"),
            self.tr("Average"),
            self.tr("Lowest to highest"),
            self.tr("Recorded days"),
        )
        for place, head in enumerate(heads):
            self._numbers.addWidget(label(head, quiet=True), 0, place)
        for line, (measure, found) in enumerate(described, 1):
            for place, cell in enumerate(self._cells(measure, found)):
                self._numbers.addWidget(cell, line, place)

    def _cells(self, measure: Measure, found: Description) -> tuple[QLabel, ...]:
        name = label(measure_name(measure), bold=True, wrap=True)
        letters = name.fontMetrics()
        whole = letters.horizontalAdvance(name.text()) + STEP
        name.setMinimumWidth(min(whole, NAME_LETTERS * letters.averageCharWidth()))
        name.setToolTip(scale_ends(measure))
        days = label(self.tr("{0} of {1}").format(found.recorded_days, found.days))
        if measure.form is Form.YES_NO:
            yes = round((found.mean or 0) * found.recorded_days)
            return name, label(self.tr("yes on {0}").format(yes)), label(), days
        high = self._value(measure, found.highest)
        low = self._value(measure, found.lowest).removesuffix(f" {measure.unit}")
        span = high if found.lowest == found.highest else self.tr("{0} to {1}").format(low, high)
        return name, label(self._average(measure, found.mean)), label(span), days

    @staticmethod
    def _value(measure: Measure, value: float | None) -> str:
        if value is None:
            return ""
        return hours_text(value) if measure.unit == "h" else f"{value:.10g} {measure.unit}".strip()

    def _average(self, measure: Measure, mean: float | None) -> str:
        if mean is None:
            return ""
        return hours_text(mean) if measure.unit == "h" else f"{mean:.1f} {measure.unit}".strip()

    def _panel_name(self, measure: Measure) -> str:
        return self.tr("Sleep") if measure.key == SLEEP_HOURS.key else measure_name(measure)

    @Slot(int)
    def _range_chosen(self, number: int) -> None:
        self._own.setVisible(number == OWN)
        self.refresh()

    @Slot()
    def _show_caption(self) -> None:
        self.caption.setText(self.chart.caption)
        self.caption.setVisible(bool(self.chart.caption))

    @Slot()
    def _mark_stale(self) -> None:
        self._stale = True

    def _want_report(self) -> None:
        own = self.ranges.checkedId() == OWN
        self.report_wanted.emit(self.period if own else None)
