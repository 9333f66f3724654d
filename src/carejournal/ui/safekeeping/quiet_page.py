"""The shape of the pages that stand in the journal's place: the rail with Help now, and one calm column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carejournal.ui.rail import RailButton
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, row
from carejournal.ui.widgets.vertical_area import VerticalArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLayout, QPushButton

    from carejournal.ui.theme import Theme

LETTERS_WIDE = 72
ABOVE, BELOW = 2, 3
"""How the free height is shared: what stands a little above the middle looks centred."""


class QuietRail(QWidget):
    """The window's rail with nothing on it but Help now, at its usual place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("rail", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.help_button = RailButton(theme, "help", self.tr("Help now"))
        theme.changed.connect(self.help_button.update)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP, 4 * STEP, 2 * STEP, 4 * STEP)
        layout.addStretch(1)
        layout.addWidget(self.help_button)


class ReadableColumn(QWidget):
    """As wide as lines are comfortable to read, or as its widest control needs."""

    def sizeHint(self) -> QSize:
        """Return that width, and the height the parts have there."""
        wide = self.fontMetrics().averageCharWidth() * LETTERS_WIDE
        wide = max(wide, self.minimumSizeHint().width())
        high = self.heightForWidth(wide) if self.hasHeightForWidth() else super().sizeHint().height()
        return QSize(wide, high)


class QuietPage(QWidget):
    """Shows one column in the middle, and Help now where it always is; begins at its focus proxy.

    Signals:
        help_wanted(): the person wants help now.
    """

    help_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rail = QuietRail(theme)
        self.rail.help_button.clicked.connect(self.help_wanted)

    def lay_out(self, *parts: QWidget | QLayout) -> None:
        """Put the parts below each other; they scroll where the window is too low."""
        inside = ReadableColumn()
        inside.setLayout(column(*parts, space=4 * STEP))
        middle = column(None, row(None, inside, None), None, margin=6 * STEP)
        middle.setStretch(0, ABOVE)
        middle.setStretch(2, BELOW)
        content = QWidget()
        content.setLayout(middle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(VerticalArea(content), 1)
        layout.insertWidget(0, self.rail)  # added last, so that the Tab key comes to it last

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where the page begins."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def way(
        self, text: str, pressed: Callable[[], object], *, primary: bool = False, flat: bool = False
    ) -> QPushButton:
        """Return a button that Enter presses too, where it has the keyboard."""
        made = button(text, pressed, primary=primary, flat=flat)
        made.setAutoDefault(True)
        return made
