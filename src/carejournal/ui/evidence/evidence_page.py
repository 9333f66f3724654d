"""The Evidence tab: a shelf of questions, and beside it the card that answers one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from carejournal.ui.command_list import bind
from carejournal.ui.evidence.card_view import CardView
from carejournal.ui.evidence.record_looker import RecordLooker
from carejournal.ui.evidence.shelf import Shelf
from carejournal.ui.page import Page
from carejournal.ui.spoken_comparison import in_own_language
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import row

if TYPE_CHECKING:
    from carejournal.evidence.card import Card
    from carejournal.services.changes import Change
    from carejournal.ui.page import Surroundings


class EvidencePage(Page):
    """Shows what research says and, below a line, what the person's own record says of the same question."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.shelf = Shelf(around.theme)
        self.view = CardView(around.theme)
        layout = row(self.shelf, self.view, margin=4 * STEP, space=5 * STEP)
        layout.setStretch(0, 3)
        layout.setStretch(1, 5)
        self.setLayout(layout)
        self.looker = RecordLooker(around, self)
        self.looker.ready.connect(self._tell_record)
        self._looks = False
        self.shelf.card_chosen.connect(self._show_card)
        self.shelf.strength_wanted.connect(self.view.show_strength)
        self.view.told.connect(self.told)
        bind(self, self, "evidence.search", self._search)
        self.shelf.choose_first()

    def shown(self) -> None:
        """Look at the record, from now on whenever the page is seen."""
        self._looks = True
        self._look()

    def follow(self, change: Change) -> None:  # noqa: ARG002 - the looker knows what matters to it
        """Look again, now or when the page is next seen."""
        if self._looks and self.isVisible():
            self._look()

    def show_record(self, record_id: str) -> None:
        """Show the card with this id."""
        if not self.shelf.choose(record_id):
            self.told.emit(self.tr("This card is not on the shelf."))

    @Slot(object)
    def _show_card(self, card: Card) -> None:
        self.view.show_card(card)
        if self._looks:
            self._look()

    def _look(self) -> None:
        if self.view.own is not None and self.looker.comparison is None:
            self.view.own.tell_looking()
        self.looker.look()

    @Slot()
    def _tell_record(self) -> None:
        from carejournal.services.cards_and_record import record_on
        from carejournal.ui.evidence.concern_names import concern_names

        comparison, least = self.looker.comparison, self.looker.least
        if self.view.own is None or self.view.card is None or comparison is None or least is None:
            return
        record = record_on(self.view.card, comparison, concern_names(self.services.looking_back))
        self.view.own.tell(record, in_own_language(comparison).wording(), least)

    @Slot()
    def _search(self) -> None:
        self.shelf.field.setFocus()
        self.shelf.field.selectAll()
