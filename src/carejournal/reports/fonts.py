"""The fonts of a report, and what they can show."""

from __future__ import annotations

import unicodedata
from importlib.util import find_spec
from pathlib import Path

MAIN_FONT = "DejaVu Sans"
MAIN_FONT_FILE = "DejaVuSans.ttf"
LAST_RESORT = "Last Resort High-Efficiency"
"""Has a box for every character there is; comes with matplotlib, like the main font."""
FIRST_VARIANT, LAST_VARIANT = "\ufe00", "\ufe0f"


def bundled_fonts() -> Path:
    """Return the folder of the fonts matplotlib brings, found without importing it."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("matplotlib, whose fonts the report uses, is not installed")
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


def missing_glyphs(text: str) -> set[str]:
    """Return the characters of a text for which the main font has no glyph and that need one."""
    from fontTools.ttLib import TTFont

    with TTFont(bundled_fonts() / MAIN_FONT_FILE, lazy=True) as font:
        shown = font.getBestCmap()
    return {char for char in set(text) if ord(char) not in shown and _is_seen(char)}


def in_order(families: list[str]) -> list[str]:
    """Return the families in the order in which they are asked for a character: ours first, boxes last."""
    others = set(families) - {MAIN_FONT, LAST_RESORT}
    return [MAIN_FONT, *sorted(others, key=lambda name: ("Sans" not in name, name)), LAST_RESORT]


def _is_seen(char: str) -> bool:
    """Whether a character has a look of its own; joiners and marks of direction have none."""
    return unicodedata.category(char) != "Cf" and not FIRST_VARIANT <= char <= LAST_VARIANT
