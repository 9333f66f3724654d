"""The beginning of an import: where a file is chosen or dropped, and what is seen while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, side_by_side, title
from carejournal.ui.widgets.pair_layout import PairLayout

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme


class DropPlace(QWidget):
    """A dashed frame that says: a file can be dropped here; filled with colour while one hangs above it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._awaited = False
        theme.changed.connect(self._repaint)

    def await_drop(self, *, awaited: bool) -> None:
        """Show whether letting go now would take the file."""
        self._awaited = awaited
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and its dashed frame."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colours.accent if self._awaited else colours.outline), 2 if self._awaited else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    @Slot()
    def _repaint(self) -> None:
        self.update()


class ImportStart(QWidget):
    """Asks for a file.

    Signals:
        file_wanted(): the person wants to choose a file.
        folder_wanted(): the person wants to choose a folder.
        known_wanted(): the person wants to see which programs are known.
        past_wanted(): the person wants to see what was brought in before.
        close_wanted(): the person wants to leave it.
    """

    file_wanted = Signal()
    folder_wanted = Signal()
    known_wanted = Signal()
    past_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.place = DropPlace(theme)
        self.refused = label(wrap=True, bold=True)
        self.refused.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.refused.hide()
        self.choose = button(self.tr("Choose a file …"), self.file_wanted.emit, primary=True)
        self.folder = button(self.tr("Choose a folder …"), self.folder_wanted.emit)
        self.known = button(self.tr("What can be brought in"), self.known_wanted.emit, flat=True)
        self.past = button(self.tr("What was brought in"), self.past_wanted.emit, flat=True)
        self.close_button = button(self.tr("Cancel"), self.close_wanted.emit)
        for each in (self.choose, self.folder, self.known, self.past, self.close_button):
            each.setAutoDefault(True)  # Enter presses the button that has the focus
        drop = label(self.tr("Drop a file or a folder here, or"), quiet=True, wrap=True)
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = row(None, self.choose, self.folder, None)
        inside = column(None, self.refused, drop, choose, None, margin=6 * STEP)
        inside.setSpacing(3 * STEP)
        self.place.setLayout(inside)
        what = self.tr(
            "The backup or export of another program, a table of your own (CSV), or a copy of a journal. "
            "First you see what is in it; nothing is added before you say so, and the file stays as it is."
        )
        layout = column(
            title(self.tr("Bring in entries")), label(what, quiet=True, wrap=True), self.place, space=3 * STEP
        )
        layout.setStretchFactor(self.place, 1)
        layout.addLayout(PairLayout(side_by_side(self.known, self.past), self.close_button))
        self.setLayout(layout)

    def show_refusal(self, words: str) -> None:
        """Say why the file could not be read, and ask for another."""
        self.refused.setText(words)
        self.refused.show()
        self.choose.setText(self.tr("Choose another file …"))
        self.choose.setFocus()
