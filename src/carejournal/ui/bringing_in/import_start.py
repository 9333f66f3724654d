"""The beginning of an import: where a file is chosen or dropped, and what is seen while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, title

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme


LETTERS_OF_BAR = 40


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
        close_wanted(): the person wants to leave it.
    """

    file_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.place = DropPlace(theme)
        self.refused = label(wrap=True, bold=True)
        self.refused.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.refused.hide()
        self.choose = button(self.tr("Choose a file …"), self.file_wanted.emit, primary=True)
        self.close_button = button(self.tr("Cancel"), self.close_wanted.emit)
        for each in (self.choose, self.close_button):
            each.setAutoDefault(True)  # Enter presses the button that has the focus
        drop = label(self.tr("Drop a file here, or"), quiet=True, wrap=True)
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        both = self.tr(
            "If you have both from Daylio, take the backup: it also knows the level of each mood, the groups "
            "of activities and the time zones."
        )
        hint = label(both, quiet=True, wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = row(None, self.choose, None)
        inside = column(None, self.refused, drop, choose, None, hint, margin=6 * STEP)
        inside.setSpacing(3 * STEP)
        self.place.setLayout(inside)
        what = self.tr(
            "A backup (.daylio) or an export (.csv) of Daylio, or a copy of a journal (.json). First you see "
            "what is in the file; nothing is added before you say so, and the file itself stays as it is."
        )
        layout = column(
            title(self.tr("Bring in entries")), label(what, quiet=True, wrap=True), self.place, space=3 * STEP
        )
        layout.setStretchFactor(self.place, 1)
        layout.addLayout(row(None, self.close_button))
        self.setLayout(layout)

    def show_refusal(self, words: str) -> None:
        """Say why the file could not be read, and ask for another."""
        self.refused.setText(words)
        self.refused.show()
        self.choose.setText(self.tr("Choose another file …"))
        self.choose.setFocus()


class ImportReading(QWidget):
    """Says that a file is being read.

    Signals:
        cancelled(): the person does not want to wait for it.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label(wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setMaximumHeight(2 * STEP)
        self._busy.setMinimumWidth(LETTERS_OF_BAR * self.fontMetrics().averageCharWidth())
        self._busy.setAccessibleName(self.tr("Reading"))
        self.cancel = button(self.tr("Cancel"), self.cancelled.emit)
        self.cancel.setAutoDefault(True)
        bar, cancel = row(None, self._busy, None), row(None, self.cancel, None)
        self.setLayout(column(None, self.words, bar, cancel, None, space=4 * STEP))

    def show_name(self, name: str) -> None:
        """Say which file is being read."""
        self.words.setText(self.tr("Reading {0} …").format(name))
