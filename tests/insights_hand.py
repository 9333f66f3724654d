"""The Insights tab at hand: the page over a journal as it is, up to date and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop

from carejournal.ui.changes import ChangeSignal
from carejournal.ui.insights.insights_page import InsightsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

QUIET_TURNS = 3
"""What was worked out asks for more: a comparison for the picture of the days around."""


def open_insights(qtbot: QtBot, around: Surroundings) -> InsightsPage:
    """Return the page over the journal as it is now; it follows the journal's changes."""
    made = InsightsPage(around)
    ChangeSignal(around.services, made).changed.connect(made.follow)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    with qtbot.waitActive(made):
        made.show()
    with qtbot.waitSignal(made.chart.drawn, timeout=30_000):
        made.shown()
    return settled(made)


def settled(page: InsightsPage) -> InsightsPage:
    """Return the page when all that it reads, works out and draws beside the window is shown."""
    loop, quiet = QEventLoop(), 0
    while quiet < QUIET_TURNS:
        loop.processEvents()
        if page.around.tasks.busy:
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        quiet = 0 if page.around.tasks.busy else quiet + 1
    return page
