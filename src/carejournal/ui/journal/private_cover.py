"""What stands in place of a private entry's words until they are asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row


class PrivateCover(QWidget):
    """Says that the entry is private, and shows it on demand.

    Signals:
        lifted(): the person wants to see it.
    """

    lifted = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = label(self.tr("This entry is private."), bold=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        more = label(
            self.tr("It stays out of every report, and is shown only when you ask for it."),
            quiet=True,
            wrap=True,
        )
        more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.lift = button(self.tr("Show it"), self.lifted.emit)
        self.setLayout(column(None, words, more, row(None, self.lift, None), None, space=3 * STEP))
