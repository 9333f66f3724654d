"""How a session repeats: its series in words, and ways to plan, go on and end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carejournal.domain.session import Status
from carejournal.ui.sessions.session_words import rule_words
from carejournal.ui.widgets.building import button, column, label
from carejournal.ui.widgets.dates import short_day
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from carejournal.domain.session import Session


class SeriesLine(QWidget):
    """Says of what series a session is.

    Signals:
        plan_wanted(): sessions like this one should be planned.
        plan_on_wanted(): the series should go on after its last day.
        end_wanted(): this and the later planned ones of the series should go.
    """

    plan_wanted = Signal()
    plan_on_wanted = Signal()
    end_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label(quiet=True, wrap=True)
        self.plan = button(self.tr("Plan a series like this …"), self.plan_wanted.emit, flat=True)
        self.plan_on = button(self.tr("Plan on for 12 weeks"), self.plan_on_wanted.emit, flat=True)
        self.end = button(self.tr("End the series here"), self.end_wanted.emit, flat=True)
        self.end.setToolTip(self.tr("This one and the later planned ones go to the trash"))
        ways = FlowLayout()
        for way in (self.plan, self.plan_on, self.end):
            ways.addWidget(way)
        self.setLayout(column(self.words, ways, space=0))

    def show_session(self, session: Session) -> None:
        """Show how a session repeats."""
        repeat = session.repeat
        self.plan.setVisible(repeat is None)
        self.plan_on.setVisible(repeat is not None)
        self.end.setVisible(repeat is not None and session.status is Status.PLANNED)
        self.words.setVisible(repeat is not None)
        if repeat is None:
            return
        words = rule_words(repeat.rule, repeat.day)
        if repeat.day != session.moment.day:
            words = self.tr("{0} · moved from {1}").format(words, short_day(repeat.day))
        self.words.setText(words[:1].upper() + words[1:])
