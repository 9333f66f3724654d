"""Measured differences on a labelled scale."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from carejournal.charts.palette import blend
from carejournal.evidence.card import Effect, Numbers
from carejournal.evidence.card_pictures import axis_for
from carejournal.ui.evidence.effect_picture import (
    RANGE_STRENGTH,
    EffectBar,
    EffectPicture,
    effect_words,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

effects = st.lists(
    st.tuples(
        st.decimals(min_value=-50, max_value=50, places=2), st.decimals(min_value=0, max_value=9, places=2)
    ).map(lambda ends: Effect("a difference", None, ends[0], ends[0] + ends[1])),
    min_size=1,
    max_size=5,
)


@given(effects)
def test_the_axis_encloses_zero_and_all_ranges_with_few_even_ticks(drawn: list[Effect]) -> None:
    axis = axis_for(drawn)
    assert Decimal(0) in axis.ticks
    assert all(axis.ticks[0] <= effect.low <= effect.high <= axis.ticks[-1] for effect in drawn)
    assert 2 <= len(axis.ticks) <= 7
    assert len({b - a for a, b in zip(axis.ticks, axis.ticks[1:], strict=False)}) == 1
    assert (axis.share(axis.ticks[0]), axis.share(axis.ticks[-1])) == (0, 1)


def test_an_effect_is_told_with_its_range_and_a_real_minus_sign() -> None:
    with_value = Effect("Tea", Decimal("0.30"), Decimal("-0.10"), Decimal("0.70"))
    assert effect_words(with_value) == "Tea: 0.30, plausibly between −0.10 and 0.70"
    assert effect_words(replace(with_value, value=None)) == "Tea: plausibly between −0.10 and 0.70"


def test_a_bar_reaches_from_the_low_end_to_the_high_end(qtbot: QtBot, around: Surroundings) -> None:
    upper = Effect("upper half", None, Decimal(0), Decimal(4))
    whole = Effect("whole", None, Decimal(-4), Decimal(4))
    picture = EffectPicture(around.theme, Numbers("a scale", (upper, whole)))
    qtbot.addWidget(picture)
    picture.resize(500, 300)
    with qtbot.waitExposed(picture):
        picture.show()
    colours = around.theme.colours
    shade = QColor(blend(colours.accent, colours.surface, RANGE_STRENGTH))
    lengths = []
    for bar in picture.findChildren(EffectBar):
        image = bar.grab().toImage()
        middle = image.height() // 2
        lengths.append(sum(image.pixelColor(x, middle) == shade for x in range(image.width())))
    half, full = lengths
    assert abs(2 * half - full) <= 8
    assert full > 400


def test_each_picture_is_told_in_words_too(qtbot: QtBot, around: Surroundings) -> None:
    effect = Effect("Tea", Decimal(1), Decimal(0), Decimal(2))
    picture = EffectPicture(around.theme, Numbers("a scale", (effect,)))
    qtbot.addWidget(picture)
    (bar,) = picture.findChildren(EffectBar)
    assert effect_words(effect) in bar.accessibleName()
