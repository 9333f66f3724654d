"""Texts of ours to be read at leisure: open lines, not too long, to select, copy and scroll."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from carejournal.ui.theme import BODY_SCALE, STEP, scaled_font

LETTERS_A_LINE = 75
LINE_HEIGHT = 150
"""In per cent of the font's own height."""
RING_WIDTH = 2
KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class ReadingText(QLabel):
    """A paragraph with 1.5 line height; `words` is shown as it is, line breaks and signs of markup too.

    Only rich text has a line height in Qt, so the words are escaped. Screen readers get them plain.
    """

    def __init__(
        self, words: str, *, scale: float = BODY_SCALE, bold: bool = False, quiet: bool = False
    ) -> None:
        super().__init__()
        self.words = words
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f'<p style="line-height: {LINE_HEIGHT}%; margin: 0">{_marked_up(words)}</p>')
        self.setAccessibleName(words)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(scaled_font(self, scale, bold=bold))
        if quiet:
            self.setProperty("quiet", "true")

    def sizeHint(self) -> QSize:
        """Return a full line's size: QLabel itself would set the whole text three times to guess one."""
        return QSize(reading_width(self.font()), self.fontMetrics().lineSpacing())


class ReadingArea(QScrollArea):
    """Scrolls what is read: by wheel, and by arrow keys and Page Down as a stop of the Tab key.

    A ring shows that the keyboard came here; a click into the text draws none. It is painted, because a
    style sheet of its own would be worked out anew for every part inside.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ringed = False
        self._by_keyboard = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus."""
        super().focusInEvent(event)
        reason = event.reason()
        if reason is not Qt.FocusReason.ActiveWindowFocusReason:  # else the window came back: as it was
            self._by_keyboard = reason in KEYBOARD
        self._ringed = self._by_keyboard
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ringed = False
        self.update()

    def event(self, event: QEvent) -> bool:
        """Paint the ring into the margin; paintEvent is the viewport's in scroll areas."""
        done = super().event(event)
        if event.type() is QEvent.Type.Paint and self._ringed:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), RING_WIDTH))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 2 * STEP, 2 * STEP)
        return done


def _marked_up(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def reading_width(font: QFont) -> int:
    """Return how many pixels wide a column of reading text in this font is at most."""
    return round(LETTERS_A_LINE * QFontMetricsF(font).averageCharWidth())
