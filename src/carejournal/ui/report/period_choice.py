"""Which days a report is about: since a session, the last weeks, or days of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from carejournal.domain.period import Period
from carejournal.domain.session import Status
from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label
from carejournal.ui.widgets.dates import from_qdate, qdate
from carejournal.ui.widgets.day_edit import DayEdit
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from datetime import date

    from carejournal.services.journal_services import JournalServices

WEEKS = (2, 4, 12)
USUAL_WEEKS = "4"
OWN = ""


class PeriodChoice(QWidget):
    """Offers beginnings, and shows the days they come to.

    Signals:
        changed(): other days are chosen.
    """

    changed = Signal()

    def __init__(self, services: JournalServices) -> None:
        super().__init__()
        self._services = services
        self._setting = False
        self.since = QComboBox()
        self.since.setAccessibleName(self.tr("Period"))
        self.first, self.last = DayEdit(self.tr("From")), DayEdit(self.tr("To"))
        WheelGuard(self, self.since)
        self._offer()
        to = QWidget()
        to.setLayout(PairLayout(label(self.tr("to")), self.last, apart=False))
        days = PairLayout(self.first, to, apart=False)
        self.setLayout(column(self.since, days, space=2 * STEP))
        self.since.currentIndexChanged.connect(self._since_chosen)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._days_changed)

    @property
    def period(self) -> Period:
        """The chosen days, whichever way round they were given."""
        first, last = from_qdate(self.first.date()), from_qdate(self.last.date())
        return Period(min(first, last), max(first, last))

    @property
    def chosen(self) -> str:
        """The key of a kind of session, a number of weeks, or "" for own days."""
        return str(self.since.currentData())

    @property
    def kind(self) -> str:
        """The kind of session that the report begins with, or ""."""
        return "" if self.chosen.isdigit() else self.chosen

    def choose(self, since: str) -> None:
        """Choose a beginning; where it is not offered, four weeks."""
        place = self.since.findData(since)
        self.since.setCurrentIndex(place if place >= 0 else self.since.findData(USUAL_WEEKS))
        self._since_chosen()

    def show_days(self, period: Period) -> None:
        """Choose these days as own ones."""
        self.since.setCurrentIndex(self.since.findData(OWN))
        self._set(period.first, period.last)

    def _offer(self) -> None:
        today = self._services.today
        used = {
            session.kind
            for session in self._services.looking_back.sessions()
            if session.status is Status.ATTENDED and session.moment.day <= today
        }
        for kind in self._services.looking_back.kinds():
            if kind.key in used:
                self.since.addItem(self.tr("Since the last: {0}").format(kind_name(kind)), kind.key)
        for weeks in WEEKS:
            self.since.addItem(self.tr("Last {0} weeks").format(weeks), str(weeks))
        self.since.addItem(self.tr("Own days"), OWN)

    @Slot()
    def _since_chosen(self) -> None:
        if self.chosen == OWN:
            return
        if self.kind:
            period = self._services.reporting.period_since_last(self.kind)
        else:
            period = Period.ending(self._services.today, 7 * int(self.chosen))
        self._set(period.first, period.last)

    def _set(self, first: date, last: date) -> None:
        self._setting = True
        self.first.setDate(qdate(first))
        self.last.setDate(qdate(last))
        self._setting = False
        self.changed.emit()

    @Slot()
    def _days_changed(self) -> None:
        if not self._setting:
            self.since.setCurrentIndex(self.since.findData(OWN))
            self.changed.emit()
