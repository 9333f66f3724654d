"""Numbers as the person's language writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def mean_text(mean: float) -> str:
    """Return a mean with exactly one decimal: “6.0”, or “6,0” where fractions have a comma."""
    return in_own_writing(f"{mean:.1f}")


def number_text(number: float) -> str:
    """Return a number with as many decimals as it has, ten digits at most: “7”, “7.25” or “7,25”."""
    return in_own_writing(f"{number:.10g}")


def in_own_writing(text: str) -> str:
    """Return a number's digits, written with a point, with the person's own decimal sign."""
    return text.replace(".", QLocale().decimalPoint())
