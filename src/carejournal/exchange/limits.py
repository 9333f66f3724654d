"""How much of a file made by someone else is taken in: what a person's whole life needs, and not more."""

from __future__ import annotations

from carejournal.domain.refusal import Refusal

LONGEST_LINE = 32 << 20
"""Characters of one line of text."""
LONGEST_CELL = 4 << 20
"""Characters of one cell of a table."""
MOST_ROWS = 300_000
"""Rows of a table: eighty a day for ten years."""
MOST_VALUES = 8_000_000
"""Values of a JSON file, by its commas and brackets: each takes far more memory than it takes letters."""
MOST_SLEEPS = 200_000
"""Sleeps of one file."""
MOST_PARTS = 2_000_000
"""Stages of sleep in one file: thirty a night for a hundred years."""
MOST_SKIPPED = 1000
"""Places told one by one; what else is skipped is counted."""


def refuse_more_than(most: int, number: int, what: str) -> None:
    """Raise Refusal where there are more than `most` of something."""
    if number > most:
        raise Refusal(f"This file holds more than {most:,} {what}, which is more than one journal can need.")
