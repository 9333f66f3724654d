"""A day as a coloured pixel: matplotlib's cividis, which people with any colour vision can tell apart.

Its colours are written out, so that the calendar is painted without loading matplotlib; a test compares them.
"""

from __future__ import annotations

from dataclasses import dataclass

from carejournal.charts.palette import blend
from carejournal.domain.measure import SLEEP_HOURS, Form, Measure

CIVIDIS = (
    "#00224E", "#002E6A", "#1A386F", "#32436D", "#434E6C", "#535A6D", "#61656F", "#6F7073", "#7D7C78",
    "#8C8878", "#9B9476", "#ABA072", "#BCAE6C", "#CDBB63", "#DEC958", "#F0D846", "#FEE838",
)  # fmt: skip
DARK_INK, LIGHT_INK = "#000000", "#FFFFFF"
USUAL_NIGHTS = (3.0, 11.0)
"""Hours of sleep are coloured within these: on 0 to 24 all nights would look the same."""


@dataclass(frozen=True, slots=True)
class PixelScale:
    """Which values of a measure are the darkest and the brightest; beyond them the ends' colours stay."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError("the brightest value lies above the darkest")

    def colour(self, value: float) -> str:
        """Return a value's colour as #RRGGBB."""
        share = min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))
        place = share * (len(CIVIDIS) - 1)
        first = min(int(place), len(CIVIDIS) - 2)
        return blend(CIVIDIS[first + 1], CIVIDIS[first], place - first)


def pixel_scale(measure: Measure, recorded: tuple[float, float] | None = None) -> PixelScale:
    """Return a measure's scale: its own ends, or else the lowest and highest value that are recorded."""
    if measure.key == SLEEP_HOURS.key:
        return PixelScale(*USUAL_NIGHTS)
    low, high = recorded or (0.0, 1.0)
    if measure.form is not Form.NUMBER:
        low, high = measure.low or 0.0, 1.0 if measure.high is None else measure.high
    return PixelScale(low, high if high > low else low + 1)


def ink_on(colour: str) -> str:
    """Return black or white: whichever can be read better on a colour, never below 4.5:1."""
    return DARK_INK if luminance(colour) > 0.179 else LIGHT_INK  # noqa: PLR2004 - there both contrast alike


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB as WCAG 2.2 defines it."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
