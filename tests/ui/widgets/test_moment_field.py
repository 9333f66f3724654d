"""A day and a time of day that may be left empty."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDateTimeEdit

from carejournal.domain.moment import Moment
from carejournal.ui.widgets.dates import clock_time
from carejournal.ui.widgets.moment_field import MomentField, local_moment, time_in
from journal_hand import wheel_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

EVENING = Moment(datetime(2026, 11, 22, 21, 40, 30), 60)


@pytest.fixture
def field(qtbot: QtBot) -> MomentField:
    made = MomentField()
    qtbot.addWidget(made)
    made.show_moment(EVENING)
    with qtbot.waitActive(made):
        made.show()
    return made


def type_time(qtbot: QtBot, field: MomentField, text: str) -> None:
    field.time_edit.setFocus()
    field.time_edit.selectAll()
    qtbot.keyClicks(field.time_edit, text)
    qtbot.keyClick(field.time_edit, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("21:40", time(21, 40)),
        ("9.05", time(9, 5)),
        ("9:05 pm", time(21, 5)),
        ("12 am", time(0, 0)),
        ("12pm", time(12, 0)),
        ("7", time(7, 0)),
        (" 7 30 ", time(7, 30)),
        ("0:00", time(0, 0)),
    ],
)
def test_times_are_read_as_people_write_them(text: str, at: time) -> None:
    assert time_in(text) == at


@pytest.mark.parametrize("text", ["25:00", "7:75", "13 pm", "0 am", "soon", "-1", "7:3x"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert time_in(text) is None


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "de_DE", "ja_JP", "ar_EG", "fi_FI"])
@given(at=st.times())
def test_a_time_that_is_shown_is_read_back(locale: str, at: time) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        shown = clock_time(Moment(datetime.combine(date(2026, 11, 22), at)))
        assert time_in(shown) == at.replace(second=0, microsecond=0)
    finally:
        QLocale.setDefault(before)


@given(
    st.datetimes(datetime(100, 1, 1), datetime(9000, 1, 1)), st.none() | st.integers(-720, 840), st.booleans()
)
def test_a_moment_that_is_only_shown_comes_back_exactly(
    qapp: QApplication, local: datetime, offset: int | None, known: bool
) -> None:
    assert qapp is not None
    moment = Moment(local, offset, known)
    field = MomentField()
    field.show_moment(moment)
    field.time_edit.editingFinished.emit()
    assert field.moment == moment
    field.deleteLater()


def test_days_before_the_usual_calendars_are_shown_as_they_are(qtbot: QtBot) -> None:
    field = MomentField()
    qtbot.addWidget(field)
    field.show_moment(Moment.on(date(1601, 1, 1)))
    field.time_edit.editingFinished.emit()
    assert field.moment.day == date(1601, 1, 1)


def test_another_time_is_announced_once_the_field_is_left(qtbot: QtBot, field: MomentField) -> None:
    with qtbot.waitSignal(field.moment_changed):
        type_time(qtbot, field, "7:05")
    assert field.moment == local_moment(date(2026, 11, 22), time(7, 5))
    assert field.time_edit.text() == clock_time(field.moment)


def test_a_time_that_is_still_being_typed_counts_already(qtbot: QtBot, field: MomentField) -> None:
    field.time_edit.selectAll()
    qtbot.keyClicks(field.time_edit, "7:05")
    assert field.moment.local == datetime(2026, 11, 22, 7, 5)


def test_an_empty_time_leaves_only_the_day(qtbot: QtBot, field: MomentField) -> None:
    field.time_edit.selectAll()
    qtbot.keyClick(field.time_edit, Qt.Key.Key_Delete)
    qtbot.keyClick(field.time_edit, Qt.Key.Key_Return)
    assert field.moment == Moment.on(date(2026, 11, 22))


def test_nonsense_goes_back_to_the_time_before(qtbot: QtBot, field: MomentField) -> None:
    with qtbot.assertNotEmitted(field.moment_changed):
        type_time(qtbot, field, "soon")
    assert field.moment == EVENING
    assert field.time_edit.text() == clock_time(EVENING)


def test_a_day_is_typed_digit_by_digit(qtbot: QtBot, field: MomentField) -> None:
    field.show_moment(Moment.on(date(2026, 11, 22)))
    edit = field.day_edit
    edit.setFocus()
    edit.setCurrentSectionIndex(1)
    edit.setSelectedSection(edit.currentSection())
    assert edit.lineEdit().selectedText() == "22"
    qtbot.keyClicks(edit, "14")
    assert field.moment == Moment.on(date(2026, 11, 14))
    edit.setSelectedSection(QDateTimeEdit.Section.YearSection)
    qtbot.keyClicks(edit, "2025")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert field.moment == Moment.on(date(2025, 11, 14))


def test_another_day_keeps_the_time(qtbot: QtBot, field: MomentField) -> None:
    with qtbot.waitSignal(field.moment_changed):
        field.day_edit.setDate(QDate(2026, 7, 1))
    assert field.moment.local == datetime(2026, 7, 1, 21, 40)
    assert field.time_edit.text() == clock_time(EVENING)


def test_a_moment_that_is_only_shown_is_not_announced(qtbot: QtBot, field: MomentField) -> None:
    with qtbot.assertNotEmitted(field.moment_changed):
        field.show_moment(Moment.on(date(2026, 1, 1)))
        qtbot.keyClick(field.time_edit, Qt.Key.Key_Return)


def test_the_wheel_scrolls_past_the_day(field: MomentField) -> None:
    assert not wheel_over(field.day_edit)
    assert field.moment == EVENING
