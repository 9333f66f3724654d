"""The Evidence tab: a shelf of questions, and beside it the card that answers one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from carejournal.ui.command_list import bind
from carejournal.ui.evidence.card_view import CardView
from carejournal.ui.evidence.shelf import Shelf
from carejournal.ui.page import Page
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import row

if TYPE_CHECKING:
    from carejournal.ui.page import Surroundings


class EvidencePage(Page):
    """Shows what research says; nothing of the person's own record is on this page."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.shelf = Shelf(around.theme)
        self.view = CardView(around.theme)
        layout = row(self.shelf, self.view, margin=4 * STEP, space=5 * STEP)
        layout.setStretch(0, 3)
        layout.setStretch(1, 5)
        self.setLayout(layout)
        self.shelf.card_chosen.connect(self.view.show_card)
        self.view.told.connect(self.told)
        bind(self, self, "evidence.search", self._search)
        self.shelf.choose_first()

    def show_record(self, record_id: str) -> None:
        """Show the card with this id."""
        if not self.shelf.choose(record_id):
            self.told.emit(self.tr("This card is not on the shelf."))

    @Slot()
    def _search(self) -> None:
        self.shelf.field.setFocus()
        self.shelf.field.selectAll()
