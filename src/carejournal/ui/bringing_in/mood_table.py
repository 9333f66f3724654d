"""The table that asks for the level of each mood name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu

from carejournal.ui.bringing_in.box_delegate import EMPTYING_KEYS, OPENING_KEYS, BoxDelegate
from carejournal.ui.bringing_in.mood_mapping import LEVEL, NAME, MoodMapping
from carejournal.ui.bringing_in.quiet_table import QuietTable

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

LEAST_LETTERS = 18


class MoodTable(QuietTable):
    """Lets the person choose a level for each name: by mouse, digit or Enter; Delete leaves it out."""

    def __init__(self, theme: Theme, mapping: MoodMapping) -> None:
        super().__init__(theme, mapping, "", NAME, LEAST_LETTERS)
        self.mapping = mapping
        self.setAccessibleName(self.tr("How the moods are read"))
        self.setAccessibleDescription(
            self.tr("A digit or Enter sets the level of a name, Delete leaves it out.")
        )
        self.setItemDelegateForColumn(LEVEL, BoxDelegate(theme, self._all_words, self))
        self.clicked.connect(self.offer_levels)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the row's level by its digit, leave it out by Delete, offer all levels by Enter or Space."""
        row, text = self.currentIndex().row(), event.text()
        level = float(text) if len(text) == 1 and text in "0123456789" else None
        if row < 0:
            super().keyPressEvent(event)
        elif level is not None and level in self.mapping.steps:
            self.mapping.choose(row, level)
        elif event.key() in EMPTYING_KEYS:
            self.mapping.choose(row, None)
        elif event.key() in OPENING_KEYS:
            self.offer_levels(self.mapping.index(row, LEVEL))
        else:
            super().keyPressEvent(event)

    def _all_words(self) -> list[str]:
        return [self.mapping.level_words(level) for level in (None, *self.mapping.steps)]

    @Slot(QModelIndex)
    def offer_levels(self, index: QModelIndex) -> None:
        """Show all levels below the row's box, each with what it becomes here."""
        if index.column() != LEVEL:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for level in (None, *self.mapping.steps):
            action = group.addAction(self._choice(level))
            action.setCheckable(True)
            action.setData((index.row(), level))
            action.setChecked(level == index.data(Qt.ItemDataRole.EditRole))
        menu.addActions(group.actions())
        menu.triggered.connect(self._take)
        box = self.visualRect(index)
        menu.setMinimumWidth(box.width())
        menu.popup(self.viewport().mapToGlobal(box.bottomLeft()))
        menu.setActiveAction(group.checkedAction())

    def _choice(self, level: float | None) -> str:
        words = self.mapping.level_words(level)
        if level is None:
            return words
        return self.tr("{0} → here {1}").format(words, self.mapping.ours(level))

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        row, level = action.data()
        self.mapping.choose(row, level)
