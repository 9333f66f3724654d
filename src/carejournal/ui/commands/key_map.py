"""All keys on one page, made from the one list of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QWidget

from carejournal.ui.command_list import Place, all_commands, other_keys
from carejournal.ui.evidence.reading_text import ReadingArea
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, column, label, row, title

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS_WIDE, LINES_HIGH = 90, 44
OF_THE_WINDOW = 0.94


class KeyMap(QDialog):
    """Shows which key does what. Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("All keys"))
        content = QWidget()
        names = {
            Place.EVERYWHERE: self.tr("Everywhere"),
            Place.JOURNAL: self.tr("Journal"),
            Place.SESSIONS: self.tr("Sessions"),
            Place.EVIDENCE: self.tr("Evidence"),
        }
        commands = [each for each in all_commands() if each.key_words]
        groups = [
            _group(name, [(each.key_words, each.words) for each in commands if each.place is place])
            for place, name in names.items()
        ]
        content.setLayout(
            column(
                *groups, _group(self.tr("In a control"), other_keys()), None, margin=2 * STEP, space=3 * STEP
            )
        )
        area = ReadingArea()
        area.setAccessibleName(self.tr("All keys"))
        area.setWidget(content)
        self.close_button = button(self.tr("Close"), self.close)
        layout = column(
            title(self.tr("All keys")), area, row(None, self.close_button), margin=4 * STEP, space=3 * STEP
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        metrics = self.fontMetrics()
        wanted = QSize(LETTERS_WIDE * metrics.averageCharWidth(), LINES_HIGH * metrics.lineSpacing())
        self.resize(wanted.boundedTo(parent.window().size() * OF_THE_WINDOW))
        area.setFocus(Qt.FocusReason.TabFocusReason)


def _group(name: str, lines: Iterable[tuple[str, str]]) -> QFrame:
    grid = QGridLayout()
    grid.setHorizontalSpacing(6 * STEP)
    grid.setVerticalSpacing(STEP)
    grid.setColumnStretch(1, 1)
    for number, (keys, words) in enumerate(lines):
        key = label(keys, bold=True, wrap=True)
        key.setMinimumWidth(key.fontMetrics().horizontalAdvance("Ctrl+Shift+Z  "))
        grid.addWidget(key, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words, wrap=True), number, 1)
    made = card()
    made.setLayout(column(label(name, bold=True), grid, margin=4 * STEP, space=2 * STEP))
    return made
