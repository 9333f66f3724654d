"""The recovery code: typed in groups, and shown large."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QFont, QFontDatabase, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from carejournal.ui.safekeeping.passphrase_line import HINTS
from carejournal.ui.theme import STEP, scaled_font

GROUP, BETWEEN = 4, "-"
"""As the sheet prints it."""

LARGE = 1.6
RING = 2


class CodeField(QLineEdit):
    """Takes a code as it comes: any case, any separators; shows it in groups of capital letters."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(even_letters(self, 1.1))
        self.setInputMethodHints(HINTS)
        self.textEdited.connect(self._group)

    @property
    def code(self) -> str:
        """The code's letters and digits alone, in capitals."""
        return _letters(self.text())

    def forget(self) -> None:
        """Empty the field, its own history too."""
        self.setText("")

    @Slot(str)
    def _group(self, text: str) -> None:
        grouped = in_groups(text)
        if grouped != text:
            before = len(_letters(text[: self.cursorPosition()]))
            self.setText(grouped)
            self.setCursorPosition(before + max(0, before - 1) // GROUP)


class CodeText(QLabel):
    """Shows a code large, to be read, selected and copied; the Tab key comes to it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(even_letters(self, LARGE))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMargin(2 * STEP)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the code, with a ring where it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), RING))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 2 * STEP, 2 * STEP)


def in_groups(text: str) -> str:
    """Return the letters and digits of a code in capitals, in groups as on the sheet."""
    letters = _letters(text)
    return BETWEEN.join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def even_letters(widget: QWidget, scale: float) -> QFont:
    """Return a font whose letters are all of one width, as large as the widget's own times `scale`."""
    font = scaled_font(widget, scale)
    font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def _letters(text: str) -> str:
    """Return the letters and digits in capitals; each stays one letter, so that places can be counted."""
    return "".join(letter.upper() if letter.isascii() else letter for letter in text if letter.isalnum())
