"""Hours of sleep, as people write them."""

from __future__ import annotations

import re

QUARTERS = 4
MOST_HOURS = 24.0
HOURS_AND_MINUTES = re.compile(r"(\d{1,2})\s*(?:h|:)\s*([0-5]?\d)?\s*(?:m|min)?")
DECIMAL = re.compile(r"(\d{1,2}(?:[.,]\d+)?)\s*h?")


def hours_in(text: str) -> float | None:
    """Return the hours that a text such as “6 h 15”, “6:15”, “6.25” or “6,25” means, in quarters of an hour.

    None for an empty text; ValueError for anything that means no time between 0 and 24 hours.
    """
    text = text.strip().lower()
    if not text:
        return None
    if match := HOURS_AND_MINUTES.fullmatch(text):
        hours = int(match[1]) + int(match[2] or 0) / 60
    elif match := DECIMAL.fullmatch(text):
        hours = float(match[1].replace(",", "."))
    else:
        raise ValueError(text)
    quarters = round(hours * QUARTERS) / QUARTERS
    if quarters > MOST_HOURS:
        raise ValueError(text)
    return quarters


def hours_text(hours: float | None) -> str:
    """Return hours as “6 h 15”, or "" for none."""
    if hours is None:
        return ""
    minutes = round(hours * 60)
    return f"{minutes // 60} h {minutes % 60:02}" if minutes % 60 else f"{minutes // 60} h"
