"""Carries out work on the closed journal beside the window, with its progress and a way to call it off."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from carejournal.domain.refusal import Refusal
from carejournal.ui.safekeeping.working_page import WorkingPage

if TYPE_CHECKING:
    from carejournal.services.safekeeping import Key
    from carejournal.ui.safekeeping.host import Host
    from carejournal.ui.safekeeping.work import SafekeepingWork


class Workshop(QObject):
    """Shows how far one piece of work is, and tells how it ended; everything stays in the window's thread.

    Signals:
        done(Outcome): it is done.
        failed(BaseException, Key | None): the journal is as it was, and opens with this key.
    """

    done = Signal(object)
    failed = Signal(object, object)
    _progressed = Signal(float)

    def __init__(self, window: Host, work: SafekeepingWork, key: Key | None) -> None:
        self.page = WorkingPage(window.theme, work.heading, "")
        super().__init__(self.page)
        self._window = window
        self._work = work
        self._key = key
        self._called_off = threading.Event()
        self.page.cancel_wanted.connect(self._called_off.set)
        self.page.help_wanted.connect(window.open_help)
        self._progressed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Show the page and begin."""
        self._window.put(self.page)
        door, key, work = self._window.door, self._key, self._work
        self._window.tasks.run(lambda: work.carry_out(door, key, self._told), self.done.emit, self._failed)

    def _told(self, fraction: float) -> None:
        """Take what the thread that works tells; raising ends the work where it can still be ended."""
        if self._called_off.is_set():
            raise CalledOff(self.tr("Called off. Everything is as it was."))
        self._progressed.emit(fraction)

    @Slot(float)
    def _show(self, fraction: float) -> None:
        self.page.show_progress(fraction, "")

    def _failed(self, error: Any) -> None:  # noqa: ANN401 - whatever was raised
        self.failed.emit(error, self._key)


class CalledOff(Refusal):
    """The person called it off in time."""
