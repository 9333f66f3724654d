"""Which days the chart shows: four usual lengths up to today, or the person's own days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from carejournal.domain.period import Period
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label
from carejournal.ui.widgets.dates import from_qdate, qdate
from carejournal.ui.widgets.day_edit import WITHOUT_WEEKDAY, DayEdit
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

FOUR_WEEKS, THREE_MONTHS, YEAR, ALL, OWN = range(5)
DAYS_OF = {FOUR_WEEKS: 28, THREE_MONTHS: 91, YEAR: 365}


class PeriodChooser(QObject):
    """The chips of the usual lengths and the fields of own days; `span` gives the days with an entry.

    Signals:
        changed(): other days are chosen.
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date], span: Callable[[], Period | None], parent: QObject) -> None:
        super().__init__(parent)
        self._today, self._span = today, span
        self.ranges = QButtonGroup(self)
        self.chips: list[QPushButton] = []
        names = (
            self.tr("4 weeks"),
            self.tr("3 months"),
            self.tr("Year"),
            self.tr("All"),
            self.tr("From – to …"),
        )
        for number, name in enumerate(names):
            chip = button(name, chip=True)
            chip.setAutoExclusive(True)  # said as one of these, not as a check box
            self.ranges.addButton(chip, number)
            self.chips.append(chip)
        self.ranges.button(THREE_MONTHS).setChecked(True)
        self.first_day = DayEdit(self.tr("From"), WITHOUT_WEEKDAY)
        self.last_day = DayEdit(self.tr("To"), WITHOUT_WEEKDAY)
        self.own = QWidget()
        layout = FlowLayout(self.own)
        layout.setSpacing(2 * STEP)
        for part in (label(self.tr("From")), self.first_day, label(self.tr("to")), self.last_day):
            layout.addWidget(part)
        self._set_days(Period.ending(today(), DAYS_OF[FOUR_WEEKS]))
        self.own.hide()
        self.ranges.idClicked.connect(self._chosen)
        for edit in (self.first_day, self.last_day):
            edit.dateChanged.connect(self.changed)

    @property
    def period(self) -> Period:
        """The days that are chosen."""
        today = self._today()
        chosen = self.ranges.checkedId()
        if chosen == OWN:
            first, last = from_qdate(self.first_day.date()), from_qdate(self.last_day.date())
            return Period(min(first, last), max(first, last))
        if chosen == ALL:
            span = self._span()
            return Period(min(span.first, today), max(span.last, today)) if span else Period(today, today)
        return Period.ending(today, DAYS_OF[chosen])

    def choose(self, number: int) -> None:
        """Choose one of the ranges."""
        self.ranges.button(number).click()

    def choose_days(self, period: Period) -> None:
        """Choose these own days."""
        self._set_days(period)
        self.ranges.button(OWN).setChecked(True)
        self._chosen(OWN)

    def _set_days(self, period: Period) -> None:
        for edit, day in ((self.first_day, period.first), (self.last_day, period.last)):
            before = edit.blockSignals(True)
            edit.setDate(qdate(day))
            edit.blockSignals(before)

    @Slot(int)
    def _chosen(self, number: int) -> None:
        self.own.setVisible(number == OWN)
        self.changed.emit()
