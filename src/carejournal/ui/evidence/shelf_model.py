"""The shelf of evidence cards as an item model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from carejournal.ui.evidence.strength import strength_words

if TYPE_CHECKING:
    from carejournal.evidence.card import Card

CARD_ROLE = int(Qt.ItemDataRole.UserRole)


class ShelfModel(QAbstractListModel):
    """One card a row."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[Card, ...] = ()

    def set_cards(self, cards: tuple[Card, ...]) -> None:
        """Show these cards instead."""
        if cards != self._cards:
            self.beginResetModel()
            self._cards = cards
            self.endResetModel()

    def row_of(self, card_id: str) -> int:
        """Return the row of a card, -1 where it is not among those shown."""
        return next((n for n, card in enumerate(self._cards) if card.id == card_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many cards are shown."""
        return 0 if parent.isValid() else len(self._cards)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a card's question, the row as a screen reader says it, or the card for the delegate."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{card.title} {strength_words(card.strength)}. {card.short_answer}"
        return None
