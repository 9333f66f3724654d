"""Plain text written as Markdown that shows the same words, with no more backslashes than that takes."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
SPECIAL = re.compile(r"[\\`*_~\[\]<>&#=|+-]")
LIST_ITEM = re.compile(r"[ \t]*(?:[-*]|\d{1,9}[.)])[ \t]+\S")
INTERRUPTING_ITEM = re.compile(r"[ \t]*(?:[-*]|1[.)])[ \t]+\S")

URL = r"(?P<url>https?://[\w./:%?=#@+,;$!'()-]+)"
"""Stays as it is, so that it can be copied; an underscore in it is very rarely markup."""
ALWAYS = (
    r"\\(?=[!-/:-@\[-`{-~]|\n|\Z)",  # would be taken for an escape or a line break
    r"<(?=[A-Za-z/!?])",  # a tag
    r"&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)",  # an entity
    r"\](?=[(:])",  # a link or an image, where a link leads
)
EMPHASIS = {
    "*": (r"\*(?<!\*\*)\**+(?!\s|\Z)", r"\*(?<=[^\s*]\*)\**+"),
    "_": (r"_(?<!\w_)_*+(?!\s|\Z)", r"_(?<=[^\s_]_)_*+(?!\w)"),
}
"""Runs that can open and runs that can close an emphasis; an underscore inside a word can do neither."""
LINE_START = re.compile(
    r"^( {0,3})(?="
    r"#{1,6}(?:[ \t]|$)|>|\+(?:[ \t]|$)"  # headings, quotes, plus points
    r"|-[- \t]*$|(?:=++|\*)[ \t]*$"  # underlined headings, rules, empty points
    r"|(?=[^\n]*\|)(?=[^\n]*-)[-|: \t]+$"  # tables
    r")",
    re.MULTILINE,
)
STARS = re.compile(r"^ {0,3}(?=([*_]))(?:\1[ \t]*+){3,}$", re.MULTILINE)
"""A rule; escaped whole, as a half could emphasise something."""
CODE_INDENT = re.compile(r"^(?: *\t[ \t]*+| {4,}+)(?![-*][ \t]|\d{1,9}[.)][ \t])", re.MULTILINE)


def from_plain(text: str) -> str:
    """Return plain text as Markdown: words and lines stay, nothing in them turns into markup.

    Lines that already look like a list stay a list.
    """
    return with_line_breaks(escaped(with_plain_line_ends(text).strip()))


def with_plain_line_ends(text: str) -> str:
    """Return the text with every kind of line end as a newline."""
    return LINE_ENDS.sub("\n", text)


def can_emphasise(text: str) -> str:
    """Return those of the characters * _ ~ ` that come in pairs in the text and so would be markup."""
    marks = "".join(mark for mark in "`~" if text.count(mark) > 1)
    for mark, (opening, closing) in EMPHASIS.items():
        if text.count(mark) > 1:
            opener = re.search(opening, text)
            closers = [match.start() for match in re.finditer(closing, text)]
            if opener and closers and opener.start() < closers[-1]:
                marks += mark
    return marks


def escaped(text: str, marks: str | None = None, *, at_line_start: bool = True) -> str:
    """Return the text with a backslash before whatever Markdown would take for markup.

    `marks` are the emphasis characters to escape, by default those that come in pairs in this text.
    """
    if SPECIAL.search(text):
        marks = can_emphasise(text) if marks is None else marks
        start = "" if at_line_start else "\ufffc"  # a stand-in for what precedes on the line
        text = _inline("".join(sorted(marks))).sub(_with_backslashes, start + _without_code(text))
        text = STARS.sub(lambda rule: re.sub(r"([*_])", r"\\\1", rule[0]), text)
        return LINE_START.sub(r"\1\\", text).removeprefix(start)
    return _without_code(text)


def _without_code(text: str) -> str:
    """Return the text with lines that are indented like code a little less so."""
    return CODE_INDENT.sub("   ", text) if "\t" in text or "    " in text else text


def with_line_breaks(markdown: str) -> str:
    """Return the Markdown with single newlines shown as such, and lists ended where other text follows."""
    lines = [line.rstrip() for line in markdown.split("\n")]
    for n, (line, following) in enumerate(pairwise(lines)):
        if line and following:
            lines[n] = line + _break_between(line, following)
    return "\n".join(lines)


def _break_between(line: str, following: str) -> str:
    in_list = LIST_ITEM.match(line) is not None
    if (LIST_ITEM if in_list else INTERRUPTING_ITEM).match(following):
        return ""
    return "\n" if in_list and not following.startswith((" ", "\t")) else "  "


@cache
def _inline(marks: str) -> re.Pattern[str]:
    """Return what needs backslashes within a line; its first characters stand ahead to find it fast."""
    emphasis = (pattern for mark in marks for pattern in EMPHASIS.get(mark, (mark,)))
    return re.compile(rf"(?=[h\\<&\]{marks}])(?:{'|'.join((URL, *ALWAYS, *emphasis))})")


def _with_backslashes(match: re.Match[str]) -> str:
    if match["url"]:
        return match[0]
    return "".join("\\" + character for character in match[0])
