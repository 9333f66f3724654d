"""Three months of sessions lived through the window: planned, moved, cancelled, missed, looked back at."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from carejournal.domain.follow_up import AgendaStatus, PracticeStatus
from carejournal.domain.session import MASSAGE, THERAPY, Status
from carejournal.services.opening import create_services
from carejournal.services.session_views import months_of
from carejournal.system.settings import Settings
from carejournal.ui.page import Surroundings
from carejournal.ui.sessions.after_dialog import CAME_UP, WAITS, AfterDialog
from carejournal.ui.sessions.agenda_dialog import AgendaDialog
from carejournal.ui.sessions.before_view import BeforeView
from carejournal.ui.sessions.months_view import MonthsView
from carejournal.ui.sessions.scores_view import ScoresView
from carejournal.ui.sessions.series_dialog import SeriesDialog
from carejournal.ui.sessions.side_views import BEFORE, MONTHS, SCORES
from carejournal.ui.tasks import Tasks
from carejournal.ui.theme import LIGHT_NAME, Theme
from carejournal.ui.widgets.dates import qdate
from fake_clock import FakeClock
from life_hand import Life

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

FIRST, LAST = date(2026, 9, 3), date(2026, 11, 26)
HOLIDAY = date(2026, 10, 15)


@pytest.fixture
def life(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Life]:
    clock = FakeClock(datetime(2026, 8, 31, 20, tzinfo=UTC))
    services = create_services(tmp_path / "journal.carejournal", clock=clock)
    theme = Theme(qapp, LIGHT_NAME)
    tasks = Tasks(theme)
    yield Life(qtbot, Surroundings(services, theme, tasks, Settings(tmp_path / "settings")), clock)
    tasks.finish()
    services.journal.close()
    theme.deleteLater()


def plan_the_series(life: Life) -> None:
    page = life.page
    life.click(page.first)
    page.form.facts.method.line.setText("CBT")
    page.form.facts.method.line.textEdited.emit("CBT")
    page.form.facts.when.day_edit.setDate(qdate(FIRST))
    page.form.facts.when.time_edit.setText("17:00")
    page.form.facts.when.time_edit.editingFinished.emit()
    life.qtbot.keyClicks(page.form.facts.minutes, "50")
    life.click(page.form.finish)
    assert page.form.facts.status.choice == Status.PLANNED
    life.click(page.extras.series.plan)
    with life.dialog(SeriesDialog) as dialog:
        dialog.until.setDate(qdate(LAST))
        (holiday,) = (box for box in dialog.boxes() if box.property("day") == HOLIDAY.isoformat())
        holiday.click()
        life.click(dialog.plan)
    planned = life.services.planning.upcoming()
    assert [s.moment.day for s in planned] == [
        FIRST + timedelta(weeks=n) for n in range(13) if FIRST + timedelta(weeks=n) != HOLIDAY
    ]
    life.undone_and_done_again()


def bring_up(life: Life, words: str, *, from_entry: bool = False) -> None:
    if from_entry:
        page = life.journal
        life.qtbot.keyClicks(page.editor.note, "A day with the letter in it.")
    life.qtbot.keyClick(life.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    with life.dialog(AgendaDialog) as dialog:
        life.qtbot.keyClicks(dialog.words, words)
        assert dialog.kind.choice == THERAPY
        dialog._keep()
    assert words in [item.text for item in life.services.follow_ups.waiting(THERAPY)]


def after(
    life: Life, day: date, status: Status = Status.ATTENDED, *, came_up: bool = False, agreed: str = ""
) -> None:
    """Answer the quiet question on the evening of a session."""
    life.at(day)
    page = life.page
    assert page.extras.next.asks
    life.click(page.extras.next.after)
    with life.dialog(AfterDialog) as dialog:
        life.click(dialog.status.chip(status.value))
        if status is Status.ATTENDED:
            life.qtbot.keyClicks(dialog.note, f"What stood out on {day.day}.")
            life.click(dialog.ratings.mood.scale)
        for item in life.services.follow_ups.waiting(THERAPY):
            life.click(dialog.answer(item.id).chip(CAME_UP if came_up else WAITS))
        life.qtbot.keyClicks(dialog.practice.words, agreed)
        life.click(dialog.keep)
    assert life.services.sessions.get(life.on(day).id).status is status  # type: ignore[union-attr]
    assert not page.extras.next.asks
    life.undone_and_done_again()


def massage(life: Life, day: date) -> None:
    life.at(day, 18)
    page = life.page
    life.click(page.browser.new)
    choice = page.form.facts.kind_choice
    choice.setCurrentIndex(choice.findData(MASSAGE))
    choice.activated.emit(choice.currentIndex())
    assert page.form.massage.isVisible()
    life.click(page.form.massage.areas.chip("neck"))
    life.click(page.form.finish)
    life.undone_and_done_again()


def tell_practices(life: Life, day: date) -> None:
    """Give each practice agreed in a session another state, with a word on it."""
    page = life.page
    page.show_record(life.on(day).id)
    for words in ("Write it down", "Say no once", "Phone my sister"):
        page.extras.practices.line.words.setText(words)
        page.extras.practices.line.words.returnPressed.emit()
    for n, status in enumerate((PracticeStatus.DONE, PracticeStatus.PARTLY, PracticeStatus.NOT)):
        row = page.extras.practices.rows()[n]
        row.status.chip(status.value).click()
        life.undone_and_done_again()
    page.extras.practices.rows()[1].note.setText("Half of it")
    page.extras.practices.rows()[1].note.editingFinished.emit()


def test_three_months_of_therapy_and_massage(life: Life) -> None:
    plan_the_series(life)
    bring_up(life, "The letter", from_entry=True)
    life.undone_and_done_again()
    (item,) = life.services.follow_ups.waiting()
    assert life.services.entries.get(item.entry_id or "") is not None

    after(life, FIRST, agreed="Walk around the pond")
    (practice,) = life.services.follow_ups.practices_on(FIRST)
    assert practice.session_id == life.on(FIRST).id
    life.at(date(2026, 9, 4), 9)
    done = life.journal.practices.findChildren(QLabel)
    assert "Walk around the pond" in [label.text() for label in done]

    moved_to = date(2026, 9, 11)
    life.page.show_record(life.on(date(2026, 9, 10)).id)
    life.page.form.facts.when.day_edit.setDate(qdate(moved_to))
    life.click(life.page.form.finish)
    assert "moved from" in life.page.extras.series.words.text()
    life.undone_and_done_again()
    massage(life, date(2026, 9, 5))

    life.at(moved_to)
    after_moved(life, moved_to)
    assert [i.carried for i in life.services.follow_ups.waiting(THERAPY)] == [2]
    life.page.show_record(life.on(date(2026, 9, 17)).id)
    assert "carried over twice" in [w.text() for w in life.page.extras.agenda.findChildren(QLabel)]

    life.click(life.page.form.facts.status.chip(Status.CANCELLED))
    life.click(life.page.form.finish)
    life.undone_and_done_again()
    after(life, date(2026, 9, 24), came_up=True)
    assert life.services.follow_ups.waiting(THERAPY) == []
    (told,) = life.services.follow_ups.agenda_of(life.on(date(2026, 9, 24)))
    assert (told.status, told.carried) == (AgendaStatus.DONE, 2)

    after(life, date(2026, 10, 1), Status.MISSED)
    for day in (date(2026, 10, 3), date(2026, 10, 31), date(2026, 11, 14)):
        if day > date(2026, 10, 8):
            for thursday in [d for d in thursdays() if life.on(d).status is Status.PLANNED and d < day]:
                after(life, thursday)
        massage(life, day)
    tell_practices(life, date(2026, 10, 8))
    for thursday in [d for d in thursdays() if life.on(d).status is Status.PLANNED][:-1]:
        after(life, thursday)
    scores(life)
    look_back(life)


def after_moved(life: Life, day: date) -> None:
    page = life.page
    life.click(page.extras.next.after)
    with life.dialog(AfterDialog) as dialog:
        for item in life.services.follow_ups.waiting(THERAPY):
            life.click(dialog.answer(item.id).chip(WAITS))
        life.click(dialog.keep)
    held = life.on(date(2026, 9, 10))
    assert (held.moment.day, held.status) == (day, Status.ATTENDED)


def thursdays() -> list[date]:
    days = [FIRST + timedelta(weeks=n) for n in range(13)]
    return [day for day in days if day != HOLIDAY]


def scores(life: Life) -> None:
    page = life.page
    page.show_view(SCORES)
    view = page.views.view(SCORES)
    assert isinstance(view, ScoresView)
    for total in ("12", "99", "5"):
        view.line.total.setFocus()
        life.qtbot.keyClicks(view.line.total, total)
        life.click(view.line.add)
        if total == "99":
            assert "0 to 27" in view.line.hint.text()
            view.line.clear_total()
    assert [score.value for score in life.services.follow_ups.scores()] == [12, 5]
    life.undone_and_done_again()
    shown = " ".join(label.text() for label in view.findChildren(QLabel))
    assert "12 of 27 · moderate" in shown
    assert "−7 since the one before, a reliable change" in shown
    assert "Not a diagnosis." in shown


def look_back(life: Life) -> None:
    page = life.page
    sessions = life.services.looking_back.sessions()
    states = {status: [s for s in sessions if s.status is status and s.kind == THERAPY] for status in Status}
    assert {status: len(held) for status, held in states.items()} == {
        Status.ATTENDED: 9,
        Status.MISSED: 1,
        Status.CANCELLED: 1,
        Status.PLANNED: 1,
    }
    assert sum(s.kind == MASSAGE for s in sessions) == 4
    page.show_view(MONTHS)
    months = page.views.view(MONTHS)
    assert isinstance(months, MonthsView)
    shown = [label.text() for label in months.findChildren(QLabel)]
    assert {"1 missed", "1 cancelled"} & set(shown) or any("1 missed" in words for words in shown)
    assert [month.first.month for month in months_of(sessions)] == [11, 10, 9]
    life.click(page.extras.next.before)
    before = page.views.view(BEFORE)
    assert isinstance(before, BeforeView)
    assert before.isVisible()
    assert before.heading.text() == "Before: Therapy, Thursday 26 November"
    states_told = {p.status for p in life.services.follow_ups.all_practices()}
    assert states_told == set(PracticeStatus)
    page.browser.search.setText("stood out on 24")
    listed = [page.browser.model.session_at(n) for n in range(page.browser.model.rowCount())]
    assert [s.moment.day for s in listed if s] == [date(2026, 9, 24)]
