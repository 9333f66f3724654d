"""What is seen while a file is read or its entries are written, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row

LETTERS_OF_BAR = 40
PARTS = 1000


class ImportProgress(QWidget):
    """Says what is being done, and how far it is where that is known.

    Signals:
        cancelled(): the person does not want it any more.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label(wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.promise = label(quiet=True, wrap=True)
        self.promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(2 * STEP)
        self.bar.setMinimumWidth(LETTERS_OF_BAR * self.fontMetrics().averageCharWidth())
        self.cancel = button(self.tr("Cancel"), self.cancelled.emit)
        self.cancel.setAutoDefault(True)
        bar, cancel = row(None, self.bar, None), row(None, self.cancel, None)
        self.setLayout(column(None, self.words, bar, self.promise, cancel, None, space=4 * STEP))

    def show_work(self, words: str, promise: str = "", *, pieces: int = 0) -> None:
        """Say what is being done; `pieces` is how many there are of it, 0 where nobody knows."""
        self.words.setText(words)
        self.promise.setText(promise)
        self.promise.setVisible(bool(promise))
        self.bar.setRange(0, pieces)
        self.bar.setValue(0)
        self.bar.setAccessibleName(words)

    def show_read(self, done: int, total: int, words: str) -> None:
        """Show how much of a file is read, in bytes and in words; the bar only moves once all of it is."""
        self.bar.setRange(0, 0 if done >= total else PARTS)
        self.bar.setValue(round(PARTS * done / total))
        self.promise.setText(words)
        self.promise.show()

    def show_done(self, pieces: int) -> None:
        """Show how many pieces are done."""
        self.bar.setValue(pieces)
