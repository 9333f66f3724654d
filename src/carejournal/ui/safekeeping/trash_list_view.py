"""The list of what was deleted, on the screen: chosen by mouse and keyboard, one or many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from carejournal.ui.safekeeping.trash_row_delegate import TrashRowDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.services.trash import Trashed
    from carejournal.ui.safekeeping.trash_list import TrashList
    from carejournal.ui.theme import Theme

ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down}


class TrashListView(QListView):
    """Shows what is chosen; its context menu and its keys say what the person wants with it.

    Signals:
        choice_changed(): something else is chosen now.
        restore_wanted(): what is chosen should be put back.
        delete_wanted(): what is chosen should be deleted for good.
    """

    choice_changed = Signal()
    restore_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, model: TrashList) -> None:
        super().__init__()
        self._items = model
        self.setModel(model)
        self.setItemDelegate(TrashRowDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("In the trash, what was deleted last first"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._restore = self._action(
            self.tr("Put back"), self.restore_wanted.emit, Qt.Key.Key_Return, Qt.Key.Key_Enter
        )
        self._delete = self._action(self.tr("Delete for good …"), self.delete_wanted.emit, Qt.Key.Key_Delete)
        self.selectionModel().selectionChanged.connect(self._tell)
        theme.changed.connect(self._repaint)

    def chosen(self) -> list[Trashed]:
        """Return what is chosen, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [item for row in rows if (item := self._items.item(row))]

    def go_to(self, row: int) -> None:
        """Move to a row and choose it, where it is not private: its words stay covered until asked for."""
        flag = QItemSelectionModel.SelectionFlag
        item = self._items.item(row)
        if item is not None:
            how = flag.NoUpdate if item.private else flag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._items.index(row), how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let an arrow first choose the row that the keyboard is at, where nothing is chosen."""
        here = self.currentIndex()
        if event.key() in ARROWS and here.isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row that the keyboard is at in sight when a line below takes room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _action(self, words: str, wanted: Callable[[], None], *keys: Qt.Key) -> QAction:
        made = QAction(words, self)
        made.setShortcuts([QKeySequence(key) for key in keys])
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(lambda _checked=False: wanted())
        self.addAction(made)
        return made

    @Slot()
    def _tell(self) -> None:
        some = self.selectionModel().hasSelection()
        self._restore.setEnabled(some)
        self._delete.setEnabled(some)
        self.choice_changed.emit()

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()
