"""The list of sessions on the screen: chosen by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListView

from carejournal.ui.sessions.session_row_delegate import SessionRowDelegate

if TYPE_CHECKING:
    from carejournal.ui.sessions.session_list import SessionList
    from carejournal.ui.theme import Theme


class SessionListView(QListView):
    """Shows which session is open and says which one the person wants.

    Signals:
        session_chosen(str): the person went to the session with this id.
        opened(): the person wants to go on in the session that is chosen.
        delete_wanted(): the person wants the chosen session gone.
    """

    session_chosen = Signal(str)
    opened = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, model: SessionList) -> None:
        super().__init__()
        self._sessions = model
        self._marking = False
        self.setModel(model)
        self.setItemDelegate(SessionRowDelegate(theme, self))
        self.setAccessibleName(self.tr("Sessions"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._tell_choice)
        self.activated.connect(self._open)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self, self.delete_wanted.emit)
        # Set apart: PySide 6.11 ignores a context given to the constructor beside a function.
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        theme.changed.connect(self._repaint)

    def mark(self, session_id: str) -> None:
        """Show which session is open, without announcing it as the person's choice."""
        self._marking = True
        row = self._sessions.row_of(session_id)
        if row < 0:
            self.selectionModel().clear()
        else:
            self.selectionModel().setCurrentIndex(
                self._sessions.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            if row == 1:
                self.scrollToTop()  # the heading above it too
        self._marking = False

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where a key leads: never to a heading."""
        index = super().moveCursor(action, modifiers)
        if self._sessions.session_at(index.row()) is None and index.isValid():
            return self._sessions.index(index.row() + 1)
        return index

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew: how high a card is depends on how wide it is."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex, QModelIndex)
    def _tell_choice(self, index: QModelIndex, _before: QModelIndex) -> None:
        session = self._sessions.session_at(index.row())
        if session is not None and not self._marking:
            self.session_chosen.emit(session.id)

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()
