"""The table that asks what each measure or tag of a file becomes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu

from carejournal.ui.bringing_in.box_delegate import EMPTYING_KEYS, OPENING_KEYS, BoxDelegate
from carejournal.ui.bringing_in.name_mapping import HERE, NAME, NameMapping
from carejournal.ui.bringing_in.quiet_table import QuietTable

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

LEAST_LETTERS = 18


class NameTable(QuietTable):
    """Lets the person choose what a name becomes: by mouse or Enter; Delete leaves it out."""

    def __init__(self, theme: Theme, mapping: NameMapping, name: str) -> None:
        super().__init__(theme, mapping, name, NAME, LEAST_LETTERS)
        self.mapping = mapping
        self.setAccessibleDescription(self.tr("Enter shows what a name can become, Delete leaves it out."))
        self.setItemDelegateForColumn(HERE, BoxDelegate(theme, mapping.all_words, self))
        self.clicked.connect(self.offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the row's name out by Delete, offer what it can become by Enter or Space."""
        row = self.currentIndex().row()
        if row >= 0 and event.key() in EMPTYING_KEYS:
            self.mapping.choose(row, None)
        elif row >= 0 and event.key() in OPENING_KEYS:
            self.offer(self.mapping.index(row, HERE))
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def offer(self, index: QModelIndex) -> None:
        """Show below the row's box what its name can become."""
        if index.column() != HERE:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setStyleSheet("QMenu { menu-scrollable: 1; }")
        group = QActionGroup(menu)
        for choice in self.mapping.possible(index.row()):
            action = group.addAction(self.mapping.choice_words(choice).replace("&", "&&"))
            action.setCheckable(True)
            action.setData((index.row(), choice))
            action.setChecked(choice == index.data(Qt.ItemDataRole.EditRole))
        menu.addActions(group.actions())
        menu.triggered.connect(self._take)
        box = self.visualRect(index)
        menu.setMinimumWidth(box.width())
        menu.popup(self.viewport().mapToGlobal(box.bottomLeft()))
        if group.checkedAction() is not None:
            menu.setActiveAction(group.checkedAction())

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        row, choice = action.data()
        self.mapping.choose(row, choice)
