"""How long nobody has touched the program, so that it can lock itself."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

MINUTE_MS = 60_000

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.NonClientAreaMouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.NativeGesture,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.DragMove,
    }
)
"""What only a person's hand sends."""


class IdleWatch(QObject):
    """Watches every input event of the application while it is started.

    Signals:
        idle(): nobody touched the program for the minutes asked; said once, then the watch rests.
    """

    idle = Signal()

    def __init__(self, application: QCoreApplication, *, minute_ms: int = MINUTE_MS) -> None:
        super().__init__(application)
        self._application = application
        self._minute_ms = minute_ms
        self._wait_ms = 0
        self._touched = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def start(self, minutes: int) -> None:
        """Watch from now on and say once when that many minutes passed untouched; 0: never."""
        self.stop()
        if minutes <= 0:
            return
        self._wait_ms = minutes * self._minute_ms
        self._touched = time.monotonic()
        self._application.installEventFilter(self)
        self._timer.start(self._wait_ms)

    def stop(self) -> None:
        """Watch no more."""
        self._application.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note the moment of a touch; every event goes on to where it belongs.

        The timer is left alone: it asks for the moment when it ends, so that moving the mouse costs nothing.
        """
        if event.type() in TOUCHES:
            self._touched = time.monotonic()
        return False

    @Slot()
    def _look(self) -> None:
        untouched_ms = (time.monotonic() - self._touched) * 1000
        if untouched_ms < self._wait_ms:
            self._timer.start(max(1, round(self._wait_ms - untouched_ms)))
        else:
            self.stop()
            self.idle.emit()
