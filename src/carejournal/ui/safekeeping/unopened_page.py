"""What is seen when the journal cannot be opened just now: why, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from carejournal.ui.safekeeping.quiet_page import QuietPage
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import card, column, label, title
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from carejournal.ui.theme import Theme


class UnopenedPage(QuietPage):
    """Says in the refusal's own words why the journal is not open.

    Signals:
        again_wanted(): it should be tried once more.
        other_wanted(): another journal should be opened.
        leave_wanted(): nothing should be done now.
        help_wanted(): the person wants help now.
    """

    again_wanted = Signal()
    other_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, theme: Theme, why: str) -> None:
        super().__init__(theme)
        self.why = label(why, wrap=True)
        self.again = self.way(self.tr("Try again"), self.again_wanted.emit, primary=True)
        self.other = self.way(self.tr("Open another journal …"), self.other_wanted.emit)
        self.leave = self.way(self.tr("Close for now"), self.leave_wanted.emit, flat=True)
        flow = FlowLayout()
        for each in (self.again, self.other, self.leave):
            flow.addWidget(each)
        frame = card()
        frame.setLayout(column(self.why, flow, margin=5 * STEP, space=4 * STEP))
        heading = title(self.tr("The journal cannot be opened now"))
        heading.setWordWrap(True)
        self.lay_out(heading, frame)
        self.setFocusProxy(self.again)
