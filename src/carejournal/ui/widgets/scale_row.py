"""A 0-10 scale as eleven numbered boxes: one click or one digit sets, the same click or Delete empties."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from carejournal.charts.palette import blend
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.numbers import number_text
from carejournal.ui.widgets.scale_words import measure_name, scale_word
from carejournal.ui.widgets.screen_reader import tell_name_changed

if TYPE_CHECKING:
    from carejournal.charts.palette import Role
    from carejournal.domain.measure import Measure
    from carejournal.ui.theme import Theme

BOXES = 11
TEN_FOLLOWS_WITHIN_S = 0.8
"""A 0 typed this soon after a 1 means 10."""
FILL = 0.16


class ScaleRow(QAbstractSlider):
    """Eleven boxes from 0 to 10; `reading` is the value, or None where nothing is recorded.

    It is a slider to screen readers; the eleven boxes are one stop of the Tab key. Keys: digits set,
    1 then 0 sets 10, arrows move, Delete or Backspace empties.

    Signals:
        reading_changed(): the person set another value, or emptied it.
    """

    reading_changed = Signal()

    def __init__(self, theme: Theme, measure: Measure, role: Role, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._measure = measure
        self._role = role
        self._name = name or measure_name(measure)
        self._reading: float | None = None
        self._showing = False
        self._one_typed_at = 0.0
        self._under_mouse = -1
        self.setRange(0, BOXES - 1)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._repaint)
        self._name_aloud()

    @property
    def reading(self) -> float | None:
        """The value, or None where nothing is recorded; imported values may lie between two boxes."""
        return self._reading

    def show_reading(self, value: float | None) -> None:
        """Show a value without announcing it as the person's change."""
        self._reading = value
        self._showing = True
        self.setValue(0 if value is None else round(value))
        self._showing = False
        self._name_aloud()
        self.update()

    @property
    def words(self) -> str:
        """What the present value means."""
        return scale_word(self._measure, self._reading)

    def sizeHint(self) -> QSize:
        """Return room for eleven boxes that hold two digits each."""
        return QSize(BOXES * (self._box_width() + STEP) - STEP + 4, self._box_height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the same room: smaller boxes could not be hit."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the boxes: filled up to the value, the value itself strong, all outlined when empty."""
        with QPainter(self) as painter:  # ended also by an error: one left open ends the program
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        strong = QColor(colours.of(self._role))
        pale = QColor(blend(colours.of(self._role), colours.surface, FILL))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = None if self._reading is None else round(self._reading)
        for number in range(BOXES):
            box = self._box(number)
            filled = chosen is not None and number <= chosen
            hovered = number == self._under_mouse and self.isEnabled()
            painter.setPen(QPen(strong if hovered or number == chosen else QColor(colours.outline), 1))
            painter.setBrush(strong if number == chosen else pale if filled else QColor(colours.surface))
            painter.drawRoundedRect(box, 6, 6)
            painter.setPen(QColor(colours.surface if number == chosen else colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the box that was hit; the same box again empties."""
        number = self._box_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and number >= 0:
            self._set(None if number == self._reading else float(number))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which box would be hit."""
        self._under_mouse = self._box_at(event.position().x())
        self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        """Forget the box under the mouse."""
        self._under_mouse = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set by digit, move by arrow, empty by Delete or Backspace."""
        key, text = event.key(), event.text()
        if len(text) == 1 and text in "0123456789":
            ten = text == "0" and monotonic() - self._one_typed_at < TEN_FOLLOWS_WITHIN_S
            self._one_typed_at = monotonic() if text == "1" else 0.0
            self._set(10.0 if ten else float(text))
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._set(None)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Minus}:
            self._step(-1)
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus}:
            self._step(+1)
        elif key == Qt.Key.Key_Home:
            self._set(0.0)
        elif key == Qt.Key.Key_End:
            self._set(10.0)
        else:
            event.ignore()

    def wheelEvent(self, event: object) -> None:
        """Leave the wheel to the page: scrolling past must not change a value."""
        event.ignore()  # type: ignore[attr-defined]

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Take over a value that a screen reader set."""
        super().sliderChange(change)
        if change is QAbstractSlider.SliderChange.SliderValueChange and not self._showing:
            self._set(float(self.value()))

    def _step(self, by: int) -> None:
        start = 5.0 if self._reading is None else round(self._reading) + by
        self._set(float(min(BOXES - 1, max(0, start))))

    def _set(self, value: float | None) -> None:
        if value != self._reading:
            self.show_reading(value)
            tell_name_changed(self)
            self.reading_changed.emit()

    def _name_aloud(self) -> None:
        number = "" if self._reading is None else f"{number_text(self._reading)}, "
        self.setAccessibleName(f"{self._name}: {number}{self.words}")

    def _box_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("10") + 4 * STEP

    def _box_height(self) -> int:
        return self.fontMetrics().height() + 2 * STEP + 2

    def _box(self, number: int) -> QRectF:
        left = 2 + number * (self._box_width() + STEP)
        return QRectF(left + 0.5, 2.5, self._box_width() - 1, self._box_height() - 1)

    def _box_at(self, x: float) -> int:
        number = int((x - 2) // (self._box_width() + STEP))
        return number if 0 <= number < BOXES else -1

    @Slot()
    def _repaint(self) -> None:
        self.update()
