"""What does not fit in height scrolls up and down, and never sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

BAR = 10
"""How wide the scroll bar is, in the style sheet too."""
LEAST_LINES = 6


class VerticalArea(QWidget):
    """Holds a form, and scrolls it once it does not fit; it is never narrower than the form.

    The form's own controls take the keyboard, not the area. Most windows are high enough: a scroll area
    that is not needed would cost 5 ms of every start.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._scrolls = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Return the form's own least width and the height of a few lines."""
        least = self._content.minimumSizeHint()
        few = LEAST_LINES * self.fontMetrics().lineSpacing()
        return QSize(least.width() + BAR, min(least.height(), few))

    def sizeHint(self) -> QSize:
        """Return the room for all of the form."""
        return self._content.sizeHint() + QSize(BAR, 0)

    def event(self, event: QEvent) -> bool:
        """Begin to scroll when the area becomes too low or the form too high."""
        done = super().event(event)
        if not self._scrolls and event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._scrolls = self._least_height() > self.height()
            if self._scrolls:
                self._scroll()
        return done

    def _least_height(self) -> int:
        with_wrapped_words = self._layout.totalMinimumHeightForWidth(self.width())  # -1: none wrap
        return max(with_wrapped_words, self._layout.totalMinimumSize().height())

    def _scroll(self) -> None:
        from PySide6.QtWidgets import QFrame, QScrollArea

        focus: QWidget | None = self._content.focusWidget()
        area = QScrollArea(self)  # within this window at once: the order of the Tab key stays
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(self._content)
        self._layout.addWidget(area)
        self._content.show()
        area.show()  # now, and not with the next turn of the event loop: the focus goes only to what is seen
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
