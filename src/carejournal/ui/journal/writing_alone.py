"""The words of an entry alone on the whole screen; the rail with help and lock stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from carejournal.ui.journal.entry_editor import EntryEditor


class WritingAlone(QObject):
    """Hides the other parts of the page while the note has the screen, and brings them back."""

    def __init__(self, page: QWidget, editor: EntryEditor, others: Sequence[QWidget]) -> None:
        super().__init__(page)
        self._page = page
        self._editor = editor
        self._others = others
        self._put_away: list[QWidget] = []
        self.active = False
        self._leave = QShortcut(QKeySequence("Esc"), page, self.end)
        self._leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._leave.setEnabled(False)  # else it would take the key from the search

    @Slot()
    def turn(self) -> None:
        """Begin, or end."""
        self.active = not self.active
        if self.active:
            self._put_away = [part for part in self._others if not part.isHidden()]
        for part in self._put_away:
            part.setVisible(not self.active)
        self._editor.set_alone(self.active)
        self._leave.setEnabled(self.active)
        words = self.tr("Leave full screen") if self.active else self.tr("Full screen")
        self._editor.writing.bar.alone.setText(words)
        window, full = self._page.window(), Qt.WindowState.WindowFullScreen
        state = window.windowState()
        window.setWindowState(state | full if self.active else state & ~full)
        if self._page.isVisible():
            self._editor.note.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def end(self) -> None:
        """End, where it has begun."""
        if self.active:
            self.turn()
