"""What is recorded in something that was deleted, to be read before it is put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from carejournal.domain.measure import BUILT_IN, SLEEP_HOURS, Form
from carejournal.ui.safekeeping.trash_list import what_words
from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.theme import BODY_SCALE, scaled_font
from carejournal.ui.widgets.building import column, label
from carejournal.ui.widgets.dates import clock_time, long_day_with_year
from carejournal.ui.widgets.hours_text import hours_text
from carejournal.ui.widgets.markdown_colours import MarkdownColours
from carejournal.ui.widgets.row_card import BETWEEN
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carejournal.domain.measure import Measure
    from carejournal.domain.session import Kind
    from carejournal.services.trash import Contents, Trashed
    from carejournal.ui.theme import Theme

LEAST_LINES = 4


class TrashPreview(QWidget):
    """Shows all words of one thing, or how many things are chosen; the text can be selected and copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, str, str] = ("", "", "")
        self.heading = label(bold=True, wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What is recorded in it"))
        self.text.setFont(scaled_font(self.text, BODY_SCALE))
        self.text.setMinimumHeight(LEAST_LINES * self.text.fontMetrics().lineSpacing())
        self._markdown = MarkdownColours(self.text.document(), theme)
        layout = column(self.heading, self.text)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        theme.changed.connect(self._write)

    def show_one(
        self, item: Trashed, contents: Contents, kind: Kind | None, measures: Mapping[str, Measure]
    ) -> None:
        """Show all of one thing."""
        day = BETWEEN.join(
            part
            for part in (
                what_words(item),
                kind_name(kind) if kind else "",
                long_day_with_year(item.moment.day),
                clock_time(item.moment),
                self.tr("private") if item.private else "",
            )
            if part
        )
        readings = BETWEEN.join(reading_words(contents.readings, measures))
        of_session = BETWEEN.join(part for part in (item.method, item.title) if part)
        facts = (of_session,) if item.subject == "session" else (readings, BETWEEN.join(contents.tags))
        title = item.title if item.subject in {"entry", "score"} else ""
        self._show(day, "\n".join(filter(None, facts)), title, contents.note)

    def show_many(self, items: Sequence[Trashed]) -> None:
        """Show how many things of each kind are chosen, or what to do where there is none."""
        entries = sum(item.subject == "entry" for item in items)
        sessions = sum(item.subject == "session" for item in items)
        hint = self.tr("Choose something in the list to read it here.")
        if items:
            hint = self.tr("Entries: {0}. Sessions: {1}.").format(entries, sessions)
            others = len(items) - entries - sessions
            hint += " " + self.tr("Others: {0}.").format(others) if others else ""
        self._show(self.tr("{0} chosen").format(len(items)) if items else "", "", "", "")
        self.text.setPlaceholderText(hint)

    def _show(self, heading: str, facts: str, title: str, note: str) -> None:
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.text.setPlaceholderText(self.tr("Nothing is written in it."))
        self._shown = (facts, title, note)
        self._write()

    @Slot()
    def _write(self) -> None:
        """Write the parts anew, in the colours of the present look, with an empty line between them."""
        quiet, bold = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(self._theme.colours.quiet))
        bold.setFontWeight(QFont.Weight.Bold)
        self.text.clear()
        cursor = self.text.textCursor()
        for part, form in zip(self._shown, (quiet, bold, QTextCharFormat()), strict=True):
            if part:
                cursor.insertText("" if self.text.document().isEmpty() else "\n\n", QTextCharFormat())
                cursor.insertText(part, form)
        self.text.document().clearUndoRedoStacks()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def reading_words(readings: Mapping[str, float], measures: Mapping[str, Measure]) -> list[str]:
    """Return each reading in a few words, the built-in measures first."""
    order = [key for key in BUILT_IN if key in readings] + [key for key in readings if key not in BUILT_IN]
    return [_reading(key, measures.get(key), readings[key]) for key in order]


def _reading(key: str, measure: Measure | None, value: float) -> str:
    name = measure_name(measure) if measure else key
    if measure and measure.form is Form.YES_NO:
        return f"{name}: {_tr('yes') if value else _tr('no')}"
    if key == SLEEP_HOURS.key:
        return f"{name} {hours_text(value)}"
    return f"{name} {value:g}{f' {measure.unit}' if measure and measure.unit else ''}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrashPreview", text)
