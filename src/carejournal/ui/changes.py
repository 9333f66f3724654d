"""What changed in the journal, as a Qt signal that every page follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from carejournal.services.changes import Change
    from carejournal.services.journal_services import JournalServices


class ChangeSignal(QObject):
    """Says that something of the journal changed.

    Signals:
        changed(Change): the change is on the disk; pages that show it read it anew.
    """

    changed = Signal(object)

    def __init__(self, services: JournalServices, parent: QObject) -> None:
        super().__init__(parent)
        self.stop = services.changes.subscribe(self._announce)

    def _announce(self, change: Change) -> None:
        self.changed.emit(change)
