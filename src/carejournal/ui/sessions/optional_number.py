"""A number that may be left empty: empty is not recorded, never zero."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from carejournal.domain.refusal import BadValueRefusal
from carejournal.ui.theme import STEP


class OptionalNumber(QLineEdit):
    """A number as the person's own locale writes it; the arrow keys go up and down by `step`.

    Signals:
        number_changed(): the person typed, or took a step.
    """

    number_changed = Signal()

    def __init__(self, name: str, *, step: int = 1, whole: bool = False) -> None:
        super().__init__()
        self._name = name
        self._step = step
        self._whole = whole
        self._kept: float | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("not recorded"))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(self.placeholderText()) + 6 * STEP)
        self.textEdited.connect(self._announce)

    @property
    def number(self) -> float | None:
        """The number, None where nothing is recorded; BadValueRefusal where what stands there is none.

        What was not touched comes back exactly as it was shown.
        """
        text = self.text().strip()
        if not self.isModified():
            return self._kept
        if not text:
            return None
        locale = QLocale()
        number, understood = locale.toDouble(text)
        if not understood:
            number, understood = QLocale.c().toDouble(text.replace(",", "."))
        # Qt also understands "inf" and "nan".
        if not understood or not math.isfinite(number) or (self._whole and number != round(number)):
            raise BadValueRefusal(self._refusal())
        return number

    def show_number(self, number: float | None) -> None:
        """Show a number, or that there is none, without announcing it as the person's change."""
        self._kept = number
        self.setText("" if number is None else _written(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a step up or down with the arrow keys."""
        steps = {int(Qt.Key.Key_Up): self._step, int(Qt.Key.Key_Down): -self._step}
        if event.key() in steps:
            self._go(steps[event.key()])
        else:
            super().keyPressEvent(event)

    def _go(self, by: int) -> None:
        try:
            present = self.number or 0
        except BadValueRefusal:
            return
        if present + by > 0:
            self.setText(_written(present + by))
            self.setModified(True)
            self.number_changed.emit()

    def _refusal(self) -> str:
        if self._whole:
            return self.tr("{0} takes a whole number, or nothing.").format(self._name)
        return self.tr("{0} takes a number, or nothing.").format(self._name)

    @Slot()
    def _announce(self) -> None:
        self.number_changed.emit()


def _written(number: float) -> str:
    text = str(int(number)) if number == int(number) else repr(float(number))
    return text.replace(".", QLocale().decimalPoint())
