"""What does not fit in height scrolls up and down, and never sideways."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

BAR = 10
"""How wide the scroll bar is, in the style sheet too."""
LEAST_LINES = 6


class VerticalArea(QScrollArea):
    """Scrolls a form; it is never narrower than the form, and the form's own controls take the keyboard."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        content.resize(1, 1)  # any size of its own: else all of it is measured now, and again when it is shown
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Return the form's own least width and the height of a few lines."""
        least = self._content.minimumSizeHint()
        few = LEAST_LINES * self.fontMetrics().lineSpacing()
        return QSize(least.width() + BAR, min(least.height(), few))

    def sizeHint(self) -> QSize:
        """Return the room for all of the form."""
        return self._content.sizeHint() + QSize(BAR, 0)
