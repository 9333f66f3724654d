"""A period in numbers: each measure's average, range and recorded days. Described, not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from carejournal.domain.measure import Form, Measure
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import label
from carejournal.ui.widgets.hours_text import hours_text
from carejournal.ui.widgets.numbers import mean_text, number_text
from carejournal.ui.widgets.scale_words import measure_name, scale_ends

if TYPE_CHECKING:
    from carejournal.insights.description import Description

NAME_LETTERS = 30
"""Longer names of measures go on in a second line."""
COLUMNS = 4


class NumbersCard(QFrame):
    """A card with a table of what is recorded in a period."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._names: list[str] = []
        self._numbers = QGridLayout()
        self._numbers.setHorizontalSpacing(8 * STEP)
        self._numbers.setVerticalSpacing(2 * STEP)
        self._numbers.setColumnStretch(COLUMNS, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.addWidget(label(self.tr("The chart’s period in numbers"), bold=True, wrap=True))
        layout.addLayout(self._numbers)

    def lines(self) -> list[list[str]]:
        """Return the words of the table, line by line."""
        found = []
        for line in range(self._numbers.rowCount()):
            items = [self._numbers.itemAtPosition(line, column) for column in range(COLUMNS)]
            widgets = [item.widget() for item in items if item is not None]
            words = [each.text() for each in widgets if isinstance(each, QLabel)]
            if words:
                found.append(words)
        return found

    def show_numbers(self, described: list[tuple[Measure, Description]]) -> None:
        """Show these measures; those without a recorded day are passed over."""
        shown = [pair for pair in described if pair[1].recorded_days]
        names = [measure_name(measure) for measure, _ in shown]
        if shown and names == self._names:  # new numbers alone: making the cells anew takes ten times as long
            for line, pair in enumerate(shown, 1):
                self._write(line, *pair)
            return
        self._names = names
        while self._numbers.count():
            item = self._numbers.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not shown:
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
        for line, (measure, found) in enumerate(shown, 1):
            for place, cell in enumerate((self._name(measure), label(), label(), label())):
                self._numbers.addWidget(cell, line, place)
            self._write(line, measure, found)

    @staticmethod
    def _name(measure: Measure) -> QLabel:
        name = label(measure_name(measure), bold=True, wrap=True)
        letters = name.fontMetrics()
        whole = letters.horizontalAdvance(name.text()) + STEP
        name.setMinimumWidth(min(whole, NAME_LETTERS * letters.averageCharWidth()))
        name.setToolTip(scale_ends(measure))
        return name

    def _write(self, line: int, measure: Measure, found: Description) -> None:
        for place, text in enumerate(self._texts(measure, found), 1):
            item = self._numbers.itemAtPosition(line, place)
            cell = item.widget() if item is not None else None
            if isinstance(cell, QLabel):
                cell.setText(text)

    def _texts(self, measure: Measure, found: Description) -> tuple[str, str, str]:
        days = self.tr("{0} of {1}").format(found.recorded_days, found.days)
        if measure.form is Form.YES_NO:
            yes = round((found.mean or 0) * found.recorded_days)
            return self.tr("yes on {0}").format(yes), "", days
        high = self._value(measure, found.highest)
        low = self._value(measure, found.lowest).removesuffix(f" {measure.unit}")
        span = high if found.lowest == found.highest else self.tr("{0} to {1}").format(low, high)
        return self._average(measure, found.mean), span, days

    @staticmethod
    def _value(measure: Measure, value: float | None) -> str:
        if value is None:
            return ""
        return hours_text(value) if measure.unit == "h" else f"{number_text(value)} {measure.unit}".strip()

    @staticmethod
    def _average(measure: Measure, mean: float | None) -> str:
        if mean is None:
            return ""
        return hours_text(mean) if measure.unit == "h" else f"{mean_text(mean)} {measure.unit}".strip()
