"""Years in pixels: how one measure was, day by day, over as many years as the journal has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from carejournal.charts.pixel_scale import pixel_scale
from carejournal.domain.measure import Form
from carejournal.domain.period import Period
from carejournal.ui.pixels.measure_choice import MeasureChoice
from carejournal.ui.pixels.pixel_legend import PixelLegend
from carejournal.ui.pixels.year_grid import YearGrid, months_on
from carejournal.ui.pixels.year_picture import MONTHS
from carejournal.ui.pixels.year_table import YearTable
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, side_by_side, title
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from datetime import date

    from carejournal.ui.page import Surroundings

WITH_NUMBERS = "pixels_numbers"
OF_THE_WINDOW = 0.95


class YearDialog(QDialog):
    """Shows years side by side, as colours, with numbers or as a table. Escape closes it.

    Signals:
        day_chosen(date): the person wants to see this day; the dialog is closed.
    """

    day_chosen = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Year in pixels"))
        self._settings = around.settings
        self._looking_back = around.services.looking_back
        today = around.services.today
        span = self._looking_back.span() or Period(today, today)
        told = Period(min(span.first, today), today)
        years = range(told.first.year, max(span.last, today).year + 1)
        self.grid = YearGrid(around.theme, self._looking_back, years, told)
        self.choice = MeasureChoice(around.settings, self._looking_back.measures)
        self.legend = PixelLegend(around.theme)
        self.numbers = QCheckBox(self.tr("Numbers"))
        self.numbers.setChecked(around.settings.get(WITH_NUMBERS) == "1")
        self.as_table = QCheckBox(self.tr("As a table"))
        self.table_year = label(bold=True)
        self._model = YearTable(self)
        self.table = self._made_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        under_year = QWidget()
        self.before = button("‹", lambda: self._turn(-1), flat=True, tip=self.tr("The year before"))
        self.before.setAccessibleName(self.tr("The year before"))
        self.after = button("›", lambda: self._turn(+1), flat=True, tip=self.tr("The year after"))
        self.after.setAccessibleName(self.tr("The year after"))
        under_year.setLayout(column(row(self.before, self.table_year, self.after, None), self.table))
        self._stack.addWidget(under_year)
        self.close_button = button(self.tr("Close"), self.close)
        self.setLayout(self._laid_out())
        self._listen()
        self._show_measure()
        self.grid.show_numbers(self.numbers.isChecked())
        self.resize(self._wanted_size(parent))
        self.grid.setFocus()
        self.grid.go_to(today)

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(self.tr("The year as a table"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionsClickable(False)
        table.verticalHeader().setSectionsClickable(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _laid_out(self) -> QVBoxLayout:
        ways = side_by_side(self.choice, self.numbers, self.as_table)
        laid = column(
            PairLayout(title(self.tr("Year in pixels")), ways),
            self.legend,
            self._stack,
            PairLayout(
                label(self.tr("Arrows walk the days, Enter opens one."), quiet=True), self.close_button
            ),
            margin=5 * STEP,
            space=3 * STEP,
        )
        laid.setStretch(2, 1)
        return laid

    def _listen(self) -> None:
        self.choice.measure_chosen.connect(self._show_measure)
        self.numbers.toggled.connect(self._choose_numbers)
        self.as_table.toggled.connect(self._choose_table)
        self.grid.day_chosen.connect(self._choose_day)
        self.table.activated.connect(self._choose_cell)

    @Slot()
    def _show_measure(self) -> None:
        measure = self.choice.measure
        own_number = measure.form is Form.NUMBER
        scale = pixel_scale(measure, self._looking_back.value_span(measure) if own_number else None)
        self.choice.show_name()
        self.legend.show_scale(measure, scale)
        name = measure_name(measure)
        self.grid.show_measure(
            measure, scale, self.tr("{0}, one pixel a day. As a table: the box above.").format(name)
        )
        self._fill_table()

    def _fill_table(self) -> None:
        if self.as_table.isChecked():
            year = self.grid.cursor_day.year
            self.table_year.setText(f"{year} · {measure_name(self.choice.measure)}")
            self._model.show_year(year, self.grid.values(year), self.choice.measure)

    def _turn(self, years: int) -> None:
        self.grid.go_to(months_on(self.grid.cursor_day, years * MONTHS))
        self._fill_table()

    @Slot(bool)
    def _choose_numbers(self, wanted: bool) -> None:  # noqa: FBT001 - what the box sends
        self._settings.put(WITH_NUMBERS, "1" if wanted else "")
        self.grid.show_numbers(wanted)

    @Slot(bool)
    def _choose_table(self, wanted: bool) -> None:  # noqa: FBT001 - what the box sends
        self.numbers.setEnabled(not wanted)
        self._stack.setCurrentIndex(1 if wanted else 0)
        self._fill_table()
        if wanted:
            day = self.grid.cursor_day
            self.table.setCurrentIndex(self._model.index(day.day - 1, day.month - 1))

    @Slot(object)
    def _choose_day(self, day: date) -> None:
        self.close()
        self.day_chosen.emit(day)

    @Slot(QModelIndex)
    def _choose_cell(self, index: QModelIndex) -> None:
        day = self._model.day(index)
        if day is not None:
            self._choose_day(day)

    def _wanted_size(self, parent: QWidget) -> QSize:
        wanted = self.sizeHint().expandedTo(self.grid.sizeHint() + QSize(12 * STEP, 40 * STEP))
        return wanted.boundedTo(parent.window().size() * OF_THE_WINDOW)
