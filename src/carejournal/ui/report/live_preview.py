"""The report that would be saved now, made beside the window a moment after each change."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.services.report_choices import ReportMaterial
    from carejournal.services.report_files import Draft
    from carejournal.ui.tasks import Tasks

WAIT_MS = 350
"""So long after the last change the pages are made anew."""
DOTS_PER_INCH = 110


class LivePreview(QObject):
    """Makes one report at a time and only the newest that was asked for.

    Signals:
        begun(): pages are being made.
        ready(Draft): these are the pages that would be saved.
        failed(object): they could not be made, and why.
    """

    begun = Signal()
    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, gather: Callable[[], ReportMaterial], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._gather = gather
        self._task = 0
        self._cancelled = Event()
        self.draft: Draft | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.make)

    @property
    def making(self) -> bool:
        """Whether pages are being made or about to be."""
        return self._timer.isActive() or self._task != 0

    @Slot()
    def ask(self) -> None:
        """Something changed: what was made is not what would be saved any more."""
        self.draft = None
        self._stop()
        self._timer.start()

    @Slot()
    def make(self) -> None:
        """Make the pages now."""
        from carejournal.services.report_files import make_draft

        self._timer.stop()
        self._stop()
        material = self._gather()
        self._cancelled = cancelled = Event()
        self._task = self._tasks.run(
            lambda: make_draft(material, DOTS_PER_INCH, cancelled.is_set), self._done, self._not_done
        )
        self.begun.emit()

    @Slot()
    def cancel(self) -> None:
        """Wait for no pages any more."""
        self._timer.stop()
        self._stop()

    def _stop(self) -> None:
        self._cancelled.set()
        if self._task:
            self._tasks.forget(self._task)
            self._task = 0

    def _done(self, draft: Draft) -> None:
        self._task = 0
        self.draft = draft
        self.ready.emit(draft)

    def _not_done(self, error: BaseException) -> None:
        self._task = 0
        self.failed.emit(error)
