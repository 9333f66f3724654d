"""The controls that own measures are answered with: each shows what is recorded, and can be emptied again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from carejournal.charts.palette import Role
from carejournal.domain.measure import Form, Measure
from carejournal.domain.refusal import BadValueRefusal
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row
from carejournal.ui.widgets.scale_row import ScaleRow
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

ENDS_OF_A_ROW = (0.0, 10.0)


class NumberField(QWidget):
    """A number with its unit; empty means not recorded, and what is no number of the measure is not taken.

    Signals:
        reading_changed(): the person set another number, or emptied it.
    """

    reading_changed = Signal()

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self._measure = measure
        self._reading: float | None = None
        self._before: float | None = None  # what typing that is not taken goes back to
        self.edit = QLineEdit()
        name = measure_name(measure)
        self.edit.setAccessibleName(f"{name}, {measure.unit}" if measure.unit else name)
        self.edit.setPlaceholderText(self.tr("not recorded"))
        wide = self.edit.fontMetrics().horizontalAdvance(self.edit.placeholderText()) + 8 * STEP
        self.edit.setFixedWidth(wide)
        self.edit.textEdited.connect(self._take)
        self.edit.editingFinished.connect(self._tidy)
        self.setLayout(row(self.edit, label(measure.unit, quiet=True), None))

    @property
    def reading(self) -> float | None:
        """The number, or None where nothing is recorded."""
        return self._reading

    @property
    def words(self) -> str:
        """Nothing: the number says it all."""
        return ""

    def show_reading(self, value: float | None) -> None:
        """Show a number without announcing it as the person's change."""
        self._reading = self._before = value
        self.edit.setText("" if value is None else f"{value:.12g}".replace(".", QLocale().decimalPoint()))

    @Slot(str)
    def _take(self, text: str) -> None:
        try:
            reading = None if not text.strip() else self._measure.accept(_number_in(text))
        except (ValueError, BadValueRefusal):
            reading = self._before  # not what its first digits would be
        if reading != self._reading:
            self._reading = reading
            self.reading_changed.emit()

    @Slot()
    def _tidy(self) -> None:
        self.show_reading(self._reading)


class YesNoField(QWidget):
    """Yes, no, or neither of them: nothing is recorded. A click on what is chosen empties it again.

    Signals:
        reading_changed(): the person said something else.
    """

    reading_changed = Signal()

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        name = measure_name(measure)
        self.yes = button(self.tr("Yes"), lambda: self._choose(1.0), chip=True)
        self.no = button(self.tr("No"), lambda: self._choose(0.0), chip=True)
        self.yes.setAccessibleName(self.tr("{0}: yes").format(name))
        self.no.setAccessibleName(self.tr("{0}: no").format(name))
        self._reading: float | None = None
        self.setLayout(row(self.yes, self.no, None))

    @property
    def reading(self) -> float | None:
        """1 for yes, 0 for no, None where nothing is recorded."""
        return self._reading

    @property
    def words(self) -> str:
        """Whether something is recorded."""
        return self.tr("not recorded") if self._reading is None else ""

    def show_reading(self, value: float | None) -> None:
        """Show an answer without announcing it as the person's change."""
        self._reading = value
        self.yes.setChecked(value == 1.0)
        self.no.setChecked(value == 0.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by digit, 1 for yes and 0 for no; Delete and Backspace empty."""
        answers = {Qt.Key.Key_1: 1.0, Qt.Key.Key_0: 0.0, Qt.Key.Key_Delete: None, Qt.Key.Key_Backspace: None}
        key = Qt.Key(event.key())
        if key not in answers:
            super().keyPressEvent(event)
        elif answers[key] != self._reading:
            self.show_reading(answers[key])
            self.reading_changed.emit()

    def _choose(self, value: float) -> None:
        self.show_reading(None if value == self._reading else value)
        self.reading_changed.emit()


ReadingField = ScaleRow | NumberField | YesNoField


def field_for(theme: Theme, measure: Measure, role: Role = Role.MOOD) -> ReadingField:
    """Return the control for a measure; a scale that does not go from 0 to 10 is answered with a number."""
    if measure.form is Form.YES_NO:
        return YesNoField(measure)
    if measure.form is Form.SCALE and (measure.low, measure.high) == ENDS_OF_A_ROW:
        return ScaleRow(theme, measure, role)
    return NumberField(measure)


def stops_of(field: ReadingField) -> list[QWidget]:
    """Return where the Tab key stops in the control."""
    if isinstance(field, NumberField):
        return [field.edit]
    return [field.yes, field.no] if isinstance(field, YesNoField) else [field]


def _number_in(text: str) -> float:
    """Return the number that a text means, as the person's locale writes it or with a point or comma."""
    number, understood = QLocale().toDouble(text.strip())
    if not understood:
        number, understood = QLocale.c().toDouble(text.strip().replace(",", "."))
    if not understood:
        raise ValueError(text)
    return number
