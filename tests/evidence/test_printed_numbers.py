"""Numbers are found as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.evidence.printed_numbers import numbers_in

figures = st.one_of(
    st.integers(0, 10**9).map("{:,}".format),
    st.decimals(0, 1000, places=2).map("{:.2f}".format),
    st.decimals(0, 1000, places=2).map("−{:.2f}".format),
)
plain_words = st.sampled_from(["", " ", " people in ", " to ", ", ", ". ", " (about ", "-minute ", "% of "])


@given(st.lists(st.tuples(plain_words.filter(bool), figures)))
def test_every_number_between_words_is_found_in_order(pieces: list[tuple[str, str]]) -> None:
    text = "".join(words + number for words, number in pieces) + "."
    assert numbers_in(text) == [number for _, number in pieces]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("56 trials with 4,060 people, g = 0.30.", ["56", "4,060", "0.30"]),
        ("between −0.19 and 0.18", ["−0.19", "0.18"]),
        ("aged 18-45, IL-6", ["18", "45", "6"]),
        ("24,27 and 53", ["24", "27", "53"]),
        ("no number at all", []),
    ],
)
def test_commas_points_and_hyphens_are_told_apart(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers
