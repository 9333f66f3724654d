"""How far an answer can be relied on, in a word and four marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from carejournal.evidence.card import Strength
from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.evidence.strength import StrengthMarks, StrengthRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings


def test_how_to_read_strength_is_one_click_away_and_folds_again(qtbot: QtBot, around: Surroundings) -> None:
    row = StrengthRow(around.theme, Strength.LOW, "Because.")
    qtbot.addWidget(row)
    with qtbot.waitExposed(row):
        row.show()
    assert not row.explanation.isVisible()
    qtbot.mouseClick(row.fold, Qt.MouseButton.LeftButton)
    assert row.explanation.isVisible()
    assert any(
        "how far an answer can be relied on" in text
        for text in (each.words for each in row.explanation.findChildren(ReadingText))
    )
    qtbot.mouseClick(row.fold, Qt.MouseButton.LeftButton)
    assert not row.explanation.isVisible()


@pytest.mark.parametrize("strength", list(Strength))
def test_strength_is_a_word_and_as_many_filled_marks(
    qtbot: QtBot, around: Surroundings, strength: Strength
) -> None:
    row = StrengthRow(around.theme, strength, "Because.")
    qtbot.addWidget(row)
    assert f"Strength: {strength.value.replace('_', ' ')}" in [
        each.text() for each in row.findChildren(QLabel)
    ]
    marks = row.findChildren(StrengthMarks)[0]
    order = [Strength.VERY_LOW, Strength.LOW, Strength.MODERATE, Strength.HIGH]
    assert marks.filled == order.index(strength) + 1
    marks.resize(marks.sizeHint())
    image = marks.grab().toImage()
    filled = QColor(around.theme.colours.quiet)
    middle = image.height() // 2
    quarter = image.width() / 4
    seen = [image.pixelColor(round(quarter * n + quarter * 0.3), middle) == filled for n in range(4)]
    assert seen == [n < marks.filled for n in range(4)]
