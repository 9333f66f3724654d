"""Numbers as the person's own locale writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def number_text(value: float, digits: int = 6) -> str:
    """Return a number with at most so many digits, none of them in vain: 6, 6.5 or, in German, 6,5."""
    return _in_locale(f"{value:.{digits}g}")


def mean_text(value: float) -> str:
    """Return a mean with one decimal: 6.0 or, in German, 6,0."""
    return _in_locale(f"{value:.1f}")


def _in_locale(text: str) -> str:
    return text.replace(".", QLocale().decimalPoint())
