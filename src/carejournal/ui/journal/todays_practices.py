"""Today's practices, quietly: what is to be tried, and one click to say that it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, plain_tip, row

if TYPE_CHECKING:
    from carejournal.domain.follow_up import Practice
    from carejournal.services.journal_services import JournalServices

MOST = 3


class TodaysPractices(QFrame):
    """Takes no room where there is none; nothing is said of what was not done.

    Signals:
        undoable(str): something happened that can be undone, in words.
    """

    undoable = Signal(str)

    def __init__(self, services: JournalServices) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._services = services
        self._shown: list[Practice] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        self._lines.setSpacing(STEP)
        self.hide()

    def refresh(self) -> None:
        """Show what is to be tried today."""
        practices = self._services.follow_ups.practices_on(self._services.today)[:MOST]
        if practices == self._shown:
            return
        self._shown = practices
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if practices:
            self._lines.addWidget(label(self.tr("To try, as agreed"), quiet=True))
        for practice in practices:
            self._lines.addWidget(self._line(practice))
        self.setVisible(bool(practices))

    def _line(self, practice: Practice) -> QWidget:
        did = button(self.tr("Did it"), lambda: self._did(practice), chip=True)
        did.setCheckable(False)  # what could not be kept must not look done
        did.setAccessibleName(self.tr("Did it: {0}").format(practice.text))
        if practice.tag:
            did.setToolTip(plain_tip(self.tr("Records “{0}” for today too").format(practice.tag)))
        line = row(label(practice.text, wrap=True), did)
        line.setStretch(0, 1)
        made = QWidget()
        made.setLayout(line)
        return made

    def _did(self, practice: Practice) -> None:
        self._services.follow_ups.did(practice)
        self.undoable.emit(self.tr("Kept as done."))
