"""The command search: one field, and below it what the words can mean; Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from carejournal.ui.commands.command_finder import Found, find
from carejournal.ui.commands.found_delegate import BESIDE_ROLE, FoundDelegate
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label

if TYPE_CHECKING:
    from carejournal.ui.command_list import Place
    from carejournal.ui.page import Surroundings

LETTERS_WIDE, LINES_HIGH = 100, 30
OF_THE_WINDOW = 0.9
WALKING = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class CommandSearch(QDialog):
    """Finds actions, days and records. Escape closes it.

    Signals:
        chosen(Found): the person wants this; the dialog is closed.
    """

    chosen = Signal(object)

    def __init__(self, around: Surroundings, present: Place, names: set[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Care Journal")
        self._services = around.services
        self._present, self._names = present, names
        self._found: list[Found] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("An action, a date, or words you wrote"))
        self.field.setAccessibleName(self.tr("Find an action, a day or words"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(FoundDelegate(around.theme, self.list))
        self.nothing = label(self.tr("Nothing found for these words."), quiet=True)
        hint = label(self.tr("Arrows choose, Enter does it, Escape closes."), quiet=True, wrap=True)
        layout = column(self.field, self.nothing, self.list, hint, margin=4 * STEP, space=3 * STEP)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.field.returnPressed.connect(self._choose_current)
        self._find("")
        self.resize(self._wanted_size(parent))
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that walk a list walk it from the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in WALKING:
            step = 1 if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown} else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        return super().eventFilter(watched, event)

    @property
    def found(self) -> list[Found]:
        """What is listed."""
        return self._found

    @Slot(str)
    def _find(self, typed: str) -> None:
        services = self._services
        self._found = find(typed, services.looking_back, services.today, self._present, self._names)
        self.list.clear()
        for each in self._found:
            item = QListWidgetItem(each.words)
            item.setData(BESIDE_ROLE, each.beside)
            spoken = f"{each.words}, {each.beside}" if each.beside else each.words
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._found))
        self.nothing.setVisible(not self._found)

    @Slot()
    def _choose_current(self) -> None:
        if self._found:
            self._choose(self.list.currentItem())

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        found = self._found[self.list.row(item)]
        self.close()
        self.chosen.emit(found)

    def _wanted_size(self, parent: QWidget) -> QSize:
        metrics = self.fontMetrics()
        wanted = QSize(LETTERS_WIDE * metrics.averageCharWidth(), LINES_HIGH * metrics.lineSpacing())
        return wanted.boundedTo(parent.window().size() * OF_THE_WINDOW)
