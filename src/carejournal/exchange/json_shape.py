"""Whether a source is JSON that names certain fields: how exports in JSON are told apart."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from carejournal.exchange.source import LARGEST_WHOLE

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

WHITE_SPACE = " \t\r\n\ufeff"


def is_json(source: Source, opening: str) -> bool:
    """Whether the content begins with one of the characters in `opening`, "{" or "[" or both."""
    if source.is_folder or source.is_zip or source.is_tar or source.size > LARGEST_WHOLE:
        return False
    start = source.opening.lstrip(WHITE_SPACE)
    return bool(start) and start[0] in opening


def names_fields(source: Source, *names: str) -> bool:
    """Whether all the names stand somewhere in the source as names of JSON fields."""
    text, whole = source.opening, False
    for name in names:
        if _field(name).search(text) is None:
            if whole or source.size <= len(source.head):
                return False
            text, whole = source.text(), True
            if _field(name).search(text) is None:
                return False
    return True


@cache
def _field(name: str) -> re.Pattern[str]:
    return re.compile(rf'"{re.escape(name)}"\s*:')
