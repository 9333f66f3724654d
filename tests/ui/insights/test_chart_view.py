"""The chart on the screen: pointed at, walked through, opened, and spoken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication

from carejournal.charts.palette import DARK, LIGHT
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.ui.insights.chart_view import ChartView
from carejournal.ui.theme import DARK_NAME
from carejournal.ui.widgets.scale_words import measure_name
from journal_hand import ENTRIES, FRIDAY, LEFT, SATURDAY, SOUP_SESSION, THURSDAY, put_entries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.charts.trend_data import TrendData
    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

TODAY = date(2026, 11, 22)
MONTH = Period.ending(TODAY, 28)


@pytest.fixture
def chart(qtbot: QtBot, around: Surroundings) -> ChartView:
    put_entries(around.services, *ENTRIES)
    around.services.sessions.write(SOUP_SESSION)
    made = ChartView(around)
    qtbot.addWidget(made)
    made.resize(700, 360)
    with qtbot.waitActive(made):
        made.show()
    show(qtbot, made, data_of(around.services, MONTH))
    return made


def data_of(services: JournalServices, period: Period) -> TrendData:
    return services.describing.trend(period, measure_name)


def show(qtbot: QtBot, chart: ChartView, data: TrendData) -> None:
    with qtbot.waitSignal(chart.drawn, timeout=30_000):
        chart.show_data(data)


def place_of(chart: ChartView, day: date) -> QPoint:
    assert chart._picture is not None
    return QPoint(round(chart._picture.x_of(day) / chart.devicePixelRatioF()), 150)


def pixels_of(chart: ChartView, colour: str) -> int:
    wanted, image = QColor(colour), chart.grab().toImage()
    return sum(
        image.pixelColor(x, y) == wanted
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def test_the_mouse_over_a_day_tells_its_values(qtbot: QtBot, chart: ChartView) -> None:
    before = chart.grab().toImage()
    qtbot.mouseMove(chart, place_of(chart, FRIDAY.moment.day))
    assert chart.day == FRIDAY.moment.day
    assert chart.day_words(FRIDAY.moment.day).splitlines() == [
        "Friday, 20 November 2026",
        "Mood: 7.5",
        "Stress: not recorded",
        "Sleep hours: not recorded",
        "Therapy",
    ]
    assert chart.grab().toImage() != before


def test_a_day_without_a_record_says_so(chart: ChartView) -> None:
    assert chart.day_words(TODAY).splitlines()[1:] == [
        "Mood: not recorded",
        "Stress: not recorded",
        "Sleep hours: not recorded",
    ]


def test_hours_of_sleep_have_their_unit(chart: ChartView) -> None:
    assert "Sleep hours: 8 h" in chart.day_words(THURSDAY.moment.day).splitlines()


def test_the_mouse_leaving_points_at_nothing(qtbot: QtBot, chart: ChartView) -> None:
    qtbot.mouseMove(chart, place_of(chart, FRIDAY.moment.day))
    chart.clearFocus()
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart.day is None


def test_beside_the_days_there_is_nothing_to_point_at(qtbot: QtBot, chart: ChartView) -> None:
    qtbot.mouseMove(chart, QPoint(3, 150))
    assert chart.day is None
    with qtbot.assertNotEmitted(chart.day_opened):
        qtbot.mouseClick(chart, LEFT, pos=QPoint(3, 150))


def test_a_click_opens_the_day(qtbot: QtBot, chart: ChartView) -> None:
    with qtbot.waitSignal(chart.day_opened) as opened:
        qtbot.mouseClick(chart, LEFT, pos=place_of(chart, SATURDAY.moment.day))
    assert opened.args == [SATURDAY.moment.day]


def test_keys_walk_through_the_days_and_enter_opens_one(qtbot: QtBot, chart: ChartView) -> None:
    chart.setFocus()
    with qtbot.assertNotEmitted(chart.day_opened):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    for key, day in (
        (Qt.Key.Key_Left, TODAY),
        (Qt.Key.Key_Left, TODAY - timedelta(days=1)),
        (Qt.Key.Key_PageUp, TODAY - timedelta(days=8)),
        (Qt.Key.Key_Right, TODAY - timedelta(days=7)),
        (Qt.Key.Key_PageDown, TODAY),
        (Qt.Key.Key_Right, TODAY),
    ):
        qtbot.keyClick(chart, key)
        assert chart.day == day
    for _ in range(9):
        qtbot.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.day == MONTH.first
    with qtbot.waitSignal(chart.day_opened) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [MONTH.first]


def test_screen_readers_hear_the_day_that_is_walked_to(qtbot: QtBot, chart: ChartView) -> None:
    chart.setFocus()
    for _ in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleName().startswith("Friday, 20 November 2026, Mood: 7.5, ")


def test_screen_readers_hear_the_numbers_of_the_period(chart: ChartView) -> None:
    assert chart.accessibleName() == "Chart of mood, stress and sleep"
    description = chart.accessibleDescription()
    for words in ("26 Oct 2026 to 22 Nov 2026", "Mood: recorded on 3", "mean 6.5", "lowest 5", "highest 7.5"):
        assert words in description


@pytest.mark.parametrize("key", [Qt.Key.Key_X, ord("Я"), 0, 0x01001120])
def test_keys_that_mean_nothing_here_are_left_to_the_page(chart: ChartView, key: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "я")
    QApplication.sendEvent(chart, event)
    assert chart.day is None
    assert not event.isAccepted()


def test_before_the_first_picture_nothing_can_be_pointed_at(qtbot: QtBot, around: Surroundings) -> None:
    made = ChartView(around)
    qtbot.addWidget(made)
    made.resize(700, 360)
    made.show()
    qtbot.mouseMove(made, QPoint(300, 150))
    qtbot.keyClick(made, Qt.Key.Key_Left)
    assert made.day is None
    assert made.day_words(TODAY) == ""
    assert pixels_of(made, LIGHT.background) > 0


def test_another_period_being_drawn_does_not_mix_with_the_one_on_the_screen(
    qtbot: QtBot, chart: ChartView, services: JournalServices
) -> None:
    place = place_of(chart, MONTH.first)
    chart.show_data(data_of(services, Period.ending(TODAY, 7)))
    qtbot.mouseMove(chart, place)
    assert chart.day is None
    chart.grab()
    qtbot.waitUntil(lambda: not chart._around.tasks.busy)
    qtbot.mouseMove(chart, place_of(chart, TODAY - timedelta(days=6)))
    assert chart.day == TODAY - timedelta(days=6)


def test_a_day_outside_the_new_period_is_not_pointed_at_any_more(
    qtbot: QtBot, chart: ChartView, services: JournalServices
) -> None:
    qtbot.mouseMove(chart, place_of(chart, MONTH.first))
    show(qtbot, chart, data_of(services, Period.ending(TODAY, 7)))
    assert chart.day is None


def test_another_look_is_drawn_in_its_colours(qtbot: QtBot, chart: ChartView, around: Surroundings) -> None:
    assert pixels_of(chart, LIGHT.surface) > 5000
    with qtbot.waitSignal(chart.drawn, timeout=30_000):
        around.theme.choose(DARK_NAME)
    assert pixels_of(chart, DARK.surface) > 5000
    assert pixels_of(chart, LIGHT.surface) == 0


def test_another_size_is_drawn_anew(qtbot: QtBot, chart: ChartView) -> None:
    with qtbot.waitSignal(chart.drawn, timeout=30_000):
        chart.resize(820, 400)
    assert chart._picture is not None
    assert (chart._picture.width, chart._picture.height) == (820, 400)


def test_a_size_that_it_was_drawn_for_already_is_not_drawn_again(qtbot: QtBot, chart: ChartView) -> None:
    qtbot.waitUntil(lambda: not chart._later.isActive() and not chart._around.tasks.busy)
    with qtbot.waitSignal(chart._later.timeout):
        chart.resize(820, 400)
        chart.resize(700, 360)
    assert not chart._around.tasks.busy


def test_a_chart_that_nobody_sees_is_drawn_when_it_is_seen(
    qtbot: QtBot, chart: ChartView, around: Surroundings
) -> None:
    chart.hide()
    qtbot.waitUntil(lambda: not around.tasks.busy)  # its size may just have settled
    around.theme.choose(DARK_NAME)
    assert not around.tasks.busy
    with qtbot.waitSignal(chart.drawn, timeout=30_000):
        chart.show()
    assert pixels_of(chart, DARK.surface) > 5000


def test_days_are_not_days_of_the_week_before(
    qtbot: QtBot, chart: ChartView, services: JournalServices
) -> None:
    moved = replace(SATURDAY, id="moved", moment=Moment(datetime(2026, 10, 26, 8)), readings={"mood": 9.0})
    put_entries(services, moved)
    show(qtbot, chart, data_of(services, MONTH))
    assert "Mood: 9" in chart.day_words(MONTH.first)


def test_the_focus_can_be_seen(qtbot: QtBot, chart: ChartView) -> None:
    chart.clearFocus()
    before = chart.grab().toImage()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    assert chart.grab().toImage() != before


def test_the_days_values_stay_within_the_chart(qtbot: QtBot, chart: ChartView) -> None:
    chart.clearFocus()
    for day in (MONTH.first, MONTH.last):
        qtbot.mouseMove(chart, place_of(chart, day))
        image = chart.grab().toImage()
        edges = {
            image.pixelColor(x, y).name().upper() for x in (0, image.width() - 1) for y in range(40, 200)
        }
        assert edges == {LIGHT.surface}
