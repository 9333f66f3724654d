"""What is asked of the person, and how answers are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import BadValueRefusal
from carejournal.exchange.questions import Scale


@pytest.mark.parametrize(
    ("text", "scale"),
    [("1-5", Scale(1, 5)), ("0-10", Scale(0, 10)), ("-2-2", Scale(-2, 2)), ("0.5-4", Scale(0.5, 4))],
)
def test_a_scale_is_read_from_its_ends(text: str, scale: Scale) -> None:
    assert Scale.parse(text) == scale
    assert str(scale) == text


@pytest.mark.parametrize("text", ["", "5", "5-1", "1-1", "a-b", "1-nan", "1-inf", "1–5"])
def test_what_is_no_scale_is_refused(text: str) -> None:
    with pytest.raises(BadValueRefusal):
        Scale.parse(text)


@given(st.integers(-99, 99), st.integers(1, 99))
def test_a_scale_comes_back(low: int, width: int) -> None:
    assert Scale.parse(str(Scale(low, low + width))) == Scale(low, low + width)
