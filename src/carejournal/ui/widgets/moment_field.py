"""A day and, where it is known, a time of day."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from carejournal.domain.moment import Moment
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import row
from carejournal.ui.widgets.dates import clock_time, from_qdate, qdate
from carejournal.ui.widgets.day_edit import DayEdit

if TYPE_CHECKING:
    from datetime import date

TIME = re.compile(r"(\d{1,2})(?:[:.h ](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
NOON = 12


class MomentField(QWidget):
    """A day with a calendar, and a time that may be left empty: then only the day is known.

    Signals:
        moment_changed(): the person set another day or time.
    """

    moment_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._moment = Moment(datetime(2000, 1, 1))  # noqa: DTZ001 - wall time; replaced by show_moment
        self.day_edit = DayEdit(self.tr("Day"))
        self.time_edit = QLineEdit()
        self.time_edit.setPlaceholderText(self.tr("time"))
        self.time_edit.setAccessibleName(self.tr("Time, empty if not known"))
        width = self.time_edit.fontMetrics().horizontalAdvance
        self.time_edit.setMaximumWidth(max(width("00:00 pm"), width(self.tr("time"))) + 6 * STEP)
        self.day_edit.dateChanged.connect(self._take_over)
        self.time_edit.editingFinished.connect(self._take_over)
        self.setLayout(row(self.day_edit, self.time_edit, space=STEP))

    @property
    def moment(self) -> Moment:
        """The moment that is shown, with a time that is still being typed if it is one."""
        return self._read() or self._moment

    def show_moment(self, moment: Moment) -> None:
        """Show a moment without announcing it as the person's change."""
        self._moment = moment
        self.day_edit.blockSignals(True)
        self.day_edit.setDate(qdate(moment.day))
        self.day_edit.blockSignals(False)
        self.time_edit.setText(clock_time(moment))

    @Slot()
    def _take_over(self) -> None:
        moment = self._read()
        if moment is None:
            self.show_moment(self._moment)
        elif moment != self._moment:
            self.show_moment(moment)
            self.moment_changed.emit()

    def _read(self) -> Moment | None:
        day = from_qdate(self.day_edit.date())
        text = self.time_edit.text().strip()
        if text == clock_time(self._moment) and day == self._moment.day:
            return self._moment
        if not text:
            return Moment.on(day)
        at = time_in(text)
        return None if at is None else local_moment(day, at)


def local_moment(day: date, at: time) -> Moment:
    """Return a day and time with the offset that this computer's time zone has then."""
    return Moment.of(datetime.combine(day, at).astimezone())


def time_in(text: str) -> time | None:
    """Return the time that a text such as “21:40”, “9.05” or “9:05 pm” means, or None."""
    known = QLocale().toTime(text, QLocale.FormatType.ShortFormat)
    if known.isValid():
        return time(known.hour(), known.minute())
    match = TIME.fullmatch(" ".join(text.split()))
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
