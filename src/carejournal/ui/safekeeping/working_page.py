"""What is seen while something takes long: what it is, how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar

from carejournal.ui.safekeeping.quiet_page import QuietPage
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, title
from carejournal.ui.widgets.screen_reader import tell_name_changed

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme

PARTS = 1000
BAR_HEIGHT = 3 * STEP


class WorkingPage(QuietPage):
    """Shows how far a piece of work is; does none itself.

    Signals:
        cancel_wanted(): the person wants the work to stop; sent once.
        help_wanted(): the person wants help now.
    """

    cancel_wanted = Signal()

    def __init__(self, theme: Theme, heading: str, words: str, *, can_cancel: bool = True) -> None:
        super().__init__(theme)
        head = title(heading)
        head.setWordWrap(True)
        self.words = label(words, wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(heading)
        self.bar.setFixedHeight(BAR_HEIGHT)
        self.cancel = button(self.tr("Cancel"), self._cancel)  # not by Enter, which may still be held down
        self.cancel.setVisible(can_cancel)
        self.lay_out(column(head, self.words, space=3 * STEP), self.bar, row(self.cancel, None))
        self.setFocusProxy(self.cancel)
        self._theme = theme
        theme.changed.connect(self._paint_bar)
        self._paint_bar()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.cancel.click)
        escape.setEnabled(can_cancel)
        self.show_progress(None, words)

    def show_progress(self, fraction: float | None, words: str) -> None:
        """Show how far it is, from 0 to 1, or that it is not known; and what is being done."""
        self.bar.setRange(0, 0 if fraction is None else PARTS)
        if fraction is not None:
            self.bar.setValue(round(PARTS * min(1.0, max(0.0, fraction))))
        if words != self.words.text():
            self.words.setText(words)
            tell_name_changed(self.words)

    @Slot()
    def _paint_bar(self) -> None:
        colours = self._theme.colours
        self.bar.setStyleSheet(
            f"QProgressBar {{ background: {colours.surface}; border: 1px solid {colours.outline};"
            f" border-radius: {BAR_HEIGHT // 2}px; }}"
            f"QProgressBar::chunk {{ background: {colours.accent}; border-radius: {BAR_HEIGHT // 2 - 1}px; }}"
        )

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel_wanted.emit()
