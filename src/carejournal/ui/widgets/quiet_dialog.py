"""The shape of quiet dialogs: a title, what scrolls where it must, and the ways on at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLayout

    from carejournal.ui.tasks import Tasks

LETTERS_WIDE = 92
OF_THE_SCREEN = 0.92
MARGIN = 6 * STEP
ABOVE_THE_FOOT = 4 * STEP
BAR = 10
"""How wide the scroll bar is, in the style sheet too."""


class QuietDialog(QDialog):
    """A dialog as wide as is comfortable to read and as high as its words need; gone once it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Care Journal")
        self._content = QWidget()
        self._area = QScrollArea()
        self._foot = QWidget()
        self._primary: QPushButton | None = None
        self._forget: list[Callable[[], None]] = []

    def beside(
        self,
        tasks: Tasks,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Callable[[], None]:
        """Do slow work beside the window; nobody is told any more once the dialog is closed.

        Return what makes it forgotten sooner.
        """
        number = tasks.run(work, done, failed)

        def forget() -> None:
            tasks.forget(number)

        self._forget.append(forget)
        return forget

    def done(self, result: int) -> None:
        """Close, and forget the work that still runs."""
        for forget in self._forget:
            forget()
        super().done(result)

    def lay_out(self, heading: str, words: str, *parts: QWidget | QLayout, foot: QLayout) -> None:
        """Put the heading and the words above the parts, which scroll where they must, and the foot below."""
        head = title(heading)
        head.setWordWrap(True)
        inside = column(head, label(words, wrap=True), *parts, None, space=4 * STEP)
        self._content.setLayout(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._content)
        self._foot.setLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(ABOVE_THE_FOOT)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot)
        for each in (self._content, self._foot):
            each.installEventFilter(self)
        if self._primary is not None:
            self._primary.setDefault(True)  # only now: a dialog learns it from the buttons it has
        self.setAccessibleDescription(words)
        self.resize(self.sizeHint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Become higher when there is more to say, as long as the screen has room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._area.setMinimumWidth(self._content.minimumSizeHint().width() + BAR)
            self.resize(self.size().expandedTo(QSize(0, self._wanted_height(self.width()))))
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Return as much room as the words need, but no more than the screen has."""
        wide = max(
            self.fontMetrics().averageCharWidth() * LETTERS_WIDE,
            self._content.minimumSizeHint().width() + BAR + 2 * MARGIN,
            self._foot.minimumSizeHint().width() + 2 * MARGIN,
        )
        wide = min(wide, round(self.screen().availableSize().width() * OF_THE_SCREEN))
        return QSize(wide, self._wanted_height(wide))

    def way(
        self, text: str, pressed: Callable[[], object], *, primary: bool = False, flat: bool = False
    ) -> QPushButton:
        """Return a button of the foot; Enter presses it where it has the keyboard, else the primary one."""
        made = button(text, pressed, primary=primary, flat=flat)
        made.setAutoDefault(True)
        if primary:
            self._primary = made
        return made

    def _wanted_height(self, wide: int) -> int:
        inner = wide - 2 * MARGIN
        parts = (_height(part, inner) for part in (self._content, self._foot))
        most = round(self.screen().availableSize().height() * OF_THE_SCREEN)
        return min(most, sum(parts) + ABOVE_THE_FOOT + 2 * MARGIN)


def _height(part: QWidget, wide: int) -> int:
    """Return how high a part is at a width, also where none of its words wrap."""
    return part.heightForWidth(wide) if part.hasHeightForWidth() else part.sizeHint().height()
