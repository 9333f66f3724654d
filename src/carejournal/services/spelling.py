"""Whether words are spelled right, by a dictionary of this computer and the words learned in the journal."""

from __future__ import annotations

import re
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from carejournal.system.dictionaries import dictionaries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NOT_WORDS = re.compile(r"`[^`]*`|\S*(?:://|@|www\.)\S*|\S*\d\S*")
MOST_SUGGESTIONS = 5
LONGEST_SEARCH_S = 3.0


class Spelling:
    """Judges words of one language. Made in a thread: it takes a second or two."""

    def __init__(self, dictionary: Any) -> None:  # noqa: ANN401 - the library has no types
        self._dictionary = dictionary
        self._judged: dict[str, bool] = {}
        self.learned: frozenset[str] = frozenset()

    def misspelled(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and length of each word that is not known; addresses, code and numbers are no words."""
        plain = NOT_WORDS.sub(lambda match: " " * len(match[0]), text)
        for match in WORD.finditer(plain):
            if not self.right(match[0]):
                yield match.start(), len(match[0])

    def right(self, word: str) -> bool:
        """Whether a word is known, in the dictionary or learned."""
        if word in self.learned:
            return True
        if word not in self._judged:
            self._judged[word] = bool(self._dictionary.lookup(word.replace("’", "'")))
        return self._judged[word]

    def suggestions(self, word: str) -> list[str]:
        """Return a few words that may be meant, the likeliest first; gives up after some seconds."""
        ends = monotonic() + LONGEST_SEARCH_S
        found: list[str] = []
        for each in islice(self._dictionary.suggest(word), MOST_SUGGESTIONS):
            found.append(str(each))
            if monotonic() > ends:
                break
        return found


def languages() -> list[str]:
    """Return the languages whose dictionaries this computer offers."""
    return list(dictionaries())


def load_spelling(language: str) -> Spelling | None:
    """Read a language's dictionary; None where there is none or it cannot be read. Works in any thread."""
    path = dictionaries().get(language)
    if path is None:
        return None
    from spylls.hunspell import Dictionary

    try:
        return Spelling(Dictionary.from_files(str(path)))
    except Exception:  # noqa: BLE001 - whatever is wrong with a system's dictionary, writing goes on without it
        return None
