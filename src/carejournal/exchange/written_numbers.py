"""Numbers of a table, whose writer used a point or a comma throughout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carejournal.exchange.amounts import LONGEST
from carejournal.exchange.table_profile import Decimal

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN = re.compile(r"[-+]?\d{1,12}(?:\.\d{1,9})?")
GROUPED = re.compile(r"[-+]?\d{1,3}(?:[,' ]\d{3}){1,4}(?:\.\d{1,9})?")
FRACTION = re.compile(r"[-+]?\d{1,12}([.,])(?:\d{1,2}|\d{4,9})")
"""Three digits could be a thousand, so they say nothing of what the sign means."""
SPACES = str.maketrans(
    {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "’": "'", "\N{MINUS SIGN}": "-"}
)
SWAPPED = str.maketrans(",.", ".,")


def written_number(text: str, decimal: Decimal) -> float | None:
    """Return the number that the text is, thousands apart or not; None where it is none."""
    text = text.strip().translate(SPACES)
    if len(text) > LONGEST:
        return None
    if decimal is Decimal.COMMA:
        text = text.translate(SWAPPED)
    if GROUPED.fullmatch(text):
        text = re.sub(r"[,' ]", "", text)
    return float(text) if PLAIN.fullmatch(text) else None


def decimal_of(cells: Iterable[str]) -> Decimal:
    """Return the sign that more of the cells use before a fraction; the point where none does."""
    commas = points = 0
    for cell in cells:
        match = FRACTION.fullmatch(cell.strip()) if len(cell) <= LONGEST else None
        if match is not None:
            commas += match[1] == ","
            points += match[1] == "."
    return Decimal.COMMA if commas > points else Decimal.POINT
