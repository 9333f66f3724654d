"""The recovery code: typed in any way, shown in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from carejournal.ui.safekeeping.code_field import CodeField, CodeText, in_groups

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def field(qtbot: QtBot) -> CodeField:
    made = CodeField("Recovery code")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.mark.parametrize("typed", ["k7fq2m9xp3", "K7FQ-2M9X-P3", " k7 fq 2m9x/p3 "])
def test_any_case_and_any_separators_give_the_same_code(qtbot: QtBot, field: CodeField, typed: str) -> None:
    qtbot.keyClicks(field, typed)
    assert field.text() == "K7FQ-2M9X-P3"
    assert field.code == "K7FQ2M9XP3"


def test_a_pasted_code_is_grouped_too(field: CodeField) -> None:
    QGuiApplication.clipboard().setText("k7fq-2m9x\n")
    field.paste()
    assert field.text() == "K7FQ-2M9X"


def test_a_letter_put_into_the_middle_leaves_the_cursor_behind_it(qtbot: QtBot, field: CodeField) -> None:
    qtbot.keyClicks(field, "abcdefgh")
    field.setCursorPosition(2)
    qtbot.keyClicks(field, "xyz")
    assert field.text() == "ABXY-ZCDE-FGH"
    assert field.text()[: field.cursorPosition()] == "ABXY-Z"


def test_backspace_alone_takes_everything_away(qtbot: QtBot, field: CodeField) -> None:
    qtbot.keyClicks(field, "abcdefghi")
    for _ in range(11):
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == ""


def test_forgetting_keeps_no_history(qtbot: QtBot, field: CodeField) -> None:
    qtbot.keyClicks(field, "abc")
    field.forget()
    assert field.text() == ""
    assert not field.isUndoAvailable()


def test_letters_are_all_of_one_width(field: CodeField) -> None:
    metrics = field.fontMetrics()
    assert metrics.horizontalAdvance("IIII") == metrics.horizontalAdvance("WWWW")


def test_a_code_that_is_shown_is_large_and_can_be_selected_with_the_keyboard(
    qtbot: QtBot, field: CodeField
) -> None:
    shown = CodeText("K7FQ-2M9X")
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
    assert shown.fontMetrics().height() > field.fontMetrics().height()
    without = shown.grab().toImage()
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown.hasFocus()
    assert shown.grab().toImage() != without
    qtbot.keyClick(shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert shown.selectedText() == "K7FQ-2M9X"


@given(st.text(max_size=60))
def test_grouping_keeps_every_letter_and_grouping_again_changes_nothing(text: str) -> None:
    grouped = in_groups(text)
    assert in_groups(grouped) == grouped
    assert len(grouped.replace("-", "")) == sum(letter.isalnum() for letter in text)
    assert all(len(group) == 4 for group in grouped.split("-")[:-1])
