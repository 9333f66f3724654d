"""Pixels: the colours are matplotlib's cividis, and numbers on them can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import colormaps

from carejournal.charts.pixel_scale import PixelScale, ink_on, luminance, pixel_scale
from carejournal.domain.measure import ILL, MOOD, SLEEP_HOURS, Form, Measure

shares = st.floats(0, 1)


@given(shares)
def test_colours_are_those_of_cividis(share: float) -> None:
    ours = PixelScale(0, 1).colour(share)
    theirs = colormaps["cividis"](share)
    channels = [int(ours[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    assert channels == pytest.approx(theirs[:3], abs=0.05)


@given(shares)
def test_a_number_on_a_colour_can_be_read(share: float) -> None:
    colour = PixelScale(0, 1).colour(share)
    lighter, darker = sorted((luminance(colour), luminance(ink_on(colour))), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


@given(shares, shares)
def test_more_is_never_darker(one: float, other: float) -> None:
    scale = PixelScale(0, 1)
    less, more = sorted((one, other))
    assert luminance(scale.colour(less)) <= luminance(scale.colour(more)) + 0.004


def test_values_beyond_the_ends_keep_the_ends_colours() -> None:
    scale = pixel_scale(SLEEP_HOURS)
    assert scale.colour(0) == scale.colour(scale.low)
    assert scale.colour(24) == scale.colour(scale.high)


def test_scales_have_their_own_ends_and_numbers_those_recorded() -> None:
    steps = Measure("steps", "Steps", Form.NUMBER)
    assert pixel_scale(MOOD) == PixelScale(0, 10)
    assert pixel_scale(ILL) == PixelScale(0, 1)
    assert pixel_scale(steps, (200, 9000)) == PixelScale(200, 9000)
    assert pixel_scale(steps, (200, 200)) == PixelScale(200, 201)
    assert pixel_scale(steps) == PixelScale(0, 1)


def test_a_scale_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="brightest"):
        PixelScale(3, 3)
