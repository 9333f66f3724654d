"""How many people were studied, as dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from carejournal.evidence.card_pictures import MOST_DOTS, people_per_dot
from carejournal.services.reading_evidence import evidence_cards
from carejournal.ui.evidence.people_picture import Dots, PeoplePicture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.evidence.card import Card
    from carejournal.ui.page import Surroundings


@given(st.integers(min_value=1, max_value=10**9))
def test_dots_are_few_and_their_unit_is_round(people: int) -> None:
    unit = people_per_dot(people)
    assert people <= unit * MOST_DOTS
    assert str(unit)[0] in "125"
    assert set(str(unit)[1:]) <= {"0"}
    assert unit == 1 or people > unit / 2.5 * MOST_DOTS


@pytest.mark.parametrize("card", evidence_cards(), ids=lambda card: card.id)
def test_the_dots_of_a_group_stand_for_its_people(qtbot: QtBot, around: Surroundings, card: Card) -> None:
    picture = PeoplePicture(around.theme, card.people)
    qtbot.addWidget(picture)
    drawn = picture.findChildren(Dots)
    assert len(drawn) == len(card.people)
    for dots, group in zip(drawn, card.people, strict=True):
        assert dots.full * picture.unit <= group.number < (dots.full + dots.open) * picture.unit + 1
        assert f"{group.number:,}" in dots.accessibleName()
    assert f"{picture.unit:,}" in picture.caption.text() or "one person" in picture.caption.text()
    assert ("open dot" in picture.caption.text()) == any(dots.open for dots in drawn)


def test_narrow_dots_take_more_rows_and_none_is_cut_off(qtbot: QtBot, around: Surroundings) -> None:
    dots = Dots(around.theme, 97, 1)
    qtbot.addWidget(dots)
    wide, narrow = dots.sizeHint().width(), dots.minimumSizeHint().width()
    assert dots.heightForWidth(narrow) > dots.heightForWidth(wide)
    for width in (narrow, wide):
        dots.resize(width, dots.heightForWidth(width))
        alone = dots.grab().toImage()
        dots.resize(width + 60, dots.heightForWidth(width) + 60)
        roomy = dots.grab(QRect(QPoint(), alone.size())).toImage()
        assert alone == roomy


def test_the_pictures_follow_the_dark_look(qtbot: QtBot, around: Surroundings) -> None:
    dots = Dots(around.theme, 3, 1)
    qtbot.addWidget(dots)
    dots.resize(dots.sizeHint())
    light = dots.grab().toImage()
    around.theme.choose("dark")
    try:
        assert dots.grab().toImage() != light
    finally:
        around.theme.choose("light")
