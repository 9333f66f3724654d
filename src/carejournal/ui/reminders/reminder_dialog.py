"""Choosing reminders: times, quiet hours, planned sessions; and a file for the person's own calendar."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QTimeEdit, QWidget

from carejournal.services.reminding import Occasion, ReminderPlan, plan_from
from carejournal.ui.reminders.reminder_words import REMINDERS, reminder_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, column, label, row
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from carejournal.ui.page import Surroundings

OFFERED = (time(8), time(13), time(20, 30))
QUIET = (time(22), time(7))


class ReminderDialog(QuietDialog):
    """Shows when the person wants to be reminded; each change is kept at once."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._services = around.settings, around.services
        plan = plan_from(around.settings.get(REMINDERS))
        names = (self.tr("In the morning"), self.tr("At midday"), self.tr("In the evening"))
        offered = _filled(plan.times)
        self.boxes = [QCheckBox(name) for name in names]
        self.times = [_time_edit(name, at) for name, at in zip(names, offered, strict=True)]
        for box, at in zip(self.boxes, offered, strict=True):
            box.setChecked(at in plan.times)
        self.quiet = QCheckBox(self.tr("Never between"))
        self.quiet.setChecked(plan.quiet is not None)
        start, end = plan.quiet or QUIET
        self.quiet_from = _time_edit(self.tr("Quiet from"), start)
        self.quiet_until = _time_edit(self.tr("Quiet until"), end)
        self.sessions = QCheckBox(self.tr("An hour before a planned session"))
        self.sessions.setChecked(plan.sessions)
        self.calendar = button(self.tr("Save for my calendar …"), self._save_calendar)
        self.saved = label(quiet=True, wrap=True)
        self.saved.hide()
        self.close_button = self.way(self.tr("Close"), self.accept, primary=True)
        self.lay_out(
            self.tr("Reminders"),
            self.tr(
                "While Care Journal is open it can tell you quietly that it is time. It never says what for, "
                "and nothing happens if you let it pass."
            ),
            self._times_card(),
            self._calendar_card(),
            foot=row(None, self.close_button),
        )
        self._listen()
        self._show_state()

    @property
    def plan(self) -> ReminderPlan:
        """What is chosen."""
        chosen = {_time(edit) for box, edit in zip(self.boxes, self.times, strict=True) if box.isChecked()}
        quiet = (_time(self.quiet_from), _time(self.quiet_until)) if self.quiet.isChecked() else None
        return ReminderPlan(tuple(sorted(chosen)), quiet, self.sessions.isChecked())

    def _times_card(self) -> QWidget:
        lines = [row(box, edit, None) for box, edit in zip(self.boxes, self.times, strict=True)]
        quiet = row(self.quiet, self.quiet_from, label(self.tr("and")), self.quiet_until, None)
        made = card()
        made.setLayout(column(*lines, self.sessions, quiet, margin=4 * STEP, space=2 * STEP))
        widest = max(box.sizeHint().width() for box in self.boxes)
        for box in self.boxes:
            box.setMinimumWidth(widest)
        return made

    def _calendar_card(self) -> QWidget:
        words = self.tr("Your own calendar can remind you when Care Journal is closed: on the phone, too.")
        made = card()
        made.setLayout(
            column(label(words, wrap=True, quiet=True), row(self.calendar, None), self.saved, margin=4 * STEP)
        )
        return made

    def _listen(self) -> None:
        for box in (*self.boxes, self.quiet, self.sessions):
            box.toggled.connect(self._keep)
        for edit in (*self.times, self.quiet_from, self.quiet_until):
            edit.timeChanged.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        self._settings.put(REMINDERS, "" if self.plan == ReminderPlan() else self.plan.as_text())
        self._show_state()

    def _show_state(self) -> None:
        for box, edit in zip(self.boxes, self.times, strict=True):
            edit.setEnabled(box.isChecked())
        for edit in (self.quiet_from, self.quiet_until):
            edit.setEnabled(self.quiet.isChecked())
        self.calendar.setEnabled(bool(self.plan.times))

    def _save_calendar(self) -> None:
        from carejournal.services.writing_out import write_out

        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save for my calendar"), "care-journal.ics", self.tr("Calendar (*.ics)")
        )
        if not name:
            return
        from carejournal.services.reminder_file import reminder_file

        write_out(
            Path(name), reminder_file(self.plan, self._services.clock(), reminder_words(Occasion.JOURNAL))
        )
        self.saved.setText(self.tr("Saved as {0}. Open it with your calendar.").format(Path(name).name))
        self.saved.show()


def _filled(times: tuple[time, ...]) -> list[time]:
    """Return the times chosen, each in place of the nearest that is offered, and the other offers."""
    filled, free = list(OFFERED), set(range(len(OFFERED)))
    for at in times[: len(OFFERED)]:
        _, nearest = min((abs(_minutes(OFFERED[n]) - _minutes(at)), n) for n in free)
        filled[nearest] = at
        free.remove(nearest)
    return filled


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time_edit(name: str, at: time) -> QTimeEdit:
    edit = QTimeEdit(QTime(at.hour, at.minute))
    edit.setAccessibleName(name)
    edit.setMinimumWidth(edit.fontMetrics().horizontalAdvance("00:00 PM") + 10 * STEP)
    return edit


def _time(edit: QTimeEdit) -> time:
    return time(edit.time().hour(), edit.time().minute())
