"""The type of our charts: DejaVu Sans, which comes with matplotlib, and what the computer adds to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from carejournal.charts.drawing_settings import DOTS_PER_INCH
from carejournal.charts.light_matplotlib import (
    FontProperties,
    findfont,
    fontManager,
    get_font,
    text_to_path,
)

POINTS_PER_INCH = 72
OWN_FAMILY = "DejaVu Sans"
OTHER_SCRIPTS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Microsoft YaHei", "Yu Gothic", "Malgun Gothic",
    "PingFang SC", "Hiragino Sans", "Apple SD Gothic Neo", "Droid Sans Fallback",
    "Noto Sans Devanagari", "Noto Sans Thai", "Nirmala UI", "Leelawadee UI", "Kohinoor Devanagari",
)  # fmt: skip
"""Fonts that systems bring for scripts which DejaVu Sans has no letters for."""
NOTHING_DRAWABLE = "…"


@dataclass(frozen=True, slots=True)
class Lettering:
    """Our type at a size in points."""

    size: float

    @property
    def height(self) -> float:
        """The size in logical pixels: the unit of every layout."""
        return self.size * DOTS_PER_INCH / POINTS_PER_INCH

    @property
    def font(self) -> FontProperties:
        """The type as matplotlib takes it."""
        return FontProperties(family=list(families()), size=self.size)

    def width_of(self, text: str) -> float:
        """Return how wide a line of text is drawn, in logical pixels."""
        points, _, _ = text_to_path.get_text_width_height_descent(text, self.font, ismath=False)
        return points * DOTS_PER_INCH / POINTS_PER_INCH

    def shortened(self, text: str, room: float) -> str:
        """Return the text, cut with an ellipsis where it would be wider than `room` logical pixels."""
        if self.width_of(text) <= room:
            return text
        fits, too_long = 0, len(text)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if self.width_of(text[:middle].rstrip() + "…") <= room:
                fits = middle
            else:
                too_long = middle
        return text[:fits].rstrip() + "…"


@cache
def families() -> tuple[str, ...]:
    """Return our family and, behind it, those for other scripts that this computer has."""
    installed = set(fontManager.get_font_names())
    return (OWN_FAMILY, *(name for name in OTHER_SCRIPTS if name in installed))


def drawable(text: str) -> str:
    """Return the text on one line, without the signs that no font here has."""
    one_line = re.sub(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+", " ", text)
    return "".join(sign for sign in one_line if _has(sign)).strip() or NOTHING_DRAWABLE


def _has(sign: str) -> bool:
    return any(ord(sign) in _signs_of(family) for family in families())


@cache
def _signs_of(family: str) -> frozenset[int]:
    return frozenset(get_font([findfont(family)]).get_charmap())
