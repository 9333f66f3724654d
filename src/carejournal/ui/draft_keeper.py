"""Keeps what is being typed as a draft in the journal, so that neither a crash nor a lock loses it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from carejournal.domain.refusal import Refusal
from carejournal.ui.language import refusal_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.domain.entry import Entry
    from carejournal.domain.session import Session
    from carejournal.services.drafts import Drafts

DRAFT_DELAY_MS = 1_500
"""How far a draft may be behind what is typed."""


class DraftKeeper(QObject):
    """Keeps what one form holds unsaved: the first edit starts a delay, and its end keeps what stands there.

    Steady typing does not put it off. `unsaved` returns what the form holds and the journal does not, with
    whether the journal has the record at all; None where there is nothing of the kind.

    Signals:
        fault_changed(): drafts cannot be kept any more, or can again.
    """

    fault_changed = Signal()

    def __init__(
        self,
        drafts: Drafts,
        unsaved: Callable[[], tuple[Entry | Session, bool] | None],
        delay_ms: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._unsaved = unsaved
        self._draft_id = ""
        self._fault = ""
        self._later = QTimer(self, singleShot=True, interval=delay_ms)
        self._later.timeout.connect(self._keep)

    @property
    def fault(self) -> str:
        """Why the last draft could not be kept, as one sentence; empty where it was."""
        return self._fault

    @Slot()
    def follow_edit(self) -> None:
        """Keep soon what was edited now."""
        if not self._later.isActive():
            self._later.start()

    def keep_now(self) -> bool:
        """Keep at once what was edited since the last time; return False where that is not possible."""
        if self._later.isActive() or self._fault:
            self._keep()
        return not self._fault

    def turn_to(self, draft_id: str = "") -> None:
        """Follow what the form shows now, which is this record's draft where an id is given.

        What it showed before is settled: saved, as it was, or thrown away; so its draft is dropped.
        """
        self._later.stop()
        with contextlib.suppress(Refusal):
            if draft_id != self._draft_id:
                self._drop()
        self._draft_id = draft_id
        self._take_fault("")

    @Slot()
    def _keep(self) -> None:
        self._later.stop()
        try:
            unsaved = self._unsaved()
            if unsaved is None:
                self._drop()
            else:
                record, stored = unsaved
                self._drafts.keep(record, stored=stored)
                self._draft_id = record.id
        except Refusal as refusal:  # typing goes on; saving will say it aloud
            self._take_fault(refusal_words(refusal))
        else:
            self._take_fault("")

    def _drop(self) -> None:
        if self._draft_id:
            self._drafts.drop(self._draft_id)
            self._draft_id = ""

    def _take_fault(self, fault: str) -> None:
        changed, self._fault = fault != self._fault, fault
        if changed:
            self.fault_changed.emit()


def words_here_again() -> str:
    """Return what is said when a draft is shown after a start."""
    return QCoreApplication.translate(
        "DraftKeeper", "What you wrote last was not saved yet. It is here again."
    )


def words_unsaved(fault: str) -> str:
    """Return how a form that holds something unsaved stands."""
    if fault:
        return QCoreApplication.translate("DraftKeeper", "not saved yet, could not be kept")
    return QCoreApplication.translate("DraftKeeper", "not saved yet")
