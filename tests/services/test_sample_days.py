"""The days of the sample life carry plain clock times."""

from __future__ import annotations

from datetime import date

import pytest

from carejournal.services.sample_days import moment_at


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2026, 3, 28), 60),
        (date(2026, 3, 29), 120),
        (date(2026, 10, 24), 120),
        (date(2026, 10, 25), 60),
        (date(2027, 3, 28), 120),
    ],
)
def test_moments_carry_the_offset_of_central_europe(day: date, offset: int) -> None:
    assert moment_at(day, 20 * 60).utc_offset == offset
