"""What typing Markdown makes easier: lists that go on, lines that change their sign. Text in, text out."""

from __future__ import annotations

import re

ITEM = re.compile(r"^(\s*)(?:([-*+])|(\d{1,9})([.)]))( +)(\[[ xX]\] +)?(.*)$")
QUOTE = re.compile(r"^(\s*> ?)(.*)$")
SIGN = re.compile(r"^(\s*)(?:#{1,6} +|(?:[-*+]|\d{1,9}[.)]) +(?:\[[ xX]\] +)?|> ?)?")
INDENT = "  "


def continued(line: str) -> str | None:
    """Return what the line after this one begins with; "" ends the list; None where there is no list.

    A numbered list goes on with the next number, a ticked box with an empty one.
    """
    if match := ITEM.match(line):
        indent, bullet, number, dot, space, box, words = match.groups()
        if not words.strip():
            return ""
        sign = bullet or f"{int(number) + 1}{dot}"
        return f"{indent}{sign}{space}{'[ ] ' if box else ''}"
    if match := QUOTE.match(line):
        return match[1] if match[2].strip() else ""
    return None


def with_sign(line: str, sign: str) -> str:
    """Return the line with this sign before it in place of its own; with the same sign, without any."""
    match = SIGN.match(line)
    assert match is not None  # every part of it may be absent
    indent, present, rest = match[1], match[0][len(match[1]) :], line[match.end() :]
    return f"{indent}{rest}" if present == sign else f"{indent}{sign}{rest}"


def indented(line: str, by: int) -> str:
    """Return the line one step further in (by 1) or out (by -1)."""
    if by > 0:
        return INDENT + line
    return line[len(INDENT) :] if line.startswith(INDENT) else line.lstrip(" \t")


def emphasised(words: str, sign: str) -> str:
    """Return the words between two of the signs, or without them where they stand there already."""
    size = len(sign)
    if len(words) >= 2 * size and words.startswith(sign) and words.endswith(sign):
        return words[size:-size]
    return f"{sign}{words}{sign}"
