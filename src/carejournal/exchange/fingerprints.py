"""Fingerprints: the same for the same entry, whichever of a program's file formats it came by."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.exchange.records import FoundEntry


def fingerprints(entries: Sequence[FoundEntry]) -> list[str]:
    """Return one fingerprint per entry, from its local minute and the letters and digits of its words.

    Markup, spaces, mood and order play no part; equal entries are told apart by counting them, those of
    different occasions by these.
    """
    seen: Counter[str] = Counter()
    prints = []
    for entry in entries:
        moment = entry.moment
        minute = moment.local.isoformat(timespec="minutes") if moment.time_known else moment.day.isoformat()
        minute = f"{minute} {entry.occasion}" if entry.occasion else minute
        likeness = f"{minute}\n{_letters_and_digits(entry.title + entry.note)}"
        seen[likeness] += 1
        prints.append(digest(likeness, str(seen[likeness])))
    return prints


def digest(*parts: str) -> str:
    """Return a short name made from the parts: 32 hexadecimal digits, different for different parts."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:32]


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
