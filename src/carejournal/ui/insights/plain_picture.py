"""What the small pictures of patterns share: their size, and painting only what there is."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from carejournal.charts.palette import Palette

LEAST_LETTERS = 30


class PlainPicture(QWidget):
    """A picture so many lines high, at least so wide that its marks can be told apart."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self._colours: Palette | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @abstractmethod
    def _holds_something(self) -> bool:
        """Return whether there is anything to paint."""

    @abstractmethod
    def _paint(self, painter: QPainter, colours: Palette) -> None:
        """Paint what is held."""

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        least = self.minimumSizeHint()
        return QSize(2 * least.width(), least.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least in which the marks can be told apart."""
        metrics = self.fontMetrics()
        return QSize(LEAST_LETTERS * metrics.averageCharWidth(), self._lines * metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, if there is one."""
        if self._colours is None or not self._holds_something():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self._colours)
