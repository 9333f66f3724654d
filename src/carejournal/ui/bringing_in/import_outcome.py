"""What is told after an import of which some photos could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carejournal.ui.bringing_in.import_words import added_words, photos_words
from carejournal.ui.bringing_in.left_out_list import LeftOutList
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, column, label, row, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.exchange.records import Skipped
    from carejournal.services.import_plan import ImportPlan
    from carejournal.ui.page import Surroundings


class ImportOutcome(QWidget):
    """Says what was added, and lists the photos that stayed out.

    Signals:
        close_wanted(): the person has seen it.
    """

    close_wanted = Signal()

    def __init__(self, around: Surroundings, plan: ImportPlan, left_out: Sequence[Skipped]) -> None:
        super().__init__()
        head = title(self.tr("Added: {0}").format(added_words(plan, without=len(left_out))))
        head.setWordWrap(True)
        number = len(left_out)
        heading = label(self.tr("{0} stayed out").format(photos_words(number)), bold=True, wrap=True)
        about = label(
            self.tr("What could not be read is only in the file: please keep it. Its entries are there."),
            wrap=True,
            quiet=True,
        )
        self.left_out = LeftOutList(around, left_out, lambda: plan.warnings)
        self.leave = button(self.tr("Close"), self.close_wanted.emit, primary=True)
        self.leave.setAutoDefault(True)
        listed = card()
        listed.setLayout(column(heading, about, self.left_out, margin=4 * STEP, space=2 * STEP))
        self.setLayout(column(head, listed, None, row(None, self.leave), space=4 * STEP))
