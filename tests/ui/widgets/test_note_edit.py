"""The field for a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from carejournal.ui.widgets.building import column
from carejournal.ui.widgets.note_edit import NoteEdit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def note(qtbot: QtBot, around: Surroundings) -> Iterator[NoteEdit]:
    window = QWidget()
    made = NoteEdit(around.theme, "Note", "What was today like?")
    window.setLayout(column(made, QLineEdit()))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    made.setFocus()
    yield made


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_that_is_only_shown_comes_back_to_the_letter(note: NoteEdit, text: str) -> None:
    note.show_text(text)
    assert note.text == text


@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cs"), exclude_characters="￼")
    ),
    typed=st.text("abc \n", min_size=1, max_size=5),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_typing_changes_only_what_is_typed(note: NoteEdit, text: str, typed: str) -> None:
    note.show_text(text)
    note.insertPlainText(typed)
    assert note.text == typed + text


def test_what_is_typed_is_kept_as_it_was_typed(qtbot: QtBot, note: NoteEdit) -> None:
    qtbot.keyClicks(note, "soup  ")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClicks(note, "<b>#1")
    assert note.text == "soup  \n<b>#1"


def test_enter_goes_on_with_a_list_and_ends_it_on_an_empty_item(qtbot: QtBot, note: NoteEdit) -> None:
    qtbot.keyClicks(note, "- soup")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClicks(note, "bread")
    qtbot.keyClick(note, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    assert note.text == "- soup\n  - bread"
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClicks(note, "Then sleep.")
    assert note.text == "- soup\n  - bread\nThen sleep."


def test_a_sign_is_put_around_words_and_taken_off_again(note: NoteEdit) -> None:
    note.show_text("slept well")
    note.selectAll()
    note.emphasise("**")
    assert note.text == "**slept well**"
    note.selectAll()
    note.emphasise("**")
    assert note.text == "slept well"


def test_lines_are_turned_into_a_list_and_back_in_one_step(note: NoteEdit) -> None:
    note.show_text("one\ntwo")
    note.selectAll()
    note.sign_lines("- ")
    assert note.text == "- one\n- two"
    note.undo()
    assert note.text == "one\ntwo"


def test_a_pasted_picture_is_handed_on_and_words_beside_it_win(note: NoteEdit) -> None:
    from PySide6.QtCore import QMimeData, QUrl
    from PySide6.QtGui import QImage

    picture, files, both = QMimeData(), QMimeData(), QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    files.setUrls([QUrl.fromLocalFile("/somewhere/sea.JPG"), QUrl.fromLocalFile("/somewhere/list.txt")])
    both.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    both.setText("words")
    given: list[list[object]] = []
    note.pictures_given.connect(given.append)
    for each in (picture, files, both):
        assert note.canInsertFromMimeData(each)
        note.insertFromMimeData(each)
    assert (len(given[0]), given[1], note.text) == (1, ["/somewhere/sea.JPG"], "words")


def test_pasted_text_comes_in_plain(note: NoteEdit) -> None:
    from PySide6.QtCore import QMimeData

    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    note.insertFromMimeData(rich)
    assert note.text == "bold"


def test_the_tab_key_moves_on(qtbot: QtBot, note: NoteEdit) -> None:
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert not note.hasFocus()
    assert note.text == ""


def test_undo_goes_back_to_what_was_shown_and_not_past_it(qtbot: QtBot, note: NoteEdit) -> None:
    note.show_text("first")
    note.show_text("second")
    qtbot.keyClicks(note, "x")
    qtbot.keyClick(note, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(note, Qt.Key.Key_Z, CTRL)
    assert note.text == "second"


def test_undo_can_be_forgotten(qtbot: QtBot, note: NoteEdit) -> None:
    qtbot.keyClicks(note, "private thought")
    note.selectAll()
    qtbot.keyClick(note, Qt.Key.Key_Delete)
    note.forget_undo()
    qtbot.keyClick(note, Qt.Key.Key_Z, CTRL)
    assert note.text == ""


def test_screen_readers_hear_its_name(note: NoteEdit) -> None:
    assert note.accessibleName() == "Note"
    assert note.placeholderText() == "What was today like?"
