"""One note of the report, in which words are marked that a black bar is to stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from carejournal.reports.markdown_blocks import markdown_blocks
from carejournal.reports.note_blocks import plain_text
from carejournal.reports.redaction import Redaction, whole_word
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label
from carejournal.ui.widgets.dates import short_day
from carejournal.ui.widgets.pair_layout import PairLayout

if TYPE_CHECKING:
    from carejournal.domain.entry import Entry

LINES_SEEN = 6
KEY = QKeySequence("Ctrl+B")


class NoteMarking(QWidget):
    """Shows a note as it will be read, with its marked words under a bar.

    Signals:
        marked(str, tuple): in the entry with this id, these words are to be blacked out.
    """

    marked = Signal(str, tuple)

    def __init__(self) -> None:
        super().__init__()
        self._entry_id = ""
        self._words: tuple[str, ...] = ()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setFixedHeight(LINES_SEEN * self.fontMetrics().lineSpacing() + 3 * STEP)
        self.heading = label(bold=True, wrap=True)
        self.told = label(quiet=True, wrap=True)
        self.mark = button(self.tr("Black out"), self._mark, flat=True)
        self.mark.setToolTip(KEY.toString(QKeySequence.SequenceFormat.NativeText))
        self.clear = button(self.tr("Show all again"), self._clear, flat=True)
        shortcut = QShortcut(KEY, self.text)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._mark)
        ways = PairLayout(self.mark, self.clear, apart=False)
        self.setLayout(column(self.heading, self.text, self.told, ways, space=STEP))
        self.text.selectionChanged.connect(self._offer)
        self.hide()

    def show_note(self, entry: Entry, words: tuple[str, ...]) -> None:
        """Show an entry's words, with those that are marked in it."""
        self._entry_id, self._words = entry.id, words
        self.heading.setText(self.tr("Note of {0}").format(short_day(entry.moment.day)))
        self.text.setAccessibleName(self.heading.text())
        words_of_note = plain_text(markdown_blocks(entry.note, self.tr("Picture")))
        self.text.setPlainText("\n".join(part for part in (entry.title, words_of_note) if part))
        self._paint()
        self.show()

    @Slot()
    def _mark(self) -> None:
        # A bar ends with its paragraph: lines are marked one by one, without the signs of lists and quotes.
        text, cursor = self.text.toPlainText(), self.text.textCursor()
        if not cursor.hasSelection():
            return
        ends = cursor.selectionStart(), cursor.selectionEnd()
        first, end = whole_word(text, *(_place(text, each) for each in ends))
        words = filter(None, (line.lstrip("->").strip() for line in text[first:end].splitlines()))
        self._change(tuple(dict.fromkeys((*self._words, *words))))

    @Slot()
    def _clear(self) -> None:
        self._change(())

    def _change(self, words: tuple[str, ...]) -> None:
        cursor = self.text.textCursor()
        cursor.clearSelection()
        self.text.setTextCursor(cursor)
        self._words = words
        self._paint()
        self.marked.emit(self._entry_id, words)

    def _paint(self) -> None:
        """Cover the marked words: in this window their colours are those of the text, the other way round."""
        palette, under = self.text.palette(), QTextCharFormat()
        under.setBackground(palette.color(QPalette.ColorRole.Text))
        under.setForeground(QColor(palette.color(QPalette.ColorRole.Text)))
        covered = []
        text = self.text.toPlainText()
        for first, end in Redaction(self._words).spans(text):
            each = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(_qt_place(text, first))
            cursor.setPosition(_qt_place(text, end), QTextCursor.MoveMode.KeepAnchor)
            each.cursor, each.format = cursor, under
            covered.append(each)
        self.text.setExtraSelections(covered)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        self.mark.setEnabled(self.text.textCursor().hasSelection())
        self.clear.setVisible(bool(self._words))
        self.told.setText(
            self.tr("Blacked out here: {0}").format(", ".join(map(QLocale().quoteString, self._words)))
            if self._words
            else self.tr("Choose words in it and press Black out: a bar stands for them in this note.")
        )


def _place(text: str, qt_place: int) -> int:
    """Return a place as Python counts it from one as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * qt_place].decode("utf-16-le", "replace"))


def _qt_place(text: str, place: int) -> int:
    """Return a place in a text as Qt counts it, in units of UTF-16."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
