"""The fonts of a report, and what they can show."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

MAIN_FONT = "DejaVu Sans"
MAIN_FONT_FILE = "DejaVuSans.ttf"
LAST_LATIN = "\u024f"
SURELY_SHOWN = frozenset("\n–—‘’“”„•…−◐○●▲◆■★✚☐☑█")
"""With the Latin letters, what the font has for sure: most reports need no look into it."""
LAST_RESORT = "Last Resort High-Efficiency"
"""Has a box for every character there is; comes with matplotlib, like the main font."""
FIRST_VARIANT, LAST_VARIANT = "\ufe00", "\ufe0f"


def bundled_fonts() -> Path:
    """Return the folder of the fonts matplotlib brings, found without importing it."""
    spec = find_spec("matplotlib")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


def missing_glyphs(text: str) -> set[str]:
    """Return the characters of a text for which the main font has no glyph and that need one."""
    asked = {char for char in set(text) if not _is_surely_shown(char) and _is_seen(char)}
    return {char for char in asked if ord(char) not in shown_by_main_font()} if asked else set()


@cache
def shown_by_main_font() -> frozenset[int]:
    """Return the code points for which the main font has a glyph; loading what reads it takes 0.1 s."""
    from fontTools.ttLib import TTFont

    with TTFont(bundled_fonts() / MAIN_FONT_FILE, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _is_surely_shown(char: str) -> bool:
    return " " <= char <= "~" or "\u00a0" <= char <= LAST_LATIN or char in SURELY_SHOWN


def in_order(families: list[str]) -> list[str]:
    """Return the families in the order in which they are asked for a character: ours first, boxes last."""
    others = set(families) - {MAIN_FONT, LAST_RESORT}
    return [MAIN_FONT, *sorted(others, key=lambda name: ("Sans" not in name, name)), LAST_RESORT]


def _is_seen(char: str) -> bool:
    """Whether a character has a look of its own; joiners and marks of direction have none."""
    return unicodedata.category(char) != "Cf" and not FIRST_VARIANT <= char <= LAST_VARIANT
