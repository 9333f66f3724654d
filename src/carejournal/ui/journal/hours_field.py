"""Last night's hours of sleep: typed as people write them, or by quarter hours up and down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, row
from carejournal.ui.widgets.hours_text import MOST_HOURS, hours_in, hours_text

QUARTER = 0.25
USUAL_NIGHT = 7.0


class _HoursEdit(QLineEdit):
    """Hands the arrow keys to the field and selects all when the Tab key comes in."""

    def __init__(self, field: HoursField) -> None:
        super().__init__()
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self._field.step(+QUARTER)
        elif event.key() == Qt.Key.Key_Down:
            self._field.step(-QUARTER)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()


class HoursField(QWidget):
    """Hours between 0 and 24 in quarters; empty means not recorded.

    Signals:
        hours_changed(): the person set another number of hours, or emptied it.
    """

    hours_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._hours: float | None = None
        self._before: float | None = None  # what typing that means nothing goes back to
        self.usual = USUAL_NIGHT
        self.edit = _HoursEdit(self)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(self.tr("not recorded"))
        self.edit.setMinimumWidth(
            self.edit.fontMetrics().horizontalAdvance(self.tr("not recorded")) + 8 * STEP
        )
        self.edit.setMaximumWidth(self.edit.minimumWidth() + 10 * STEP)
        self.edit.editingFinished.connect(self._take_over)
        self.edit.textEdited.connect(self._take_over_quietly)
        less = self._stepper("−", self.tr("15 minutes less"), -QUARTER)
        self.more = self._stepper("+", self.tr("15 minutes more"), +QUARTER)
        self.setLayout(row(self.edit, less, self.more, space=STEP))

    @property
    def hours(self) -> float | None:
        """The hours, or None where nothing is recorded."""
        return self._hours

    def show_hours(self, hours: float | None) -> None:
        """Show hours without announcing them as the person's change."""
        self._hours = self._before = hours
        self.edit.setText(hours_text(hours))

    def step(self, by: float) -> None:
        """Go up or down; from nothing, start at a usual night."""
        wanted = self.usual if self._hours is None else self._hours + by
        self._set(min(MOST_HOURS, max(0.0, wanted)))

    def _stepper(self, sign: str, name: str, by: float) -> QPushButton:
        made = button(sign, lambda: self.step(by), tip=name)
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same from the field
        return made

    @Slot()
    def _take_over(self) -> None:
        self._set(self._typed(self.edit.text()))

    @Slot(str)
    def _take_over_quietly(self, text: str) -> None:
        # While typing, only the value follows: rewriting the text would move the cursor.
        hours = self._typed(text)
        if hours != self._hours:
            self._hours = hours
            self.hours_changed.emit()

    def _typed(self, text: str) -> float | None:
        try:
            return hours_in(text)
        except ValueError:  # not what its first letters meant: of “75” nobody slept 7
            return self._before

    def _set(self, hours: float | None) -> None:
        changed = hours != self._hours
        self.show_hours(hours)
        if changed:
            self.hours_changed.emit()
