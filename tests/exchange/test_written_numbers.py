"""Numbers of a table are read by the sign that its writer used before fractions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.table_profile import Decimal
from carejournal.exchange.written_numbers import decimal_of, written_number


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("7.5", Decimal.POINT, 7.5),
        ("7,5", Decimal.COMMA, 7.5),
        ("1,234.5", Decimal.POINT, 1234.5),
        ("1.234,5", Decimal.COMMA, 1234.5),
        ("1.234", Decimal.COMMA, 1234.0),
        ("1.234", Decimal.POINT, 1.234),
        ("1 234", Decimal.POINT, 1234.0),
        ("−3", Decimal.POINT, -3.0),
        ("7,5", Decimal.POINT, None),
        ("1.2.3", Decimal.POINT, None),
        ("about 3", Decimal.POINT, None),
        ("", Decimal.POINT, None),
        ("nan", Decimal.POINT, None),
        ("9" * 100, Decimal.POINT, None),
    ],
)
def test_a_number_is_read_or_is_none(text: str, decimal: Decimal, number: float | None) -> None:
    assert written_number(text, decimal) == number


def test_three_digits_behind_a_sign_do_not_decide_what_it_means() -> None:
    assert decimal_of(["1,234", "7.5"]) is Decimal.POINT
    assert decimal_of(["1.234", "7,5"]) is Decimal.COMMA
    assert decimal_of(["02.03.2026", "word"]) is Decimal.POINT


@given(st.floats(-1e6, 1e6).map(lambda number: round(number, 2)), st.sampled_from(Decimal))
def test_what_is_written_in_either_way_is_read_back(number: float, decimal: Decimal) -> None:
    text = f"{number:,.2f}"
    if decimal is Decimal.COMMA:
        text = text.translate(str.maketrans(",.", ".,"))
    assert written_number(text, decimal) == number
