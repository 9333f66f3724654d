"""Words are measured, cut and cleaned before they are drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.drawing_settings import our_settings
from carejournal.charts.fonts import Lettering, drawable, families

NINE = Lettering(9.0)


def test_our_type_comes_first_whatever_the_computer_has() -> None:
    assert families()[0] == "DejaVu Sans"


def test_type_of_nine_points_is_twelve_pixels_high() -> None:
    assert NINE.height == 12


def test_twice_the_type_is_twice_as_wide() -> None:
    with our_settings():
        assert Lettering(18).width_of("Schlafqualität") == pytest.approx(
            2 * NINE.width_of("Schlafqualität"), rel=0.02
        )


def test_a_name_that_fits_stays_whole() -> None:
    with our_settings():
        assert NINE.shortened("Schlafqualität", 200) == "Schlafqualität"


@given(st.text("abc äßMW", min_size=1, max_size=60), st.integers(20, 200))
def test_a_cut_name_fits_its_room_and_is_a_beginning(name: str, room: int) -> None:
    with our_settings():
        short = NINE.shortened(name, room)
        assert NINE.width_of(short) <= room or short == "…"
    assert name.startswith(short.removesuffix("…"))


def test_lines_become_one_line_and_other_spaces_stay() -> None:
    assert drawable("Sleep\n quality\t") == "Sleep  quality"
    assert drawable("1.\u00a0Sep") == "1.\u00a0Sep"


def test_signs_without_a_letterform_are_left_out_and_nothing_becomes_an_ellipsis() -> None:
    private_use = "\U0010fffd"
    assert drawable(f"Mood {private_use}") == "Mood"
    assert drawable(private_use) == "…"
    assert drawable("") == "…"
