"""Known questionnaires: their totals, and the bands that a source has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.questionnaire import KNOWN, accept_total
from carejournal.domain.refusal import BadValueRefusal


@pytest.mark.parametrize("name", KNOWN)
def test_a_total_outside_is_refused_and_both_ends_are_taken(name: str) -> None:
    known = KNOWN[name]
    assert accept_total(name, known.low) == known.low
    assert accept_total(name, known.high) == known.high
    for outside in (known.low - 1, known.high + 1):
        with pytest.raises(BadValueRefusal, match=f"{name} goes from"):
            accept_total(name, outside)


@given(st.floats(allow_nan=False))
def test_one_of_the_persons_own_takes_any_number(total: float) -> None:
    assert accept_total("My own", total) == total


@pytest.mark.parametrize(
    ("name", "total", "band"),
    [
        ("PHQ-9", 4, ""),  # no source was found that names it
        ("PHQ-9", 5, "mild"),
        ("PHQ-9", 14, "moderate"),
        ("PHQ-9", 15, "moderately severe"),
        ("PHQ-9", 27, "severe"),
        ("GAD-7", 15, "severe"),
        ("ISI", 7, "no clinically significant insomnia"),
        ("ISI", 8, "subthreshold"),
        ("PSQI", 5, ""),
        ("PSQI", 6, "poor sleep"),
        ("PHQ-8", 12, ""),
        ("PSS-10", 30, ""),
        ("PCL-5", 60, ""),
    ],
)
def test_a_band_has_its_published_name_and_where_nothing_is_published_none(
    name: str, total: float, band: str
) -> None:
    assert KNOWN[name].band(total) == band


def test_what_has_bands_or_a_reliable_change_names_its_source() -> None:
    for known in KNOWN.values():
        assert bool(known.source) >= bool(known.bands), known.name
        assert bool(known.change_source) == (known.reliable_change is not None), known.name
