"""The titles of the guide's pages, each as high as its words need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

BESIDE, ABOVE = 23, 12
"""What a row keeps free around its words: the padding of the style sheet, and the style's own margins."""
MUCH = 10_000


class GuideContents(QListWidget):
    """A list of which no title is cut off, however long the words of a language are."""

    def __init__(self, titles: Iterable[str]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Pages of the guide"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addItems(list(titles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make each row as high as its title is at this width."""
        super().resizeEvent(event)
        # Qt's own hint forgets that the padding of the style sheet narrows the words, and cuts some off.
        room = QRect(0, 0, max(1, self.viewport().width() - BESIDE), MUCH)
        for item in map(self.item, range(self.count())):
            words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, item.text())
            item.setSizeHint(QSize(0, words.height() + ABOVE))
