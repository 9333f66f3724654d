"""Slow work beside the window: plain Python in a thread, its outcome told on the window's own thread."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from concurrent.futures import Future

Outcome = TypeVar("Outcome")


class _Job(QRunnable):
    """Calls a function and hands its outcome to a signal that a living QObject owns.

    A runnable must not own the signal: it is gone before the outcome is delivered.
    """

    def __init__(
        self,
        work: Callable[[], Any],
        number: int,
        awaited: Container[int],
        ended: Any,  # noqa: ANN401 - a bound Qt signal has no type
    ) -> None:
        super().__init__()
        self._work = work
        self._number = number
        self._awaited = awaited
        self._ended = ended

    def run(self) -> None:
        """Do the work if it is still awaited; whatever it raises is an outcome too."""
        result, error = None, None
        try:
            if self._number in self._awaited:
                result = self._work()
        except BaseException as raised:  # noqa: BLE001 - it is raised again on the window's thread
            error = raised
        self._ended.emit(self._number, result, error)


class Tasks(QObject):
    """Runs one piece of work after the other beside the window.

    One thread only: matplotlib figures and imports are not made for two at once. While it works no garbage
    is collected: a collection may come in whichever thread is running, and one that frees a widget anywhere
    but in the window's own thread ends the process.
    """

    _ended = Signal(int, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[BaseException], None] | None]] = {}
        self._running: set[int] = set()
        self._number = 0
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> int:
        """Do the work in a thread, then call `done` with its result on the window's thread.

        An exception goes to `failed`, or is raised on the window's thread where there is none. Returns a
        number by which the outcome can be forgotten.
        """
        self._number += 1
        self._waiting[self._number] = (done, failed)
        self._running.add(self._number)
        gc.disable()
        self._pool.start(_Job(work, self._number, self._waiting, self._ended))
        return self._number

    def begin(self, work: Callable[[], Outcome]) -> Future[Outcome]:
        """Do the work in a thread; its outcome is there once the window has looked at its events."""
        from concurrent.futures import Future  # loads logging, which no start needs

        future: Future[Outcome] = Future()
        self.run(work, future.set_result, future.set_exception)
        return future

    def forget(self, number: int) -> None:
        """Let the work end without telling anyone, or never begin: nobody waits for it any more."""
        self._waiting.pop(number, None)

    @property
    def busy(self) -> bool:
        """Whether an outcome is still awaited."""
        return bool(self._waiting)

    def finish(self) -> None:
        """Forget all outcomes and return when no work runs any more."""
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()
        self._running.clear()
        gc.enable()

    @Slot(int, object, object)
    def _deliver(self, number: int, result: object, error: BaseException | None) -> None:
        self._running.discard(number)
        if not self._running:
            gc.enable()
        done, failed = self._waiting.pop(number, (None, None))
        if done is None:
            return
        if error is None:
            done(result)
        elif failed is not None:
            failed(error)
        else:
            raise error
