"""What every tab's page is given and answers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carejournal.ui.draft_keeper import DRAFT_DELAY_MS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from carejournal.services.changes import Change
    from carejournal.services.journal_services import JournalServices
    from carejournal.system.settings import Settings
    from carejournal.ui.tasks import Tasks
    from carejournal.ui.theme import Theme


@dataclass(frozen=True)
class Surroundings:
    """What pages and dialogs are built with, passed through their constructors.

    `draft_delay_ms` is how far a draft may be behind what is typed.
    """

    services: JournalServices
    theme: Theme
    tasks: Tasks
    settings: Settings
    draft_delay_ms: int = DRAFT_DELAY_MS


class Page(QWidget):
    """One tab's content.

    Signals:
        told(str): something worth one quiet sentence at the foot of the window happened.
        undoable(str): something happened that can be undone, in words.
        day_wanted(date): another page should show this day.
        session_wanted(str): the session with this id should be shown.
        card_wanted(str): the evidence card with this id should be shown.
        report_wanted(Period): a report should be prepared; of the period it usually begins with where None.
        import_wanted(): another program's file should be brought in.
        years_wanted(): whole years should be shown in pixels.
    """

    told = Signal(str)
    undoable = Signal(str)
    day_wanted = Signal(object)
    session_wanted = Signal(str)
    card_wanted = Signal(str)
    report_wanted = Signal(object)
    import_wanted = Signal()
    years_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.services = around.services
        self.acts: dict[str, Callable[[], object]] = {}  # what bind() made known to the command search

    def shown(self) -> None:
        """Come up to date: the page is about to be seen."""

    def follow(self, change: Change) -> None:
        """Read anew what changed; called for every change while the page exists."""

    def settle(self) -> bool:
        """Save what is unsaved before the page is left or the window closes; False keeps it open."""
        return True

    def keep_draft(self) -> bool:
        """Keep what is unsaved as a draft at once, without saving it, before the journal is locked.

        Nothing is said and nothing shown. False where it cannot be kept: then a lock would lose it.
        """
        return True

    def stop(self) -> None:
        """Keep what was typed and is in no draft: the journal is about to be closed."""

    def restore(self) -> bool:
        """Show the newest draft that the page can show, as not saved yet, and tell of it.

        Return whether there was one; what is unsaved already is never replaced. Called by shown().
        """
        return False

    def show_day(self, day: date) -> None:
        """Show a day, where the page can."""

    def show_record(self, record_id: str) -> None:
        """Show the record with this id, where the page can."""
