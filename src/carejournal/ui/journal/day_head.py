"""The head of the journal page: which day is open, and the ways to other days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carejournal.ui.widgets.building import button, side_by_side, title
from carejournal.ui.widgets.dates import long_day, long_day_with_year
from carejournal.ui.widgets.pair_layout import PairLayout

if TYPE_CHECKING:
    from datetime import date


class DayHead(QWidget):
    """The day in words, and buttons to the day before, today, the day after and a new entry.

    Signals:
        turned(int): so many days further on, or back.
        today_wanted(): today should be shown.
        new_wanted(): an empty entry should be shown on the day that is open.
    """

    turned = Signal(int)
    today_wanted = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = title()
        before_tip, after_tip = self.tr("The day before (Alt+Left)"), self.tr("The day after (Alt+Right)")
        self.before = button("‹", lambda: self.turned.emit(-1), tip=before_tip)
        self.before.setAccessibleName(self.tr("The day before"))
        self.after = button("›", lambda: self.turned.emit(+1), tip=after_tip)
        self.after.setAccessibleName(self.tr("The day after"))
        self.today = button(self.tr("Today"), self.today_wanted.emit)
        self.new = button(self.tr("New entry"), self.new_wanted.emit, tip="Ctrl+N")
        self.turning = side_by_side(self.new, self.before, self.today, self.after)
        self.setLayout(PairLayout(self.heading, self.turning))

    def show_day(self, day: date, today: date) -> None:
        """Show the day, with its year where that is another one."""
        self.heading.setText((long_day if day.year == today.year else long_day_with_year)(day))
