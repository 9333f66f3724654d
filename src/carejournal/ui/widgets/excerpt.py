"""The beginning of a note as plain words, for lists."""

from __future__ import annotations

import re

LINE_SIGNS = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+)")
EMPHASIS = re.compile(
    r"(\*\*|\*|`)(?=\S)(.+?)(?<=\S)\1"
    r"|(?<!\w)(__|_)(?=\S)(.+?)(?<=\S)\3(?!\w)"  # within a word, as in file_name, an underscore is a letter
)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MOST_LETTERS = 280


def excerpt(markdown: str) -> str:
    """Return the first words of a Markdown text on one line, without its signs."""
    lines = (LINE_SIGNS.sub("", line).strip() for line in markdown[: 4 * MOST_LETTERS].splitlines())
    text = " ".join(line for line in lines if line)
    return EMPHASIS.sub(r"\2\4", LINK.sub(r"\1", text))[:MOST_LETTERS]
