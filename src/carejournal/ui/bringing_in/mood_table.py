"""The table that asks for the level of each mood name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionViewItem, QWidget

from carejournal.ui.bringing_in.mood_mapping import LEVEL, NAME, MoodMapping
from carejournal.ui.bringing_in.quiet_table import QuietTable, RowDelegate
from carejournal.ui.theme import STEP

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

ARROW = "▾"
LEAST_LETTERS = 18
OPENING_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2}
EMPTYING_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class LevelDelegate(RowDelegate):
    """Shows a level as the box of a chooser."""

    def __init__(self, theme: Theme, mapping: MoodMapping, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self._theme = theme
        self._mapping = mapping

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for the longest choice and the arrow, the same in every row."""
        metrics = option.fontMetrics
        choices = [self._mapping.level_words(level) for level in (None, *self._mapping.steps)]
        widest = max(metrics.horizontalAdvance(f"{words} {ARROW}") for words in choices)
        return QSize(widest + 10 * STEP, metrics.height() + 4 * STEP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the present level in an outlined box with an arrow."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        self._table.style().drawPrimitive(panel, row, painter, self._table)
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(STEP, STEP, -STEP, -STEP)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.outline), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(2 * STEP, 0, -2 * STEP, 0)
        painter.setPen(QColor(colours.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, ARROW)
        painter.restore()


class MoodTable(QuietTable):
    """Lets the person choose a level for each name: by mouse, digit or Enter; Delete leaves it out."""

    def __init__(self, theme: Theme, mapping: MoodMapping) -> None:
        super().__init__(theme, mapping, "", NAME, LEAST_LETTERS)
        self.mapping = mapping
        self.setAccessibleName(self.tr("How the moods are read"))
        self.setAccessibleDescription(
            self.tr("A digit or Enter sets the level of a name, Delete leaves it out.")
        )
        self.setItemDelegateForColumn(LEVEL, LevelDelegate(theme, mapping, self))
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
