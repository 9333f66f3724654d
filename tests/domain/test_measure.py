"""Measures: which values they take, and the keys they are named by."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.measure import (
    BUILT_IN,
    ILL,
    KEY_PATTERN,
    MOOD,
    SLEEP_HOURS,
    Form,
    Measure,
    key_for,
)
from carejournal.domain.refusal import BadValueRefusal
from domain.made_values import any_text, measures, numbers


def test_every_journal_has_the_five_measures_in_their_order() -> None:
    assert list(BUILT_IN) == ["mood", "stress", "sleep_quality", "sleep_hours", "ill"]
    assert [measure.position for measure in BUILT_IN.values()] == [0, 1, 2, 3, 4]


@given(measures, numbers)
def test_what_a_measure_accepts_it_accepts_again(measure: Measure, value: float) -> None:
    try:
        kept = measure.accept(value)
    except BadValueRefusal:
        return
    assert measure.accept(kept) == pytest.approx(kept)


@pytest.mark.parametrize("value", [0, 10, 6.5, 1e-9])
def test_a_scale_takes_everything_between_its_ends(value: float) -> None:
    assert MOOD.accept(value) == value
    assert isinstance(MOOD.accept(value), float)


@pytest.mark.parametrize("value", [-0.1, 10.1, math.inf, -math.inf, math.nan])
def test_a_scale_refuses_what_lies_outside(value: float) -> None:
    with pytest.raises(BadValueRefusal, match="Mood"):
        MOOD.accept(value)


def test_sleep_goes_in_quarter_hours() -> None:
    assert SLEEP_HOURS.accept(7.75) == 7.75
    assert SLEEP_HOURS.accept(7.2500000000001) == 7.25
    with pytest.raises(BadValueRefusal, match=r"steps of 0\.25"):
        SLEEP_HOURS.accept(7.3)
    with pytest.raises(BadValueRefusal):
        SLEEP_HOURS.accept(24.25)


def test_ill_is_yes_or_no() -> None:
    assert (ILL.accept(0), ILL.accept(True)) == (0.0, 1.0)
    with pytest.raises(BadValueRefusal):
        ILL.accept(0.5)


def test_a_number_without_ends_takes_any_number_but_none_at_all() -> None:
    steps = Measure("steps", "Steps", Form.NUMBER)
    assert steps.accept(-1e12) == -1e12
    with pytest.raises(BadValueRefusal):
        steps.accept(math.nan)


def test_forms_bring_their_own_ends() -> None:
    assert (Measure("a", "A").low, Measure("a", "A").high) == (0.0, 10.0)
    assert (Measure("a", "A", low=-5.0).low, Measure("a", "A", high=3.0).high) == (-5.0, 3.0)
    yes_no = Measure("a", "A", Form.YES_NO, low=4.0, high=9.0, step=2.0)
    assert (yes_no.low, yes_no.high, yes_no.step) == (0.0, 1.0, 1.0)


@pytest.mark.parametrize(
    "bad",
    [
        {"key": ""},
        {"key": "Mood"},
        {"key": "_mood"},
        {"key": "m" * 61},
        {"key": "mood\n"},
        {"name": ""},
        {"name": " \0 "},
        {"low": 5.0, "high": 4.0},
        {"low": 11.0},
        {"low": math.nan},
        {"high": math.inf},
        {"step": 0.0},
        {"step": -1.0},
        {"step": math.nan},
    ],
)
def test_a_measure_that_could_not_be_kept_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(BadValueRefusal):
        Measure(**({"key": "own", "name": "Own"} | bad))


def test_a_measure_is_named_on_one_line_that_can_be_written() -> None:
    measure = Measure("own", " two\nlines\0 ", unit="k\ud800m")
    assert (measure.name, measure.unit) == ("two lines", "k\ufffdm")


@given(any_text, st.sets(any_text, max_size=3))
def test_every_name_has_a_key_that_a_measure_takes(name: str, taken: set[str]) -> None:
    key = key_for(name, taken)
    assert KEY_PATTERN.fullmatch(key)
    assert key not in taken


def test_a_key_reads_like_its_name_and_is_free() -> None:
    assert key_for("Back pain (left)") == "back_pain_left"
    assert key_for("Back pain", {"back_pain", "back_pain_2"}) == "back_pain_3"
    assert key_for("痛み") == "own"
    assert key_for("x" * 200, {"x" * 50}) == "x" * 50 + "_2"
