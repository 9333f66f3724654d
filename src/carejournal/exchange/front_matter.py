"""Markdown files with properties: YAML between lines of --- at the top, and `name:: value` in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from carejournal.exchange.markdown_text import with_plain_line_ends
from carejournal.exchange.yaml_text import NoYaml, parsed_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FRONT = re.compile(r"\A---[ \t]*\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
INLINE = re.compile(r"^[ \t]*(?:[-*+][ \t]+)?(?:\[[ xX]\][ \t]+)?([^\W\d_][\w /-]{0,39}?)::[ \t]+(\S.*)$")
BRACKETED = re.compile(r"[\[(]([^\W\d_][\w /-]{0,39}?)::[ \t]+([^\]\)\n]{1,200})[\])]")
FENCE = re.compile(r"^ {0,3}(```|~~~)")
CODE = re.compile(r"`[^`\n]*`")
HASHTAG = re.compile(r"(?<![\w#/&])#([^\W\d_][\w/-]{0,59}|\d+[^\W\d_][\w/-]{0,59})")
NAME_OF_HEADING = re.compile(r"\A\s*# (.+?)\s*#*\s*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Note:
    """A Markdown text without its front matter, and the properties in that; `broken` where it is no YAML."""

    body: str
    properties: Mapping[str, Any] = field(default_factory=dict)
    has_front: bool = False
    broken: bool = False


def split_note(text: str) -> Note:
    """Return the text's properties and the rest; front matter that cannot be read stays in the text."""
    text = with_plain_line_ends(text).removeprefix("\ufeff")
    match = FRONT.match(text)
    if match is None:
        return Note(text.strip("\n"))
    try:
        properties = parsed_yaml(match[1])
    except NoYaml:
        return Note(text.strip("\n"), has_front=True, broken=True)
    if properties == "":
        properties = {}
    if not isinstance(properties, dict):
        return Note(text.strip("\n"), has_front=True, broken=True)
    return Note(text[match.end() :].strip("\n"), properties, has_front=True)


def inline_fields(body: str) -> dict[str, str]:
    """Return the fields in the text, each name's first value; those in code are none."""
    fields: dict[str, str] = {}
    for line in _prose(body):
        if match := INLINE.match(line):
            fields.setdefault(match[1].strip(), match[2].strip())
        for name, value in BRACKETED.findall(line):
            fields.setdefault(name.strip(), value.strip())
    return fields


def hashtags(body: str) -> list[str]:
    """Return the #tags in the text in their order; those in code are none."""
    return [tag.strip("/-") for line in _prose(body) for tag in HASHTAG.findall(line)]


def heading_name(body: str) -> str:
    """Return the words of the heading that the text begins with, or ""."""
    match = NAME_OF_HEADING.match(body)
    return match[1] if match else ""


def _prose(body: str) -> Iterator[str]:
    """Yield the lines outside fenced code, code in them left out."""
    fence = ""
    for line in body.split("\n"):
        match = FENCE.match(line)
        if match and not fence:
            fence = match[1]
        elif match and match[1] == fence:
            fence = ""
        elif not fence:
            yield CODE.sub("", line)
