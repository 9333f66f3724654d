"""One column of a table: its name, what stands in it, and the choice of what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from carejournal.domain.measure import SLEEP_HOURS, Form, Measure
from carejournal.exchange.questions import Scale
from carejournal.exchange.table_profile import Amount, ColumnUse, Role
from carejournal.ui.bringing_in.number_edit import NumberEdit
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import same_height
from carejournal.ui.widgets.scale_words import measure_name
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.exchange.table_look import Column

LETTERS_SHOWN = 24


class ColumnRow(QFrame):
    """Shows a column and takes what it holds.

    Signals:
        changed(): something else was chosen.
    """

    changed = Signal()

    def __init__(self, shown: Column, measures: Sequence[Measure]) -> None:
        super().__init__()
        self._column = shown
        self._measures = {measure.key: measure for measure in measures}
        self.use = QComboBox()
        self.use.setAccessibleName(self.tr("What the column {0} holds").format(shown.name))
        for words, role, target in self._uses():
            self.use.addItem(words, (role, target))
        self.amount = QComboBox()
        self.amount.setAccessibleName(self.tr("How {0} is written").format(shown.name))
        self.low, self.high = (
            self._end(self.tr("The lowest of {0}")),
            self._end(self.tr("The highest of {0}")),
        )
        self.separator = QLineEdit()
        self.separator.setAccessibleName(self.tr("Between the tags of {0}").format(shown.name))
        self.separator.setMaximumWidth(8 * self.fontMetrics().averageCharWidth() + 6 * STEP)
        self._from, self._to = label(self.tr("from")), label(self.tr("to"))
        self._between = label(self.tr("between them stands"))
        WheelGuard(self, self.use, self.amount)
        self._lay_out()
        self.show_use(shown.proposed)
        self.use.currentIndexChanged.connect(self._use_chosen)
        self.amount.currentIndexChanged.connect(self._amount_chosen)
        self.low.textChanged.connect(self.changed)
        self.high.textChanged.connect(self.changed)
        self.separator.textChanged.connect(self.changed)

    @property
    def name(self) -> str:
        """The column's name."""
        return self._column.name

    def chosen(self) -> ColumnUse:
        """Return what the column holds now; raises BadValueRefusal for a scale that ends before it begins."""
        role, target = self._role_and_target()
        if role is Role.TAGS:
            return ColumnUse(self.name, role, separator=self.separator.text())
        if role is not Role.MEASURE:
            return ColumnUse(self.name, role)
        amount = self.amount.currentData()
        scale = Scale(self.low.number(), self.high.number()) if amount is None else None
        return ColumnUse(self.name, role, target, scale, Amount(amount or Amount.NUMBER))

    def show_use(self, use: ColumnUse) -> None:
        """Show what a column holds by a proposal or a profile."""
        found = self._index_of(use)
        self.use.setCurrentIndex(max(0, found))
        self._offer_amounts()
        self.separator.setText(use.separator)
        self.amount.setCurrentIndex(max(0, self.amount.findData(None if use.scale else use.amount)))
        if use.scale is not None:
            self.low.show_number(use.scale.low)
            self.high.show_number(use.scale.high)
        self._show_details()

    def _index_of(self, use: ColumnUse) -> int:
        """Return the row of a use; a measure that this journal lacks is a new one of the column's name."""
        data = [self.use.itemData(row) for row in range(self.use.count())]
        wanted = (use.role, use.target if use.role is Role.MEASURE else "")
        named = {measure.name.casefold(): key for key, measure in self._measures.items()}
        target = named.get(use.target.casefold(), self.name)
        return data.index(wanted) if wanted in data else data.index((use.role, target))

    def _role_and_target(self) -> tuple[Role, str]:
        role, target = self.use.currentData()
        return Role(role), target

    def _uses(self) -> list[tuple[str, Role, str]]:
        uses = [
            (self.tr("Leave it out"), Role.IGNORED, ""),
            (self.tr("The date"), Role.DATE, ""),
            (self.tr("The time of day"), Role.TIME, ""),
            (self.tr("The title"), Role.TITLE, ""),
            (self.tr("The note"), Role.NOTE, ""),
            (self.tr("Tags"), Role.TAGS, ""),
            (self.tr("A tag, where it says yes"), Role.TAG, ""),
        ]
        uses += [(_short(measure_name(each)), Role.MEASURE, key) for key, each in self._measures.items()]
        new = self.tr("A new measure: {0}").format(_short(self.name))
        return [*uses, (new, Role.MEASURE, self.name)]

    def _end(self, name: str) -> NumberEdit:
        return NumberEdit(name.format(self.name))

    def _lay_out(self) -> None:
        self.setProperty("card", "true")
        details = FlowLayout()
        for each in (self.use, self.amount, self._from, self.low, self._to, self.high, self._between):
            details.addWidget(each)
        details.addWidget(self.separator)
        same_height(self.use, self.amount, self._from, self.low, self._to, self.high, self._between)
        choices = QWidget()
        choices.setLayout(details)
        examples = " · ".join(_short(each) for each in self._column.examples) or self.tr("empty")
        parts = (label(self.name, bold=True, wrap=True), label(examples, quiet=True, wrap=True), choices)
        self.setLayout(column(*parts, margin=3 * STEP, space=STEP))

    @Slot()
    def _use_chosen(self) -> None:
        self._offer_amounts()
        self._show_details()
        self.changed.emit()

    @Slot()
    def _amount_chosen(self) -> None:
        self._show_details()
        self.changed.emit()

    def _offer_amounts(self) -> None:
        """Offer how the measure can be written, with a scale that its numbers fit on."""
        from carejournal.exchange.table_look import scale_for

        role, target = self._role_and_target()
        before = self.amount.blockSignals(True)
        self.amount.clear()
        for words, amount in self._amounts(role, target):
            self.amount.addItem(words, amount)
        self.amount.blockSignals(before)
        ends = [end for end in (self._column.lowest, self._column.highest) if end is not None]
        scale = scale_for(ends)
        self.low.show_number(scale.low)
        self.high.show_number(scale.high)

    def _amounts(self, role: Role, target: str) -> list[tuple[str, Amount | None]]:
        if role is not Role.MEASURE:
            return []
        measure = self._measures.get(target)
        if target == SLEEP_HOURS.key:
            return [(self.tr("in hours"), Amount.HOURS), (self.tr("in minutes"), Amount.MINUTES)]
        if measure is None:
            return [(self.tr("as a number"), Amount.NUMBER), (self.tr("on a scale"), None)]
        if measure.form is Form.YES_NO:
            return [(self.tr("as yes or no"), Amount.YES_NO)]
        return (
            [(self.tr("on a scale"), None)]
            if measure.form is Form.SCALE
            else [(self.tr("as a number"), Amount.NUMBER)]
        )

    def _show_details(self) -> None:
        role, _ = self._role_and_target()
        measure = role is Role.MEASURE
        scale = measure and self.amount.currentData() is None
        self.amount.setVisible(measure)
        self.amount.setEnabled(self.amount.count() > 1)
        for each in (self._from, self.low, self._to, self.high):
            each.setVisible(scale)
        self._between.setVisible(role is Role.TAGS)
        self.separator.setVisible(role is Role.TAGS)


def _short(cell: str) -> str:
    words = " ".join(cell.split())
    return words if len(words) <= LETTERS_SHOWN else words[:LETTERS_SHOWN] + " …"
