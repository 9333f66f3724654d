"""Many pairs at once: the rate of false claims is held, and selected ranges widen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from carejournal.insights.error_control import RATE, q_values, selected_level

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=60)


@given(p_values)
def test_the_q_values_are_those_of_scipy(p: list[float]) -> None:
    np.testing.assert_allclose(q_values(p), stats.false_discovery_control(p), atol=1e-12)


@given(p_values, st.randoms())
def test_the_order_in_which_pairs_come_does_not_matter(p: list[float], random: object) -> None:
    order = list(range(len(p)))
    random.shuffle(order)  # type: ignore[attr-defined] # hypothesis gives a Random
    shuffled = q_values([p[i] for i in order])
    assert shuffled == pytest.approx([q_values(p)[i] for i in order])


@given(st.floats(0, 1), st.integers(1, 400))
def test_rounding_takes_no_q_value_below_its_p_value(p: float, pairs: int) -> None:
    assert min(q_values([p] * pairs)) >= p


def test_of_no_pairs_there_are_no_values() -> None:
    assert q_values([]) == []


@given(st.integers(1, 50), st.integers(1, 50))
def test_the_fewer_are_claimed_the_wider_are_their_ranges(claims: int, tested: int) -> None:
    if claims > tested:
        with pytest.raises(ValueError, match="claim"):
            selected_level(claims, tested)
    else:
        assert 1 - RATE <= selected_level(claims, tested) <= 1 - RATE / tested
