"""The numbers in a text, so that each can be traced to where it came from, and how a language writes them."""

from __future__ import annotations

import re

ENGLISH = "en"
NUMBER = re.compile(r"[−0-9](?:[0-9]|,[0-9]{3}|\.[0-9])*")
"""Digits with thousands commas and a decimal point; only a real minus sign counts, a hyphen joins words."""
COMMA_DECIMAL = re.compile(r"[−0-9](?:[0-9]|\.[0-9]{3}|,[0-9])*")
"""The same where points part thousands and a comma decimals."""
SWAPPED = str.maketrans(",.", ".,")


def numbers_in(text: str, language: str = ENGLISH) -> list[str]:
    """Return every number written with digits, in order, as English writes them: "4,060", "0.30", "−0.95"."""
    if language == ENGLISH:
        return NUMBER.findall(text)
    return [number.translate(SWAPPED) for number in COMMA_DECIMAL.findall(text)]


def written(number: str, language: str) -> str:
    """Return a number that stands as English writes it as the language does."""
    return number if language == ENGLISH else number.translate(SWAPPED)


def whole_text(number: int, language: str) -> str:
    """Return a whole number with its thousands parted."""
    return written(f"{number:,}", language)
