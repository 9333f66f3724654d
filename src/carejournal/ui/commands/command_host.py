"""The actions of the whole window by name and key, and the dialogs that find them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from carejournal.ui.command_list import Place, bind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from carejournal.ui.commands.command_finder import Found
    from carejournal.ui.page import Page, Surroundings
    from carejournal.ui.rail import Rail

    class Window(Protocol):
        """What shows the pages."""

        rail: Rail

        @property
        def present_tab(self) -> int:
            """The number of the tab that is shown."""

        def page(self, number: int) -> Page:
            """Return a tab's page."""

        def open_tab(self, number: int) -> None:
            """Show a tab."""

        def show_day(self, day: date) -> None:
            """Show a day on the journal tab."""

        def show_session(self, session_id: str) -> None:
            """Show a session on its tab."""


ON_TABS = {
    Place.JOURNAL: ("entry.new", "entry.done", "entry.today", "entry.search", "entry.delete"),
    Place.SESSIONS: ("session.new",),
    Place.INSIGHTS: ("report",),
    Place.EVIDENCE: ("evidence.search",),
}
"""What the command search offers of tabs that are not open: what it would do there can be told beforehand."""


class CommandHost(QObject):
    """Does actions by name, on whichever tab they are at home."""

    def __init__(self, around: Surroundings, window: Window, widget: QWidget) -> None:
        super().__init__(widget)
        self._around, self._window, self._widget = around, window, widget
        self.acts: dict[str, Callable[[], object]] = {}
        self.bind("commands", self.open_search)
        self.bind("guide", self.open_guide)
        self.bind("keys", self.open_keys)
        self.bind("years", self.open_years)
        self.bind("reminders", self.open_reminders)
        self.bind("language", self.open_language)
        self.bind("export", self.open_export)

    def bind(self, name: str, act: Callable[[], object]) -> None:
        """Let the window do an action by its keys and by its name."""
        bind(self, self._widget, name, act)

    def names(self) -> set[str]:
        """Return the actions that can be done now."""
        window = self._window
        here = window.page(window.present_tab).acts
        elsewhere = {
            name for place, names in ON_TABS.items() if place.value != window.present_tab for name in names
        }
        return {*self.acts, *window.rail.acts, *here, *elsewhere}

    def do(self, name: str, place: Place) -> None:
        """Do an action, on its tab."""
        if place is Place.EVERYWHERE:
            (self.acts.get(name) or self._window.rail.acts[name])()
            return
        if self._window.present_tab != place.value:
            self._window.open_tab(place.value)
        if self._window.present_tab == place.value:  # the tab that was open may have refused to be left
            self._window.page(place.value).acts[name]()

    @Slot()
    def open_search(self) -> None:
        """Show the command search."""
        from carejournal.ui.commands.command_search import CommandSearch

        dialog = CommandSearch(self._around, Place(self._window.present_tab), self.names(), self._widget)
        dialog.chosen.connect(self._follow)
        dialog.open()

    @Slot()
    def open_guide(self) -> None:
        """Show the guide beside the window, which can be used on."""
        from carejournal.ui.guide.guide_dialog import GuideDialog

        dialog = GuideDialog(self._widget)
        dialog.keys_wanted.connect(self.open_keys)
        dialog.show()

    @Slot()
    def open_keys(self) -> None:
        """Show all keys."""
        from carejournal.ui.commands.key_map import KeyMap

        KeyMap(self._widget).open()

    @Slot()
    def open_years(self) -> None:
        """Show whole years in pixels."""
        from carejournal.ui.pixels.year_dialog import YearDialog

        dialog = YearDialog(self._around, self._widget)
        dialog.day_chosen.connect(self._window.show_day)
        dialog.open()

    @Slot()
    def open_reminders(self) -> None:
        """Show when to be reminded."""
        from carejournal.ui.reminders.reminder_dialog import ReminderDialog

        ReminderDialog(self._around, self._widget).open()

    @Slot()
    def open_language(self) -> None:
        """Show which language is spoken."""
        from carejournal.ui.commands.language_dialog import LanguageDialog

        LanguageDialog(self._around.settings, self._widget).open()

    @Slot()
    def open_export(self) -> None:
        """Show how the journal can be taken out."""
        from carejournal.ui.taking_out.export_dialog import ExportDialog

        ExportDialog(self._around, self._widget).open()

    @Slot(object)
    def _follow(self, found: Found) -> None:
        match found.kind:
            case "action":
                self.do(str(found.target), found.place)
            case "day":
                assert isinstance(found.target, date)
                self._window.show_day(found.target)
            case "session":
                self._window.show_session(str(found.target))
            case _:
                self._window.open_tab(Place.JOURNAL.value)
                self._window.page(Place.JOURNAL.value).show_record(str(found.target))
