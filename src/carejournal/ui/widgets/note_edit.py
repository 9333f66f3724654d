"""The field for a note: Markdown, comfortable to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from carejournal.ui.theme import BODY_SCALE, scaled_font
from carejournal.ui.widgets.markdown_colours import MarkdownColours
from carejournal.ui.widgets.markdown_typing import continued, emphasised, indented, with_sign

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.ui.theme import Theme

LEAST_LINES = 6
NEW_LINES = {0x2028: "\n", 0x2029: "\n"}
"""What stands between the lines of Qt's raw text."""
PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp")


class NoteEdit(QPlainTextEdit):
    """A multi-line text that keeps exactly what was typed; Tab moves on to the next control.

    Enter goes on with a list, and ends it on an empty item; Ctrl+] and Ctrl+[ indent.

    Signals:
        pictures_given(list): pictures were dropped or pasted: QImages, or paths of files.
    """

    pictures_given = Signal(list)

    def __init__(self, theme: Theme, name: str, placeholder: str) -> None:
        super().__init__()
        self._shown = ""
        self.setProperty("bare", "true")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFont(scaled_font(self, BODY_SCALE))
        self.colours = MarkdownColours(self.document(), theme)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few lines."""
        return QSize(super().minimumSizeHint().width(), LEAST_LINES * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """Return the same: the form gives what is left, and must not take it from what stands above."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def show_text(self, text: str) -> None:
        """Show a text; where it is another one, undo does not go back past it."""
        if text != self.text:
            self.setPlainText(text)
        self._shown = text
        self.document().setModified(False)

    def forget_undo(self) -> None:
        """Let undo not go back past what is shown now: what comes is another record's."""
        self.document().clearUndoRedoStacks()

    @property
    def text(self) -> str:
        """What stands in the field; a text that nobody touched comes back to the letter.

        toPlainText() would turn no-break spaces into plain ones.
        """
        if not self.document().isModified():
            return self._shown
        return self.document().toRawText().translate(NEW_LINES)

    def emphasise(self, sign: str) -> None:
        """Put the signs around what is selected, or take them off; with nothing selected, between two."""
        cursor = self.textCursor()
        words = cursor.selectedText()
        cursor.insertText(emphasised(words, sign))
        if not words:
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(sign))
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def sign_lines(self, sign: str) -> None:
        """Begin the selected lines with the sign, or take it off."""
        self._change_lines(lambda line: with_sign(line, sign))

    def indent_lines(self, by: int) -> None:
        """Move the selected lines a step in or out."""
        self._change_lines(lambda line: indented(line, by))

    def insert_words(self, words: str) -> None:
        """Put words in on lines of their own, where the cursor is."""
        cursor = self.textCursor()
        if cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            words = f"\n\n{words}"
        cursor.insertText(words)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with a list on Enter; indent with Ctrl and a bracket."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._went_on():
            return
        if ctrl and event.key() in {Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft}:
            self.indent_lines(+1 if event.key() == Qt.Key.Key_BracketRight else -1)
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, and pictures too."""
        return bool(_pictures(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put words in; hand on pictures."""
        if pictures := _pictures(source):
            self.pictures_given.emit(pictures)
        else:
            super().insertFromMimeData(source)

    def _went_on(self) -> bool:
        cursor = self.textCursor()
        block = cursor.block()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        following = continued(block.text())
        if following is None:
            return False
        if following:
            cursor.insertText(f"\n{following}")
        else:
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _change_lines(self, change: Callable[[str], str]) -> None:
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        cursor.beginEditBlock()
        for number in range(first.blockNumber(), last.blockNumber() + 1):
            block = self.document().findBlockByNumber(number)
            changed = change(block.text())
            if changed != block.text():
                line = QTextCursor(block)
                line.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                line.insertText(changed)
        cursor.endEditBlock()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def _pictures(source: QMimeData) -> list[QImage | str]:
    """Return the pictures in what was dropped or pasted; words beside them win."""
    if source.hasUrls():
        paths = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        return [path for path in paths if path.lower().endswith(PICTURE_ENDINGS)]
    if source.hasImage() and not source.hasText():
        image = source.imageData()
        return [image] if isinstance(image, QImage) else []
    return []
