"""A form that scrolls up and down where it does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from carejournal.ui.widgets.building import column
from carejournal.ui.widgets.vertical_area import BAR, VerticalArea

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FIELDS = 12


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[VerticalArea]:
    content = QWidget()
    content.setLayout(column(*(QLineEdit(str(n)) for n in range(FIELDS))))
    made = VerticalArea(content)
    window = QWidget()
    window.setLayout(column(made))
    qtbot.addWidget(window)
    window.resize(300, made.sizeHint().height() + 100)
    with qtbot.waitActive(window):
        window.show()
    yield made


def fields(area: VerticalArea) -> list[QLineEdit]:
    return area.findChildren(QLineEdit)


def scroll_area(area: VerticalArea) -> QScrollArea | None:
    return area.findChild(QScrollArea)


def test_a_form_that_fits_does_not_scroll(area: VerticalArea) -> None:
    assert scroll_area(area) is None
    assert area.sizeHint().width() == area._content.sizeHint().width() + BAR


def test_a_form_that_does_not_fit_scrolls_and_keeps_the_keyboard(qtbot: QtBot, area: VerticalArea) -> None:
    fields(area)[2].setFocus()
    area.window().resize(300, 140)
    scrolling = scroll_area(area)
    assert scrolling is not None
    assert fields(area)[2].hasFocus()
    assert scrolling.focusPolicy() == Qt.FocusPolicy.NoFocus
    qtbot.waitUntil(lambda: scrolling.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: all(field.height() >= field.minimumSizeHint().height() for field in fields(area)))


def test_the_tab_key_scrolls_to_where_it_goes(qtbot: QtBot, area: VerticalArea) -> None:
    area.window().resize(300, 140)
    scrolling = scroll_area(area)
    assert scrolling is not None
    fields(area)[0].setFocus()
    for n in range(FIELDS - 1):
        qtbot.keyClick(fields(area)[n], Qt.Key.Key_Tab)
    last = fields(area)[-1]
    assert last.hasFocus()
    middle = last.mapTo(scrolling.viewport(), last.rect().center())
    assert scrolling.viewport().rect().contains(middle)


def test_a_form_that_grows_begins_to_scroll(qtbot: QtBot, area: VerticalArea) -> None:
    layout = area._content.layout()
    assert layout is not None
    for n in range(30):
        layout.addWidget(QLineEdit(str(n)))
    qtbot.waitUntil(lambda: scroll_area(area) is not None)


def test_it_is_never_narrower_than_its_form_but_may_be_low(area: VerticalArea) -> None:
    least = area.minimumSizeHint()
    assert least.width() >= area._content.minimumSizeHint().width()
    assert least.height() < area._content.minimumSizeHint().height()
