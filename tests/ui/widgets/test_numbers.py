"""Numbers in the person's own locale."""

from __future__ import annotations

import pytest

from carejournal.domain.measure import MOOD, Form, Measure
from carejournal.ui.pixels.day_cell import short_value, spoken_value
from carejournal.ui.widgets.numbers import mean_text, number_text
from carejournal.ui.widgets.scale_words import scale_word


@pytest.mark.usefixtures("choice")
def test_english_has_a_point_and_no_needless_digits() -> None:
    assert (number_text(6.0), number_text(6.5), mean_text(6.0)) == ("6", "6.5", "6.0")


@pytest.mark.usefixtures("german")
def test_german_has_a_comma_wherever_a_value_is_shown() -> None:
    walked = Measure("walk", "Gang", Form.NUMBER, unit="km")
    assert (number_text(6.5), mean_text(6.0), number_text(0.1234567891)) == ("6,5", "6,0", "0,1234567891")
    assert (short_value(MOOD, 6.5), spoken_value(MOOD, 6.5), spoken_value(walked, 2.5)) == (
        "6,5",
        "6,5",
        "2,5 km",
    )
    assert scale_word(MOOD, 6.5) == f"6,5 · {scale_word(MOOD, 6.0)}"
