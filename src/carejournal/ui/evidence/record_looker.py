"""Looks at the record beside the window, for what cards say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from carejournal.services.cards_and_record import LeastRecord
    from carejournal.services.comparing import Comparison
    from carejournal.ui.page import Surroundings


class RecordLooker(QObject):
    """Has a comparison over the whole record, made in a thread when it is wanted and anew after changes.

    Signals:
        ready(): there is a comparison now.
    """

    ready = Signal()

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._running = False
        self._loaded = False
        self.least: LeastRecord | None = None

    @property
    def comparison(self) -> Comparison | None:
        """The comparison, where one is made and nothing changed since."""
        return self._around.services.comparing.kept() if self._loaded else None

    def look(self) -> None:
        """Make a comparison where there is none; `ready` tells when it is there."""
        if self._running:
            return
        if self.comparison is not None:
            self.ready.emit()
            return
        self._running = True
        if self._loaded:
            self._compare()
        else:  # numpy is loaded in the thread: on the window's own it would be felt
            self._around.tasks.run(_load, self._take_least, self._fail)

    def _take_least(self, least: LeastRecord) -> None:
        self._loaded, self.least = True, least
        self._compare()

    def _compare(self) -> None:
        from carejournal.services.comparing import compare

        comparing = self._around.services.comparing
        material, state = comparing.gather(), comparing.state

        def done(comparison: Comparison) -> None:
            comparing.keep(comparison, state)
            self._running = False
            if comparing.kept() is None:
                self.look()  # something was recorded meanwhile
            else:
                self.ready.emit()

        self._around.tasks.run(lambda: compare(material), done, self._fail)

    def _fail(self, error: BaseException) -> None:
        self._running = False
        raise error


def _load() -> LeastRecord:
    import carejournal.services.comparing  # noqa: F401 - only loaded
    from carejournal.services.cards_and_record import least_record

    return least_record()
