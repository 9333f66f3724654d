"""RedNotebook's markup (txt2tags) as Markdown."""

from __future__ import annotations

import re

from carejournal.exchange.markdown_text import escaped, with_line_breaks, with_plain_line_ends

PICTURE = re.compile(r"\[\"\"([^\"\n]{1,500})\"\"(\.\w{1,5})(?:\?\d+)?\]")
LINK = re.compile(r"\[([^\[\]\"\n]{1,300}?)\s+\"\"([^\"\n]{1,500})\"\"\]")
LITERAL = re.compile(r"\"\"(\S(?:[^\n]{0,300}?\S)?)\"\"")
ITALIC = re.compile(r"\w+://\S+|(?<![:/])//(?=\S)([^\n]{0,300}?\S)//(?!/)")
UNDERLINED = re.compile(r"__(?=\S)([^\n]{0,300}?\S)__")
STRUCK = re.compile(r"(?<!-)--(?=[^\s-])([^\n]{0,300}?[^\s-])--(?!-)")
HEADING = re.compile(r"^(={1,5})\s*([^=\n].*?)\s*\1\s*$", re.MULTILINE)
NUMBERED = re.compile(r"^([ \t]*)\+ (?=\S)", re.MULTILINE)
SAFE = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.IGNORECASE)


def pictures(text: str) -> list[str]:
    """Return the file names of the pictures in the text, without the folders they lay in."""
    found = [(path + ending).replace("\\", "/") for path, ending in PICTURE.findall(text)]
    return [path.rpartition("/")[2] for path in found]


def to_markdown(text: str) -> str:
    """Return the text as Markdown: bold, italic, struck, headings, links; underlining is left out.

    Pictures are left out too: pictures() names them. Other links than to the web become their words.
    """
    text = PICTURE.sub("", with_plain_line_ends(text))
    text = LINK.sub(_link, text)
    text = LITERAL.sub(lambda match: escaped(match[1], "*_~`", at_line_start=False), text)
    text = ITALIC.sub(lambda match: f"*{match[1]}*" if match[1] else match[0], text)
    text = UNDERLINED.sub(r"\1", text)
    text = STRUCK.sub(r"~~\1~~", text)
    text = HEADING.sub(lambda match: f"{'#' * len(match[1])} {match[2]}", text)
    return with_line_breaks(NUMBERED.sub(r"\g<1>1. ", text).strip())


def _link(match: re.Match[str]) -> str:
    words, target = match[1], match[2]
    return f"[{words}](<{target}>)" if SAFE.fullmatch(target) else words
