"""A page with a form: what is typed into it is kept as a draft, and comes back after a crash or a lock."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent

from carejournal.ui.draft_keeper import DraftKeeper, words_here_again
from carejournal.ui.page import Page

if TYPE_CHECKING:
    from carejournal.domain.entry import Entry
    from carejournal.domain.session import Session
    from carejournal.services.drafts import Draft
    from carejournal.ui.page import Surroundings


class FormPage(Page):
    """A page that writes one kind of record, one at a time."""

    record_kind: type[Entry | Session]

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.keeper = DraftKeeper(self.services.drafts, self.unsaved, around.draft_delay_ms, self)

    @abstractmethod
    def unsaved(self) -> tuple[Entry | Session, bool] | None:
        """Return what the form holds and the journal does not, and whether the journal has the record."""

    @abstractmethod
    def show_draft(self, draft: Draft) -> None:
        """Show the draft's record as it was typed, as not saved yet."""

    def keep_draft(self) -> bool:
        """Keep what is unsaved as a draft at once; False where it cannot be kept."""
        return self.keeper.keep_now()

    def restore(self) -> bool:
        """Show the newest draft of this page's kind and tell of it; other drafts wait until it is settled."""
        self.keeper.keep_now()
        if self.unsaved() is not None:
            return False
        draft = next((d for d in self.services.drafts.kept() if isinstance(d.record, self.record_kind)), None)
        if draft is None:
            return False
        self.show_draft(draft)
        self.keeper.turn_to(draft.record.id)
        self.told.emit(words_here_again())
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the draft: nothing is typed where nothing is seen."""
        self.keep_draft()
        super().hideEvent(event)
