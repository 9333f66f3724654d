"""What stands around the form needs of the Sessions tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from carejournal.domain.session import Session
    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.session_browser import SessionBrowser
    from carejournal.ui.sessions.session_form import SessionForm
    from carejournal.ui.sessions.side_views import SideViews


class SessionDesk(Protocol):
    """The tab as its parts see it; each method is one of the page's own."""

    around: Surroundings
    services: JournalServices
    browser: SessionBrowser
    form: SessionForm
    views: SideViews
    acts: dict[str, Callable[[], object]]

    @property
    def open_session(self) -> Session | None:
        """The session that is open."""

    @property
    def told(self) -> SignalInstance:
        """One quiet sentence."""

    @property
    def undoable(self) -> SignalInstance:
        """Something that can be undone."""

    @property
    def report_wanted(self) -> SignalInstance:
        """A report of a period is wanted."""

    def settle(self) -> bool:
        """Save what is unsaved."""

    def restore(self) -> bool:
        """Show what was not saved."""

    def show_record(self, record_id: str) -> None:
        """Open a session."""

    def show_view(self, name: str, session_id: str = "") -> None:
        """Show a view."""

    def go_in(self) -> None:
        """Go on in the session that is open."""

    def new_session(self) -> None:
        """Open a new session."""

    def delete_session(self) -> None:
        """Delete the open session."""

    def finish(self) -> None:
        """Save, and say so."""
