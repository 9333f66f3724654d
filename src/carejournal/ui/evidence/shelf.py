"""The shelf: questions to choose from, and a field that keeps those with certain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from carejournal.services.reading_evidence import cards_with
from carejournal.ui.evidence.shelf_delegate import ShelfDelegate
from carejournal.ui.evidence.shelf_filters import strength_box, theme_box
from carejournal.ui.evidence.shelf_model import CARD_ROLE, ShelfModel
from carejournal.ui.language import spoken
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

LETTERS_WIDE = 36


class Shelf(QWidget):
    """All cards, or those that hold the words typed and have the theme and strength chosen.

    Signals:
        card_chosen(Card): the person, or choose(), chose this card.
        strength_wanted(): the person wants to know how to read strength.
    """

    card_chosen = Signal(object)
    strength_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._chosen = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search the cards"))
        self.field.setAccessibleName(self.tr("Search the cards"))
        self.field.setToolTip(QKeySequence(QKeySequence.StandardKey.Find).toString())
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._go_to_list)
        escape = QShortcut(QKeySequence.StandardKey.Cancel, self.field, self.field.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.nothing = label(
            self.tr(
                "No card fits all of this. Fewer words, only the beginning of one, or all themes find more."
            ),
            quiet=True,
            wrap=True,
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.theme_box, self.strength_box = theme_box(), strength_box()
        for box in (self.theme_box, self.strength_box):
            box.currentIndexChanged.connect(self._filter)
        self.strength_button = button(self.tr("About strength"), self.strength_wanted.emit, flat=True)
        self.model = ShelfModel()
        self.view = self._made_view(theme)
        narrowing = column(self.theme_box, self.strength_box, self.strength_button, space=STEP)
        layout = column(self.field, narrowing, self.nothing, self.view, space=3 * STEP)
        layout.setStretchFactor(self.view, 1)
        self.setLayout(layout)
        self.setMaximumWidth(round(LETTERS_WIDE * self.fontMetrics().averageCharWidth()) + 8 * STEP)
        self._filter()

    def choose(self, card_id: str) -> bool:
        """Choose a card, also when words or filters hide it; False where there is none of this id."""
        if self.model.row_of(card_id) < 0:
            self.field.clear()
            self.theme_box.choose_all()
            self.strength_box.choose_all()
        place = self.model.row_of(card_id)
        if place >= 0:
            index = self.model.index(place)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        return place >= 0

    def choose_first(self) -> None:
        """Choose the first card where none is chosen yet."""
        if not self._chosen and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    def _made_view(self, theme: Theme) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(ShelfDelegate(theme, view))
        view.setAccessibleName(self.tr("Evidence cards"))
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.selectionModel().currentChanged.connect(self._take)
        view.activated.connect(self._take_again)
        view.clicked.connect(self._take_again)
        theme.changed.connect(view.viewport().update)
        return view

    @Slot()
    def _filter(self) -> None:
        theme, strength = self.theme_box.wanted, self.strength_box.wanted
        self.model.set_cards(cards_with(self.field.text(), theme, strength, spoken()))
        self.nothing.setVisible(not self.model.rowCount())
        self.view.setVisible(bool(self.model.rowCount()))
        place = self.model.row_of(self._chosen)
        if place >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.model.index(place), flag)

    @Slot()
    def _go_to_list(self) -> None:
        if self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))
            self.view.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _take(self, present: QModelIndex, _before: QModelIndex) -> None:
        card = present.data(CARD_ROLE) if present.isValid() else None
        if card is not None and card.id != self._chosen:
            self._chosen = card.id
            self.card_chosen.emit(card)

    @Slot(QModelIndex)
    def _take_again(self, index: QModelIndex) -> None:
        """Show the chosen card again where something else stands in its place."""
        card = index.data(CARD_ROLE)
        if card is not None and card.id == self._chosen:
            self.card_chosen.emit(card)
