"""What layouts of our own share: their parts, and sizes that are measured once."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ArrangedLayout(QLayout):
    """Parts whose height depends on the width; a layout of its own says where each goes."""

    def __init__(self, parent: QWidget | None = None, *, space: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least: QSize | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(space)

    @abstractmethod
    def _arrange(self, area: QRect, *, move: bool) -> int:
        """Return how high the parts are within the area's width; where wanted, `move` them there."""

    def addItem(self, item: QLayoutItem) -> None:
        """Add a part at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part, or None past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return a part, or None past the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that no direction is asked for."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the parts are at a width."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure anew: a part changed. Until then Qt asks for the same sizes dozens of times."""
        self._least = None
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        """Put the parts into the area."""
        super().setGeometry(area)
        self._arrange(area, move=True)

    def minimumSize(self) -> QSize:
        """Return the room of the widest and of the highest part."""
        if self._least is None:
            self._least = QSize(0, 0)
            for item in self.shown():
                self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

    def shown(self) -> list[QLayoutItem]:
        """Return the parts that are not hidden."""
        return [item for item in self._items if not item.isEmpty()]


def size_within(item: QLayoutItem, room: int) -> QSize:
    """Return how large a part likes to be where there is only so much room: words that wrap become higher."""
    size = item.sizeHint()
    if size.width() <= room:
        return size
    width = max(room, item.minimumSize().width())
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
