"""A 0-10 rating with its name before it and its meaning behind; on two lines where that is too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import label
from carejournal.ui.widgets.scale_row import BOXES, ScaleRow
from carejournal.ui.widgets.scale_words import scale_word

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from carejournal.charts.palette import Role
    from carejournal.domain.measure import Measure
    from carejournal.ui.theme import Theme

GAP = 4 * STEP
BELOW = STEP


class RatingRow(QWidget):
    """A name, eleven boxes and a word.

    Signals:
        rating_changed(): the person set another value, or emptied it.
    """

    rating_changed = Signal()

    def __init__(self, theme: Theme, measure: Measure, role: Role, name: str, spoken: str) -> None:
        super().__init__()
        self._all_words = [scale_word(measure, value) for value in (None, *map(float, range(BOXES)))]
        """Kept, for layouts ask hundreds of times how much room there has to be."""
        self.scale = ScaleRow(theme, measure, role, spoken)
        self.name = label(name)
        self.name.setBuddy(self.scale)
        self._word = label(quiet=True)
        for part in (self.name, self.scale, self._word):
            part.setParent(self)
        self.name_width = 0
        """The width of the name in pixels where several rows stand below each other."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.scale.reading_changed.connect(self._take_over)
        self._word.setText(self.scale.words)

    @property
    def rating(self) -> float | None:
        """The value, or None where nothing is recorded."""
        return self.scale.reading

    @property
    def word(self) -> str:
        """What the value means, as it is shown."""
        return self._word.text()

    def show_rating(self, value: float | None) -> None:
        """Show a value without announcing it as the person's change."""
        self.scale.show_reading(value)
        self._word.setText(self.scale.words)
        self._place()

    def sizeHint(self) -> QSize:
        """Return room for all on one line."""
        return QSize(self._one_line(), self.heightForWidth(self._one_line()))

    def minimumSizeHint(self) -> QSize:
        """Return room for the boxes and a line above them."""
        return QSize(self.scale.sizeHint().width(), self.scale.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return one line's height, or two's where the width is too small for one."""
        boxes = self.scale.sizeHint().height()
        return boxes if width >= self._one_line() else boxes + self.name.sizeHint().height() + BELOW

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where they fit."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Put the parts anew when one of them wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        name, boxes, word = self.name.sizeHint(), self.scale.sizeHint(), self._word.sizeHint()
        if self.width() >= self._one_line():
            left = self._name_width() + GAP
            self._put(self.name, 0, boxes.height())
            self.scale.setGeometry(QRect(QPoint(left, 0), boxes))
            self._put(self._word, left + boxes.width() + GAP, boxes.height())
        else:
            self._put(self.name, 0, name.height())
            self._put(self._word, name.width() + GAP, word.height())
            self.scale.setGeometry(QRect(QPoint(0, name.height() + BELOW), boxes))

    def _put(self, part: QWidget, left: int, height: int) -> None:
        part.setGeometry(left, 0, max(0, min(part.sizeHint().width(), self.width() - left)), height)

    def _name_width(self) -> int:
        return max(self.name_width, self.name.sizeHint().width())

    def _one_line(self) -> int:
        metrics = self._word.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self._all_words))
        return self._name_width() + GAP + self.scale.sizeHint().width() + GAP + longest

    @Slot()
    def _take_over(self) -> None:
        self._word.setText(self.scale.words)
        self._place()
        self.rating_changed.emit()


def align_names(*rows: RatingRow) -> None:
    """Let the boxes of rows that stand below each other begin at the same place."""
    width = max(row.name.sizeHint().width() for row in rows)
    for row in rows:
        row.name_width = width
