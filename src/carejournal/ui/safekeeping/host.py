"""The window as this room sees it: what can be asked of it while the journal is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from carejournal.domain.refusal import DamagedRefusal
    from carejournal.services.door import Door
    from carejournal.services.safekeeping import Key
    from carejournal.system.settings import Settings
    from carejournal.ui.safekeeping.work import SafekeepingWork
    from carejournal.ui.tasks import Tasks
    from carejournal.ui.theme import Theme


class Host(Protocol):
    """Shows one thing at a time, and opens the journal."""

    door: Door
    theme: Theme
    tasks: Tasks
    settings: Settings

    def open(self, secret: str | Key | None = None, *, as_it_is: bool = False) -> None:
        """Open the journal and show it; Refusal where that is not possible."""

    def put(self, widget: QWidget) -> None:
        """Show this instead of what is shown."""

    def work(self, work: SafekeepingWork, /) -> None:
        """Do the work on the closed journal, and open it again."""

    def show_damage(self, refusal: DamagedRefusal, secret: str | Key | None) -> None:
        """Show the ways back from a damaged journal."""

    def open_other(self) -> None:
        """Ask for another journal, and open that."""

    def open_help(self) -> None:
        """Show where to find help."""

    def close(self) -> bool:
        """Close the window."""
