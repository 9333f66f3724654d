"""How many people were studied, as dots that each stand for a stated number of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carejournal.evidence.card_pictures import people_per_dot
from carejournal.evidence.printed_numbers import whole_text
from carejournal.ui.language import spoken
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.evidence.card import People
    from carejournal.ui.theme import Theme

BLOCK = 10
"""After so many dots there is a small gap, so that they can be counted."""
MOST_BLOCKS_A_ROW = 3
GAP = 0.7
"""The gap between two blocks, as a share of the distance between two dots."""


class Dots(QWidget):
    """One group of people: `full` dots for whole units and, where some are left over, one open dot."""

    def __init__(self, theme: Theme, people: int, unit: int) -> None:
        super().__init__()
        self._theme = theme
        self.full, rest = divmod(people, unit)
        self.open = int(rest > 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(
            _tr("Picture: {0} dots for {1} people").format(
                self.full + self.open, whole_text(people, spoken())
            )
        )
        theme.changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        """Return room for the longest row that is drawn."""
        width = self._width_of(MOST_BLOCKS_A_ROW)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for one block of dots."""
        return QSize(self._width_of(1), round(self._pitch()))

    def hasHeightForWidth(self) -> bool:
        """Return that narrow pictures have more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the rows are at a width."""
        rows = -(-(self.full + self.open) // self._dots_a_row(width))
        return round(rows * self._pitch()) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots row by row."""
        colour = QColor(self._theme.colours.accent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.2))
        pitch, a_row = self._pitch(), self._dots_a_row(self.width())
        for number in range(self.full + self.open):
            painter.setBrush(colour if number < self.full else Qt.BrushStyle.NoBrush)
            y, x = divmod(number, a_row)
            centre = QPointF(1 + self._left(x) + pitch * 0.5, 1 + (y + 0.5) * pitch)
            painter.drawEllipse(centre, pitch * 0.32, pitch * 0.32)

    def _pitch(self) -> float:
        return QFontMetricsF(self.font()).height() * 0.95

    def _left(self, number: int) -> float:
        return (number + GAP * (number // BLOCK)) * self._pitch()

    def _dots_a_row(self, width: int) -> int:
        fitting = (n for n in range(MOST_BLOCKS_A_ROW, 1, -1) if self._width_of(n) <= width)
        return BLOCK * next(fitting, 1)

    def _width_of(self, blocks: int) -> int:
        return math.ceil((blocks * (BLOCK + GAP) - GAP) * self._pitch()) + 2

    @Slot()
    def _repaint(self) -> None:
        self.update()


class PeoplePicture(QWidget):
    """The groups of one card, each in words with its dots below; all dots stand for equally many people."""

    def __init__(self, theme: Theme, groups: Sequence[People]) -> None:
        super().__init__()
        self.unit = people_per_dot(max(group.number for group in groups))
        layout = column(space=STEP)
        for group in groups:
            layout.addWidget(label(f"{whole_text(group.number, spoken())} {group.population}", wrap=True))
            layout.addWidget(Dots(theme, group.number, self.unit))
            layout.addSpacing(2 * STEP)
        self.caption = label(self._caption(groups), quiet=True, wrap=True)
        layout.addWidget(self.caption)
        self.setLayout(layout)

    def _caption(self, groups: Sequence[People]) -> str:
        if self.unit == 1:
            return self.tr("Each dot stands for one person.")
        words = self.tr("Each dot stands for {0} people.").format(whole_text(self.unit, spoken()))
        if any(group.number % self.unit for group in groups):
            words += " " + self.tr("An open dot stands for fewer.")
        return words


def _tr(text: str) -> str:
    return QCoreApplication.translate("PeoplePicture", text)
