"""One quiet sentence at the foot of the window, with a way back where there is one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label
from carejournal.ui.widgets.screen_reader import tell_alert

SHOWN_FOR_MS = 8_000
BESIDE = 6 * STEP
AROUND_THE_FOOT = 11 * STEP
"""The room above and below the buttons at the foot of a page, which stay free to be pressed."""


class Toast(QFrame):
    """Shows a sentence for a few seconds above whatever page is open.

    Signals:
        undo_wanted(): the person wants to take back what the sentence told.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setProperty("card", "true")
        self._words = label()
        self.undo = button(self.tr("Undo"), self._undo, flat=True, tip="Ctrl+Z")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        layout.addWidget(self._words)
        layout.addWidget(self.undo)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence that is or was shown."""
        return self._words.text()

    def tell(self, words: str, *, undoable: bool = False) -> None:
        """Show the sentence, and Undo beside it where it can be undone."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.undo.setVisible(undoable)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        tell_alert(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _place(self) -> None:
        window = self._window
        most = window.width() - 2 * BESIDE
        self._words.setWordWrap(False)
        self.adjustSize()
        if self.width() > most:
            self._words.setWordWrap(True)
            self.resize(most, self.heightForWidth(most))
        below = self.height() + self.undo.sizeHint().height() + AROUND_THE_FOOT
        self.move((window.width() - self.width()) // 2, window.height() - below)
