"""The line in which a passphrase is typed: it keeps no history, and its menu only takes in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu

HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
LINE_BREAKS = str.maketrans("", "", "\r\n\u2028\u2029")


class PassphraseLine(QLineEdit):
    """Types hidden letters, or shown ones.

    Signals:
        caps_lock_seen(bool): a letter came as it does with Caps Lock on, or as it does without.
    """

    caps_lock_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.show_letters(shown=False)
        self.textChanged.connect(self._without_line_breaks)

    def show_letters(self, *, shown: bool) -> None:
        """Show the letters or hide them; input methods may learn them in neither case."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(HINTS)  # after the echo mode, which sets hints of its own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key in, but bring back nothing that was typed before."""
        if any(event.matches(key) for key in HISTORY):
            event.accept()
            return
        self._watch_caps_lock(event)
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to paste: the usual menu would offer the history too."""
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu, made anew; it is gone once it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = menu.addAction(self.tr("Paste"), self.paste)
        paste.setEnabled(bool(QGuiApplication.clipboard().text()))
        everything = menu.addAction(self.tr("Select everything"), self.selectAll)
        everything.setEnabled(bool(self.text()))
        return menu

    def _watch_caps_lock(self, event: QKeyEvent) -> None:
        """Tell by the letters: Qt does not say how the Caps Lock key stands."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock_seen.emit(False)
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(letter.isupper() is not shift)

    @Slot(str)
    def _without_line_breaks(self, text: str) -> None:
        """Take ends of lines away: copied with one it would be another passphrase, and nobody sees why."""
        on_one_line = text.translate(LINE_BREAKS)
        if on_one_line != text:
            self.setText(on_one_line)
