"""A day to type or to choose."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from carejournal.ui.widgets.dates import from_qdate, qdate
from carejournal.ui.widgets.day_edit import WITH_WEEKDAY, WITHOUT_WEEKDAY, DayEdit
from journal_hand import wheel_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings


@pytest.fixture(params=["en_GB", "de_DE", "fi_FI", "pt_PT", "hu_HU"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield str(request.param)
    QLocale.setDefault(before)


@pytest.mark.parametrize("shape", [WITH_WEEKDAY, WITHOUT_WEEKDAY])
def test_every_day_can_be_read_whole(qtbot: QtBot, around: Surroundings, locale: str, shape: str) -> None:
    assert not around.theme.dark
    edit = DayEdit("Day", shape)
    qtbot.addWidget(edit)
    edit.setLocale(QLocale(locale))
    edit.resize(edit.minimumWidth(), edit.sizeHint().height())
    edit.show()
    inside = edit.lineEdit()
    room = inside.width() - 2 * 2  # QLineEdit keeps two pixels on each side of its words
    for n in range(0, 366, 3):
        edit.setDate(qdate(date(2024, 1, 20) + timedelta(days=n)))
        assert inside.fontMetrics().horizontalAdvance(edit.text()) <= room, edit.text()


def test_days_long_ago_are_kept(qtbot: QtBot) -> None:
    edit = DayEdit("Day")
    qtbot.addWidget(edit)
    edit.setDate(qdate(date(1601, 1, 1)))
    assert from_qdate(edit.date()) == date(1601, 1, 1)
    assert edit.accessibleName() == "Day"


def test_the_wheel_scrolls_past(qtbot: QtBot) -> None:
    edit = DayEdit("Day")
    qtbot.addWidget(edit)
    edit.setDate(qdate(date(2026, 11, 22)))
    edit.show()
    assert not wheel_over(edit)
    assert from_qdate(edit.date()) == date(2026, 11, 22)
