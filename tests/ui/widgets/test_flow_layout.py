"""Lines of parts that begin a new line where they no longer fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SIZES = st.lists(st.tuples(st.integers(1, 300), st.integers(1, 60)), max_size=12)


def flow_of(*sizes: tuple[int, int]) -> tuple[QWidget, FlowLayout]:
    around = QWidget()
    flow = FlowLayout(around)
    for width, height in sizes:
        part = QLabel()
        part.setFixedSize(width, height)
        flow.addWidget(part)
    return around, flow


def places(flow: FlowLayout) -> list[QRect]:
    return [item.geometry() for n in range(flow.count()) if (item := flow.itemAt(n))]


@pytest.fixture
def three(qtbot: QtBot) -> tuple[QWidget, FlowLayout]:
    around, flow = flow_of((100, 20), (100, 30), (100, 20))
    qtbot.addWidget(around)
    return around, flow


def test_parts_stand_side_by_side_while_they_fit(three: tuple[QWidget, FlowLayout]) -> None:
    _, flow = three
    flow.setGeometry(QRect(10, 5, 316, 100))
    assert [(place.x(), place.y()) for place in places(flow)] == [(10, 5), (118, 5), (226, 5)]
    assert flow.heightForWidth(316) == 30


def test_a_new_line_begins_below_the_highest_part(three: tuple[QWidget, FlowLayout]) -> None:
    _, flow = three
    flow.setGeometry(QRect(0, 0, 315, 100))
    assert [(place.x(), place.y()) for place in places(flow)] == [(0, 0), (108, 0), (0, 38)]
    assert flow.heightForWidth(315) == 58


def test_hidden_parts_take_no_room(three: tuple[QWidget, FlowLayout]) -> None:
    _, flow = three
    item = flow.itemAt(0)
    assert item is not None
    part = item.widget()
    assert part is not None
    part.hide()
    flow.setGeometry(QRect(0, 0, 400, 100))
    assert [place.x() for place in places(flow)[1:]] == [0, 108]


def test_parts_can_be_taken_out(three: tuple[QWidget, FlowLayout]) -> None:
    _, flow = three
    assert flow.takeAt(5) is None
    assert flow.itemAt(-1) is None
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.sizeHint() == QSize(100, 20)
    assert flow.count() == 2
    assert flow.expandingDirections() == Qt.Orientation(0)


@given(sizes=SIZES, width=st.integers(300, 900))
def test_no_part_overlaps_another_or_leaves_the_area(
    qapp: QApplication, sizes: list[tuple[int, int]], width: int
) -> None:
    assert qapp is not None
    around, flow = flow_of(*sizes)
    height = flow.heightForWidth(width)
    flow.setGeometry(QRect(0, 0, width, height))
    found = places(flow)
    assert all(QRect(0, 0, width, height).contains(place) for place in found)
    assert not any(a.intersects(b) for n, a in enumerate(found) for b in found[:n])
    assert flow.minimumSize() == QSize(
        max((w for w, _ in sizes), default=0), max((h for _, h in sizes), default=0)
    )
    around.deleteLater()


@given(sizes=SIZES, width=st.integers(300, 900))
def test_more_width_never_needs_more_height(
    qapp: QApplication, sizes: list[tuple[int, int]], width: int
) -> None:
    assert qapp is not None
    around, flow = flow_of(*[(w, 20) for w, _ in sizes])
    assert flow.heightForWidth(width + 50) <= flow.heightForWidth(width)
    around.deleteLater()
