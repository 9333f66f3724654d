"""How hard a passphrase is to guess: its length first, then what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any


class Level(IntEnum):
    """How hard a passphrase is to guess; a higher level is harder."""

    EMPTY = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


class Hint(StrEnum):
    """What would help most."""

    LONGER = "longer"
    WELL_KNOWN = "well_known"
    PATTERN = "pattern"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess, and what would help."""

    level: Level
    hint: Hint


MOST_LETTERS = 40
"""More are not looked at: zxcvbn needs 13 ms for 40 random characters and over a second for 100.

Letters that are left out only ever make a passphrase stronger than is said.
"""

GUESSES = ((8.0, Level.WEAK), (11.0, Level.FAIR), (15.0, Level.GOOD))
"""Powers of ten: with fewer guesses than these a passphrase has the level, with more it is STRONG.

SQLCipher makes 256,000 rounds of PBKDF2-HMAC-SHA512 for each guess: a tenth of a second on a laptop, and by
our estimate about 10^4 guesses a second on one fast graphics card. 10^8 guesses are then an evening's work
for someone with one card, 10^11 four months (or three hours for a thousand cards), 10^15 three thousand
years (or three years for a thousand cards).
"""

LENGTHS = ((8, Level.WEAK), (12, Level.FAIR), (16, Level.GOOD))
"""Shorter passphrases than these are at most on the level, whatever they are made of.

zxcvbn knows words of English only: in another language it takes common words for chance letters.
"""

ROWS_AND_REPEATS = {"repeat", "sequence", "spatial", "date", "regex"}
"""What zxcvbn calls letters that follow from each other; its regex finds years."""


def strength_of(passphrase: str) -> Strength:
    """Return how hard the passphrase is to guess; takes some milliseconds, the first time some more."""
    if not passphrase:
        return Strength(Level.EMPTY, Hint.LONGER)
    from zxcvbn import zxcvbn  # imported here: its word lists take 30 ms

    looked_at = passphrase[:MOST_LETTERS]
    found = zxcvbn(looked_at)
    by_guesses = _level(found["guesses_log10"], GUESSES)
    level = min(by_guesses, _level(len(passphrase), LENGTHS))
    hint = Hint.ENOUGH if level >= Level.GOOD else _hint(looked_at, found["sequence"])
    return Strength(level, hint)


def _level(value: float, bounds: tuple[tuple[float, Level], ...]) -> Level:
    return next((level for bound, level in bounds if value < bound), Level.STRONG)


def _hint(passphrase: str, parts: list[dict[str, Any]]) -> Hint:
    """Return what the largest part tells, where that is more than half of the passphrase."""
    largest = max(parts, key=lambda part: len(part["token"]))
    if 2 * len(largest["token"]) <= len(passphrase):
        return Hint.LONGER
    if largest.get("dictionary_name") == "passwords":
        return Hint.WELL_KNOWN
    return Hint.PATTERN if largest["pattern"] in ROWS_AND_REPEATS else Hint.LONGER
