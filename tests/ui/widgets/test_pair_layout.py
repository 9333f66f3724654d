"""Two parts on one line, or below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from carejournal.ui.widgets.building import label
from carejournal.ui.widgets.pair_layout import PairLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Made = tuple[QWidget, PairLayout, QLabel, QLabel]


def pair(qtbot: QtBot, *, apart: bool = True) -> Made:
    around = QWidget()
    first, last = QLabel(), QLabel()
    first.setFixedSize(100, 20)
    last.setFixedSize(60, 40)
    made = PairLayout(first, last, apart=apart, space=8)
    around.setLayout(made)
    qtbot.addWidget(around)
    around.show()
    return around, made, first, last


def places(made: PairLayout) -> list[tuple[int, int]]:
    return [
        (item.geometry().x(), item.geometry().y())
        for n in range(made.count())
        if (item := made.itemAt(n)) is not None
    ]


def test_parts_stand_at_the_ends_of_a_line_in_its_middle(qtbot: QtBot) -> None:
    _around, made, _, _ = pair(qtbot)
    made.setGeometry(QRect(10, 5, 300, 40))
    assert places(made) == [(10, 15), (250, 5)]
    assert made.heightForWidth(300) == 40


def test_parts_that_belong_together_stand_close(qtbot: QtBot) -> None:
    _around, made, _, _ = pair(qtbot, apart=False)
    made.setGeometry(QRect(0, 0, 300, 40))
    assert places(made) == [(0, 10), (108, 0)]


@pytest.mark.parametrize("apart", [True, False])
def test_where_both_do_not_fit_the_last_goes_below(qtbot: QtBot, apart: bool) -> None:
    _around, made, _, _ = pair(qtbot, apart=apart)
    made.setGeometry(QRect(0, 0, 168, 40))
    assert places(made)[1][1] == 0
    made.setGeometry(QRect(0, 0, 167, 70))
    assert places(made) == [(0, 0), (0, 24)]
    assert made.heightForWidth(167) == 64


def test_it_likes_one_line_and_needs_the_larger_part(qtbot: QtBot) -> None:
    _around, made, _, _ = pair(qtbot)
    assert made.sizeHint() == QSize(168, 40)
    assert made.minimumSize() == QSize(100, 40)


def test_a_hidden_part_takes_no_room(qtbot: QtBot) -> None:
    _around, made, first, last = pair(qtbot)
    first.hide()
    QCoreApplication.processEvents()
    assert made.sizeHint() == QSize(60, 40)
    made.setGeometry(QRect(0, 0, 300, 40))
    assert last.x() == 240
    last.hide()
    QCoreApplication.processEvents()
    assert made.sizeHint() == QSize(0, 0)


def test_words_that_change_are_measured_anew(qtbot: QtBot) -> None:
    around = QWidget()
    words = label("short")
    around.setLayout(PairLayout(words, label("at the end")))
    qtbot.addWidget(around)
    around.resize(400, 60)
    around.show()
    for longer in ("rather longer words", "words that are so long that the last part goes below them, " * 2):
        words.setText(longer)
        QCoreApplication.processEvents()
        assert words.width() >= words.sizeHint().width()


def test_words_that_wrap_become_higher(qtbot: QtBot) -> None:
    around = QWidget()
    words = label("many words that go on in a second and third line " * 4, wrap=True)
    layout = PairLayout(words, label("at the end"))
    around.setLayout(layout)
    qtbot.addWidget(around)
    around.resize(300, layout.heightForWidth(300))
    around.show()
    assert words.width() <= 300
    assert words.height() >= words.heightForWidth(words.width())


def test_parts_can_be_taken_out(qtbot: QtBot) -> None:
    _around, made, _, _ = pair(qtbot)
    assert made.takeAt(4) is None
    assert made.itemAt(-1) is None
    assert made.takeAt(0) is not None
    assert made.count() == 1
    assert made.expandingDirections() == Qt.Orientation(0)
