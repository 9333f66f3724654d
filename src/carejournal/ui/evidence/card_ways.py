"""Ways to take a card along: printed, saved as a file, or copied; nothing of the journal goes with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from carejournal.domain.passage import as_plain
from carejournal.domain.refusal import Refusal
from carejournal.evidence.card_text import card_passages
from carejournal.services.taking_cards import PDF, write_card
from carejournal.ui.language import refusal_words
from carejournal.ui.printing import print_passages
from carejournal.ui.saving_place import ask_where_to_save
from carejournal.ui.widgets.building import button
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from carejournal.evidence.card import Card


def ask_for_card_file(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to save a card; None where that is called off."""
    return ask_where_to_save(parent, proposed, "PDF (*.pdf)", "Markdown (*.md)")


class CardWays(QWidget):
    """The buttons below a card.

    Signals:
        told(str): what became of a press on one of the buttons.
    """

    told = Signal(str)

    def __init__(self, card: Card) -> None:
        super().__init__()
        self._card = card
        self.save = button(self.tr("Save this card …"), self._save)
        self.print = button(self.tr("Print …"), self._print)
        self.copy = button(self.tr("Copy as text"), self._copy)
        layout = FlowLayout()
        for each in (self.save, self.print, self.copy):
            layout.addWidget(each)
        self.setLayout(layout)

    def _save(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        target = ask_for_card_file(self, Path(documents) / f"{self._card.id}{PDF}")
        if target is None:
            return
        try:
            write_card(target, self._card)
        except Refusal as refusal:
            self.told.emit(refusal_words(refusal))
        else:
            self.told.emit(self.tr("Saved as {0}.").format(target.name))

    def _print(self) -> None:
        print_passages(self, card_passages(self._card))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_plain(card_passages(self._card)))
        self.told.emit(self.tr("Card copied."))
