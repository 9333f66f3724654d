"""Every colour can be seen where it is used, as WCAG 2.2 counts it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.palette import DARK, LIGHT, PRINT, Palette, Role, blend

TEXT_ROLES = ("text", "quiet", "accent", "mood", "stress", "sleep", "therapy", "massage")
palettes = pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
colours = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ratio_is_the_one_that_wcag_gives_for_known_pairs() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@palettes
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_words_can_be_read_on_cards_and_on_the_window(palette: Palette, role: str) -> None:
    assert contrast(getattr(palette, role), palette.surface) >= 4.5
    assert contrast(getattr(palette, role), palette.background) >= 4.5


@palettes
def test_the_outline_of_a_control_can_be_seen_on_cards_and_on_the_window(palette: Palette) -> None:
    assert contrast(palette.outline, palette.surface) >= 3
    assert contrast(palette.outline, palette.background) >= 3


@palettes
@pytest.mark.parametrize("role", Role)
def test_single_days_can_be_seen_though_they_are_paler_than_the_line(palette: Palette, role: Role) -> None:
    assert 3 <= contrast(palette.dot(role), palette.surface) < contrast(palette.of(role), palette.surface)


@palettes
@pytest.mark.parametrize("role", Role)
def test_the_lines_below_marks_stay_in_the_background(palette: Palette, role: Role) -> None:
    one, many = (palette.session_line(role, many=many) for many in (False, True))
    dot = contrast(palette.dot(role), palette.surface)
    assert 1.1 < contrast(many, palette.surface) < contrast(one, palette.surface) < dot


def test_paper_is_white_and_keeps_the_colours_of_data() -> None:
    assert PRINT.surface == PRINT.background == "#FFFFFF"
    assert [PRINT.of(role) for role in (Role.MOOD, Role.THERAPY)] == [LIGHT.mood, LIGHT.therapy]


@given(colours, colours)
def test_a_blend_reaches_from_one_colour_to_the_other(colour: str, onto: str) -> None:
    assert blend(colour, onto, 1) == colour
    assert blend(colour, onto, 0) == onto
    half = blend(colour, onto, 0.5)
    for n in (1, 3, 5):
        one, other = int(colour[n : n + 2], 16), int(onto[n : n + 2], 16)
        assert min(one, other) <= int(half[n : n + 2], 16) <= max(one, other)
