"""What the numbers of the scales mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.measure import (
    BUILT_IN,
    ILL,
    MOOD,
    SLEEP_HOURS,
    SLEEP_QUALITY,
    STRESS,
    Better,
    Measure,
)
from carejournal.ui.widgets.scale_words import measure_name, scale_ends, scale_word

SCALES = (MOOD, STRESS, SLEEP_QUALITY)


@pytest.mark.parametrize("measure", SCALES)
def test_each_number_of_a_scale_has_words_of_its_own(measure: Measure) -> None:
    assert len({scale_word(measure, n) for n in range(11)}) == 11


def test_nothing_recorded_is_a_normal_state_and_not_zero() -> None:
    assert scale_word(MOOD, None) == "not recorded"
    assert scale_word(MOOD, 0) == "the lowest"


def test_a_value_between_two_boxes_tells_its_number_too() -> None:
    assert scale_word(MOOD, 7.5) == f"7.5 · {scale_word(MOOD, 8)}"


@given(st.floats(0, 10), st.sampled_from(SCALES))
def test_every_value_on_a_scale_has_words(value: float, measure: Measure) -> None:
    assert scale_word(measure, value)


def test_other_measures_tell_the_number() -> None:
    assert scale_word(SLEEP_HOURS, 6.25) == "6.25"
    assert scale_word(Measure("energy", "Energy"), 4.0) == "4"


def test_own_measures_keep_the_name_they_were_given() -> None:
    assert measure_name(Measure("energy", "Energie <b>")) == "Energie <b>"
    assert [measure_name(each) for each in BUILT_IN.values()] == [
        "Mood",
        "Stress",
        "Sleep quality",
        "Sleep hours",
        "Ill today",
    ]


def test_the_ends_of_a_scale_are_told_in_words() -> None:
    assert scale_ends(MOOD) == "0 the lowest, 10 the best"
    assert scale_ends(STRESS) == "0 none, 10 extreme"
    assert scale_ends(ILL) == "0 is best"
    assert scale_ends(Measure("energy", "Energy", better=Better.HIGHER)) == "10 is best"
    assert scale_ends(Measure("coffee", "Coffee")) == ""
