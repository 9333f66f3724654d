"""Cells of the spreadsheet form: safe in spreadsheet programs, and read back as they were."""

from __future__ import annotations

import re
from enum import Enum, auto

FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet program would take for a formula, and what only looks as if it had been made safe."""
YES, NO = "yes", "no"
YES_WORDS = frozenset({"yes", "true", "1", "x", "ja", "oui", "sí", "si"})
NO_WORDS = frozenset({"no", "false", "0", "nein", "non"})
NUMBER = re.compile(r"[+-]?\d{1,310}(?:[.,]\d{1,30})?(?:[eE][+-]?\d{1,3})?")


class Cell(Enum):
    """What a column holds; MAYBE is text that may be absent, such as another record's id."""

    TEXT = auto()
    MAYBE = auto()
    NUMBER = auto()
    WHOLE = auto()
    FLAG = auto()
    TEXTS = auto()


def cell_text(value: object, cell: Cell) -> str:
    """Return a value of the `json` form as a cell; empty where it is not recorded."""
    if value is None:
        return ""
    if cell is Cell.FLAG:
        return YES if value else NO
    if cell is Cell.TEXTS and isinstance(value, list):
        return safe("\n".join(str(each) for each in value))
    return safe(str(value)) if cell in (Cell.TEXT, Cell.MAYBE) else str(value)


def cell_value(text: str, cell: Cell) -> object:
    """Return what cell_text was given; ValueError where the text is nothing of the kind. Empty is None."""
    if cell is Cell.TEXT:
        return unsafe(text)
    if cell is Cell.MAYBE:
        return unsafe(text) or None
    if cell is Cell.TEXTS:
        return [line for line in unsafe(text).split("\n") if line.strip()]
    stripped = text.strip()
    if not stripped:
        return False if cell is Cell.FLAG else None
    if cell is Cell.FLAG:
        return yes_or_no(stripped)
    number = number_in(stripped)
    return int(number) if cell is Cell.WHOLE else number


def safe(text: str) -> str:
    """Return the text with an apostrophe before it where it would be taken for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def unsafe(text: str) -> str:
    """Return the text that safe() was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def yes_or_no(text: str) -> bool:
    """Return what the word says; ValueError where it says neither."""
    word = text.strip().casefold()
    if word in YES_WORDS:
        return True
    if word in NO_WORDS:
        return False
    raise ValueError("neither yes nor no")


def number_in(text: str) -> float:
    """Return the number, written with a point or a comma; ValueError for anything else.

    A comma counts as the decimal one: thousands are not grouped in what this program writes.
    """
    stripped = text.strip()
    if not NUMBER.fullmatch(stripped):
        raise ValueError("no number")
    return float(stripped.replace(",", "."))
