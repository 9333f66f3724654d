"""The month in pixels above the timeline, with the ways to other months, to years and to this day earlier."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carejournal.charts.pixel_scale import pixel_scale
from carejournal.domain.measure import Form
from carejournal.domain.period import Period
from carejournal.ui.pixels.measure_choice import MeasureChoice
from carejournal.ui.pixels.month_grid import MonthGrid
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label
from carejournal.ui.widgets.dates import month_and_year
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from carejournal.ui.page import Surroundings

LONGEST_MONTH = 31


class MonthCalendar(QWidget):
    """Shows one month of one measure.

    Signals:
        day_chosen(date): the person wants to see this day.
        years_wanted(): the person wants to see whole years.
        same_day_wanted(date): the person wants to see what was on this day in earlier years.
    """

    day_chosen = Signal(object)
    years_wanted = Signal()
    same_day_wanted = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._services = around.services
        self._open = around.services.today
        self._first = self._open.replace(day=1)
        self.month = label(bold=True)
        self.before = button("‹", lambda: self._turn(-1), flat=True, tip=self.tr("The month before"))
        self.before.setAccessibleName(self.tr("The month before"))
        self.after = button("›", lambda: self._turn(+1), flat=True, tip=self.tr("The month after"))
        self.after.setAccessibleName(self.tr("The month after"))
        self.choice = MeasureChoice(around.settings, around.services.looking_back.measures)
        self.grid = MonthGrid(around.theme, around.services.today)
        self.years = button(self.tr("Year in pixels"), self.years_wanted.emit, flat=True)
        self.same_day = button("", lambda: self.same_day_wanted.emit(self._open), flat=True)
        turning = QWidget()
        head = QHBoxLayout(turning)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        for each in (self.before, self.month, self.after):
            head.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP)
        layout.addLayout(PairLayout(turning, self.choice))
        layout.addWidget(self.grid)
        layout.addLayout(PairLayout(self.years, self.same_day))
        self.grid.day_chosen.connect(self.day_chosen)
        self.grid.month_wanted.connect(self._show_month_of)
        self.choice.measure_chosen.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read the month that is shown anew."""
        measure = self.choice.measure
        looking_back = self._services.looking_back
        own_number = measure.form is Form.NUMBER
        scale = pixel_scale(measure, looking_back.value_span(measure) if own_number else None)
        days = monthrange(self._first.year, self._first.month)[1]
        period = Period(self._first, self._first.replace(day=days))
        values = looking_back.day_values(measure, period)
        month = month_and_year(self._first)
        self._show_month()
        self.choice.show_name()
        description = self.tr("{0}, {1}: recorded on {2} of {3} days").format(
            month, measure_name(measure), len(values), days
        )
        self.grid.show_month(self._first, values, measure, scale, description)
        self._show_same_day()

    def mark(self, day: date) -> None:
        """Show which day is open, and its month."""
        moved = day != self._open
        self._open = day
        self.grid.mark(day, self._services.today)
        if (day.year, day.month) != (self._first.year, self._first.month):
            self._first = day.replace(day=1)
            self.refresh()
        elif moved:
            self._show_same_day()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the month in short where its name has no room."""
        super().resizeEvent(event)
        self._show_month()

    def _show_month(self) -> None:
        month = month_and_year(self._first)
        room = self.width() - self.before.sizeHint().width() - self.after.sizeHint().width()
        if self.month.fontMetrics().horizontalAdvance(month) > room:
            short = QLocale().standaloneMonthName(self._first.month, QLocale.FormatType.ShortFormat)
            month = f"{short} {self._first.year}"
        self.month.setText(month)

    def _show_same_day(self) -> None:
        count = self._services.looking_back.count_on_earlier(self._open)
        self.same_day.setVisible(count > 0)
        self.same_day.setText(self.tr("In earlier years: {0}").format(count))
        self.same_day.setAccessibleName(self.tr("On this day in earlier years: {0}").format(count))

    def _turn(self, months: int) -> None:
        edge = self._first.toordinal() + (-1 if months < 0 else LONGEST_MONTH)
        if 1 <= edge <= date.max.toordinal():  # beyond the calendar's ends there is no month
            self._show_month_of(date.fromordinal(edge))

    @Slot(object)
    def _show_month_of(self, day: date) -> None:
        self._first = day.replace(day=1)
        self.refresh()
