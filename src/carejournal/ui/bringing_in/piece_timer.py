"""Carries on work piece by piece between the window's own events, so that the window stays alive."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carejournal.domain.refusal import Refusal
from carejournal.ui.language import refusal_words

if TYPE_CHECKING:
    from carejournal.services.import_writing import PieceByPiece

SLICE_S = 0.03
"""How long the window waits at most before it looks at keys and mouse again."""
LOOK_MS = 10
"""How often it looks whether what the work waits for is there."""


class PieceTimer(QObject):
    """Does the work in slices.

    Signals:
        progressed(int): so many pieces are done.
        ended(): all of it is done.
        stopped(str): it was taken back; with the reason where it was refused.
    """

    progressed = Signal(int)
    ended = Signal()
    stopped = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: PieceByPiece | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def written(self) -> int:
        """How many pieces are done."""
        return self._work.written if self._work else 0

    @property
    def busy(self) -> bool:
        """Whether work is going on."""
        return self._work is not None

    def begin(self, work: PieceByPiece) -> None:
        """Do the first slice at once, and the others after the window's events."""
        self._work = work
        self._timer.start()
        self._go_on()

    def give_up(self) -> None:
        """Take the work back, where it is not done."""
        self._timer.stop()
        work, self._work = self._work, None
        if work is not None:
            work.give_up()

    @Slot()
    def _go_on(self) -> None:
        work = self._work
        if work is None:
            return
        until = time.monotonic() + SLICE_S
        try:
            while work.go_on():
                if work.waiting or time.monotonic() > until:
                    self._timer.setInterval(LOOK_MS if work.waiting else 0)
                    self.progressed.emit(work.written)
                    return
        except Refusal as refusal:
            self._stop()
            self.stopped.emit(refusal_words(refusal))
            return
        self._stop()
        if work.done:
            self.ended.emit()
        else:
            self.stopped.emit("")

    def _stop(self) -> None:
        self._timer.stop()
        self._work = None
