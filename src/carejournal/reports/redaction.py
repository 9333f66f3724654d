"""Marked words taken out of texts: what stands in their place is always the same black bar."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from carejournal.reports.markdown_blocks import markdown_blocks
from carejournal.reports.note_blocks import LINE_BREAK, CodeBlock, Item, Paragraph, Points, Quote, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from carejournal.reports.contents import Note
    from carejournal.reports.note_blocks import Block

BAR = "\u2588" * 5
"""Stands for one marked word or phrase; its width tells nothing about how long that was."""
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
"""Scripts in which a word's neighbours are not part of it though no space divides them."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """Takes words out of texts.

    A word is found in any case, with or without its accents and whatever invisible signs lie in it; the
    whole word that holds it goes, so "Ann" also hides "Anna" and "Ann's". A phrase is found across line ends.
    """

    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # The longest goes first, so that a phrase is one bar and not one for each of its words.
        folded = {"".join(_folded_char(char) for char in word).strip() for word in self.words}
        told = {" ".join(word.split()) for word in folded} - {""}
        object.__setattr__(self, "words", tuple(sorted(told, key=lambda word: (-len(word), word))))

    def text(self, text: str) -> str:
        """Return the text with a bar for each marked word in it."""
        spans = self.spans(text)
        return _replaced(text, 0, spans) if spans else text

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where bars go, in order and none touching another: from and up to which character."""
        if not self.words or not text:
            return []
        folded, places = _folded(text)
        found = []
        for word in self.words:
            at = folded.find(word)
            while at >= 0:
                found.append(whole_word(text, places[at], places[at + len(word) - 1] + 1))
                at = folded.find(word, at + 1)
        return _joined(sorted(found))

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return each text with its marked words taken out."""
        return tuple(self.text(text) for text in texts)

    def note(self, note: Note, picture: str) -> Note:
        """Return the note as blocks, so that a word is found whatever markup lies in it."""
        if not self.words:
            return note
        blocks = tuple(self._block(block) for block in markdown_blocks(note.markdown, picture))
        return replace(note, title=self.text(note.title), markdown="", blocks=blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(runs=runs):
                return replace(block, runs=self._runs(runs))
            case Points(items=items):
                return replace(block, items=tuple(self._item(item) for item in items))
            case Quote(blocks=inner):
                return Quote(tuple(self._block(each) for each in inner))
            case CodeBlock(text=text):
                return CodeBlock(self.text(text))
        return block

    def _item(self, item: Item) -> Item:
        return replace(item, blocks=tuple(self._block(block) for block in item.blocks))

    def _runs(self, runs: Sequence[Run]) -> tuple[Run, ...]:
        """Return runs without the words; one that lies in several runs leaves its bar in the first."""
        spans = self.spans("".join(run.text for run in runs))
        if not spans:
            return tuple(runs)
        kept, begin = [], 0
        for run in runs:
            text = _replaced(run.text, begin, spans)
            begin += len(run.text)
            if text:
                kept += [run] if text == LINE_BREAK else [replace(run, text=text)]
        return tuple(kept)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text as it is compared, and for each of its characters the place it comes from."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for each in _folded_char(char):
            if each == " " and folded and folded[-1] == " ":
                continue
            folded.append(each)
            places.append(place)
    return "".join(folded), places


@cache
def _folded_char(char: str) -> str:
    """Return a character without case, accent and width; any white space is a space, the unseen nothing."""
    if char.isspace():
        return " "
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(each for each in apart if unicodedata.category(each) not in ("Mn", "Cf"))


def whole_word(text: str, first: int, end: int) -> tuple[int, int]:
    """Return the span with the letters and digits that stand directly before and after it."""
    while first > 0 and _binds(text[first]) and _binds(text[first - 1]):
        first -= 1
    while end < len(text) and _binds(text[end - 1]) and _binds(text[end]):
        end += 1
    return first, end


@cache
def _binds(char: str) -> bool:
    """Whether a neighbour of the same kind belongs to the same word."""
    if unicodedata.category(char) in ("Mn", "Mc", "Cf"):
        return True
    return char.isalnum() and not unicodedata.name(char, "").startswith(UNSPACED)


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, end in spans:
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined


def _replaced(text: str, begin: int, spans: Sequence[tuple[int, int]]) -> str:
    """Return the stretch of a whole text that begins at `begin`, with the bars that begin in it."""
    end = begin + len(text)
    inside = [(first, last) for first, last in spans if first < end and last > begin]
    pieces, kept_from = [], begin
    for first, last in inside:
        pieces.append(text[kept_from - begin : max(first - begin, 0)])
        if first >= begin:
            pieces.append(BAR)
        kept_from = min(last, end)
    return "".join([*pieces, text[kept_from - begin :]])
