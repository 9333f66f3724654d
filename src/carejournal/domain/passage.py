"""A text to be taken along, as passages that each know what they are: for copying, printing and files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKUP = re.compile(r"([\\`*_\[\]<>|~])")


class Part(Enum):
    """What a passage is in its text."""

    TITLE = auto()
    HEADING = auto()
    TEXT = auto()
    ITEM = auto()
    SMALL = auto()


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading, paragraph or item of a list; line breaks in it stay."""

    part: Part
    words: str


def as_plain(passages: Iterable[Passage]) -> str:
    """Return the passages as plain text, items under each other and all else with a blank line between."""
    return _joined([(each.part, _plain(each)) for each in passages])


def as_markdown(passages: Iterable[Passage]) -> str:
    """Return the passages as Markdown in which no words act as markup."""
    return _joined([(each.part, _markdown(each)) for each in passages])


def _plain(passage: Passage) -> str:
    return f"- {passage.words}" if passage.part is Part.ITEM else passage.words


def _markdown(passage: Passage) -> str:
    words = MARKUP.sub(r"\\\1", passage.words)
    marks = {Part.TITLE: "# ", Part.HEADING: "## ", Part.ITEM: "- "}
    return marks.get(passage.part, "") + words.replace("\n", "  \n")


def _joined(blocks: list[tuple[Part, str]]) -> str:
    text = ""
    before: Part | None = None
    for part, words in blocks:
        if text:
            text += "\n" if part is before is Part.ITEM else "\n\n"
        text, before = text + words, part
    return f"{text}\n"
