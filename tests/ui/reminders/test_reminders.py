"""Reminders in the window: off until chosen, kept at once, given in neutral words."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QFileDialog

from carejournal.domain.moment import Moment
from carejournal.domain.session import Session, Status
from carejournal.services.reminding import ReminderPlan, plan_from
from carejournal.ui.reminder_watch import ReminderWatch
from carejournal.ui.reminders.reminder_dialog import ReminderDialog
from carejournal.ui.reminders.reminder_words import REMINDERS
from window_hand import view_of, whole_window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

START = datetime(2026, 11, 22, 21, 50).astimezone()


class MovedClock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def dialog(qtbot: QtBot, around: Surroundings) -> ReminderDialog:
    made = ReminderDialog(around)
    qtbot.addWidget(made)
    made.show()
    return made


def kept(around: Surroundings) -> ReminderPlan:
    return plan_from(around.settings.get(REMINDERS))


def test_everything_is_off_until_it_is_chosen(dialog: ReminderDialog, around: Surroundings) -> None:
    assert dialog.plan.is_off
    assert kept(around).is_off
    assert not dialog.calendar.isEnabled()


def test_what_is_chosen_is_kept_at_once_and_shown_again(
    qtbot: QtBot, dialog: ReminderDialog, around: Surroundings
) -> None:
    dialog.boxes[2].click()
    dialog.times[2].setTime(QTime(21, 15))
    dialog.quiet.click()
    dialog.sessions.click()
    assert kept(around) == ReminderPlan((time(21, 15),), (time(22), time(7)), sessions=True)
    again = ReminderDialog(around)
    qtbot.addWidget(again)
    assert again.plan == kept(around)
    dialog.boxes[2].click()
    assert kept(around).times == ()


@pytest.mark.parametrize(
    "times",
    [(time(13), time(13, 30)), (time(19), time(20), time(21)), (time(0), time(0, 1), time(8))],
)
def test_any_times_have_a_line_each(qtbot: QtBot, around: Surroundings, times: tuple[time, ...]) -> None:
    around.settings.put(REMINDERS, ReminderPlan(times).as_text())
    dialog = ReminderDialog(around)
    qtbot.addWidget(dialog)
    assert dialog.plan.times == times


def test_the_calendar_file_is_written_where_the_person_wants_it(
    dialog: ReminderDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    dialog.boxes[0].click()
    dialog.calendar.click()
    assert b"RRULE:FREQ=DAILY" in target.read_bytes()
    assert dialog.saved.text() == "Saved as mine.ics. Open it with your calendar."


def test_a_reminder_is_given_once_in_neutral_words(qtbot: QtBot, around: Surroundings) -> None:
    clock = MovedClock()
    soon = Moment(datetime(2026, 11, 22, 23, 20))
    around.services.sessions.write(
        Session("s", "therapy", soon, status=Status.PLANNED, provider="Marker", note="Marker")
    )
    around.services.journal.close()
    around.settings.put(REMINDERS, ReminderPlan((time(22, 20),), sessions=True).as_text())
    with whole_window(qtbot, around) as window:
        watch = ReminderWatch(window, clock)
        given: list[str] = []
        watch.reminded.connect(given.append)
        watch.look()
        assert given == []
        clock.now = START + timedelta(minutes=31)
        watch.look()
        watch.look()
        assert sorted(given) == ["A moment for yourself, if you like.", "Something you planned is coming up."]
        assert view_of(window).toast.words in given
        watch.stop()


@pytest.mark.qt_log_ignore("This plugin does not support raise|systemTrayWindowChanged", extend=True)
def test_a_click_on_a_reminder_shows_the_window_also_where_it_was_made_small(
    qtbot: QtBot, around: Surroundings
) -> None:
    around.services.journal.close()
    with whole_window(qtbot, around) as window:
        watch = ReminderWatch(window, MovedClock())
        window.showMinimized()
        watch._shown_tray().messageClicked.emit()
        assert not window.isMinimized()
        assert window.isVisible()
        watch.stop()
