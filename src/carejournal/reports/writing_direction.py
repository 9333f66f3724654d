"""Which way a text is written."""

from __future__ import annotations

import unicodedata

RIGHT_TO_LEFT = ("R", "AL")
TURNS_TO_LEFT = (*RIGHT_TO_LEFT, "RLE", "RLO", "RLI")


def begins_at_right(text: str) -> bool:
    """Whether its first letter belongs to a script written from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", *RIGHT_TO_LEFT)), "L") in RIGHT_TO_LEFT


def holds_right_to_left(text: str) -> bool:
    """Whether any of it is written from right to left, by its letters or by an invisible sign."""
    return any(unicodedata.bidirectional(char) in TURNS_TO_LEFT for char in set(text))
