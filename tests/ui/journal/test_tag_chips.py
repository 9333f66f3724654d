"""Tags as chips, and new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from carejournal.ui.journal.tag_chips import TagChips
from carejournal.ui.widgets.building import column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
OFFERED = ("exercise", "people", "good food & wine")


@pytest.fixture
def chips(qtbot: QtBot) -> Iterator[TagChips]:
    around = QWidget()
    made = TagChips()
    around.setLayout(column(made, QLineEdit()))
    qtbot.addWidget(around)
    made.show_tags(OFFERED, ("people", "Garden"), ill=False)
    with qtbot.waitActive(around):
        around.show()
    yield made


def chip(chips: TagChips, name: str) -> QPushButton:
    return next(each for each in chips.findChildren(QPushButton) if each.accessibleName() == f"Tag {name}")


def field(chips: TagChips) -> QLineEdit:
    found = chips.findChild(QLineEdit)
    assert found is not None
    return found


def new_tag(qtbot: QtBot, chips: TagChips, name: str) -> QLineEdit:
    qtbot.mouseClick(chips.add_chip, LEFT)
    assert field(chips).hasFocus()
    qtbot.keyClicks(field(chips), name)
    return field(chips)


def test_a_click_sets_a_tag_and_the_same_click_takes_it_off(qtbot: QtBot, chips: TagChips) -> None:
    assert set(chips.tags) == {"people", "Garden"}
    with qtbot.waitSignal(chips.tags_changed):
        qtbot.mouseClick(chip(chips, "exercise"), LEFT)
    assert list(chips.tags) == ["exercise", "people", "Garden"]
    qtbot.mouseClick(chip(chips, "people"), LEFT)
    assert list(chips.tags) == ["exercise", "Garden"]


def test_the_space_bar_sets_a_tag_too(qtbot: QtBot, chips: TagChips) -> None:
    qtbot.keyClick(chip(chips, "exercise"), Qt.Key.Key_Space)
    assert "exercise" in chips.tags


def test_being_ill_is_a_chip_but_no_tag(qtbot: QtBot, chips: TagChips) -> None:
    with qtbot.waitSignal(chips.tags_changed):
        qtbot.mouseClick(chips.ill_chip, LEFT)
    assert chips.ill_chip.isChecked()
    assert list(chips.tags) == ["people", "Garden"]


def test_plus_and_enter_add_a_tag_that_is_set(qtbot: QtBot, chips: TagChips) -> None:
    edit = new_tag(qtbot, chips, "  choir   practice ")
    with qtbot.waitSignal(chips.tags_changed):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert list(chips.tags) == ["people", "Garden", "choir practice"]
    assert not edit.isVisible()
    assert chips.add_chip.hasFocus()


def test_a_name_that_is_there_already_sets_its_chip(qtbot: QtBot, chips: TagChips) -> None:
    edit = new_tag(qtbot, chips, "EXERCISE")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert list(chips.tags) == ["exercise", "people", "Garden"]


def test_escape_puts_the_field_away_and_adds_nothing(qtbot: QtBot, chips: TagChips) -> None:
    edit = new_tag(qtbot, chips, "choir")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert list(chips.tags) == ["people", "Garden"]
    assert not edit.isVisible()
    assert chips.add_chip.hasFocus()


def test_enter_without_a_name_adds_nothing(qtbot: QtBot, chips: TagChips) -> None:
    edit = new_tag(qtbot, chips, "  ")
    with qtbot.assertNotEmitted(chips.tags_changed):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert list(chips.tags) == ["people", "Garden"]
    assert not edit.isVisible()


def test_leaving_the_field_keeps_the_tag_and_the_way_the_person_went(qtbot: QtBot, chips: TagChips) -> None:
    edit = new_tag(qtbot, chips, "choir")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert list(chips.tags) == ["people", "Garden", "choir"]
    assert not edit.isVisible()
    assert not chips.add_chip.hasFocus()


def test_a_tag_that_is_still_being_typed_counts_already(qtbot: QtBot, chips: TagChips) -> None:
    new_tag(qtbot, chips, "choir")
    assert list(chips.tags) == ["people", "Garden", "choir"]


def test_another_entrys_tags_do_not_inherit_what_was_being_typed(qtbot: QtBot, chips: TagChips) -> None:
    new_tag(qtbot, chips, "choir")
    chips.show_tags(OFFERED, (), ill=False)
    assert list(chips.tags) == []
    assert not field(chips).isVisible()


def test_shown_tags_are_not_announced(qtbot: QtBot, chips: TagChips) -> None:
    with qtbot.assertNotEmitted(chips.tags_changed):
        chips.show_tags(OFFERED, ("exercise",), ill=True)
    assert list(chips.tags) == ["exercise"]
    assert chips.ill_chip.isChecked()


def test_an_ampersand_in_a_name_is_shown_as_one(chips: TagChips) -> None:
    assert chip(chips, "good food & wine").text() == "good food && wine"


def test_a_chip_is_spelled_as_the_entry_spells_its_tag(chips: TagChips) -> None:
    chips.show_tags(OFFERED, ("Exercise",), ill=False)
    assert list(chips.tags) == ["Exercise"]
    assert chip(chips, "Exercise").text() == "Exercise"


def test_the_tab_key_goes_through_the_chips_in_their_order(qtbot: QtBot, chips: TagChips) -> None:
    chips.show_tags(("b", "a"), ("c",), ill=False)
    first = chip(chips, "b")
    qtbot.waitUntil(first.isVisible)
    first.setFocus()
    way = []
    for _ in range(5):
        present = chips.window().focusWidget()
        assert present is not None
        way.append(present.accessibleName())
        qtbot.keyClick(present, Qt.Key.Key_Tab)
    assert way == ["Tag b", "Tag a", "Tag c", "Ill today", "Another tag"]


def headings(chips: TagChips) -> list[str]:
    return [each.text() for each in chips.findChildren(QLabel) if each.isVisible()]


def test_tags_of_a_group_stand_together_below_its_name(qtbot: QtBot, chips: TagChips) -> None:
    groups = {"exercise": "Body", "good food & wine": "Body", "people": "Others"}
    for _ in range(2):
        chips.show_tags(("people", "exercise", "b", "good food & wine"), (), ill=False, groups=groups)
        qtbot.waitUntil(lambda: headings(chips) == ["Body", "Others"])
    order = [each.accessibleName() for each in chips.stops[:4]]
    assert order == ["Tag b", "Tag exercise", "Tag good food & wine", "Tag people"]
    qtbot.keyClick(new_tag(qtbot, chips, "choir"), Qt.Key.Key_Return)
    assert [each.accessibleName() for each in chips.stops[:3]] == ["Tag b", "Tag choir", "Tag exercise"]
    assert chips.add_chip.hasFocus()
    assert list(chips.tags) == ["choir"]
    chips.show_tags(("people",), (), ill=False)
    qtbot.waitUntil(lambda: headings(chips) == [])


def test_looking_at_another_window_leaves_what_is_being_typed(qtbot: QtBot, chips: TagChips) -> None:
    edit = new_tag(qtbot, chips, "cho")
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert (edit.text(), edit.isVisible()) == ("cho", True)
    with qtbot.waitActive(chips.window()):
        chips.window().activateWindow()
    qtbot.keyClicks(edit, "ir")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert list(chips.tags) == ["people", "Garden", "choir"]
