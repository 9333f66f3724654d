"""A person's Markdown as plain blocks and runs of text: data for the typesetter, never markup.

Raw HTML stays literal text, a link shows its text and its address, a picture its description, and every
line break the person made is kept.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLinkText

from carejournal.reports.note_blocks import (
    LINE_BREAK,
    CodeBlock,
    Divider,
    Item,
    Paragraph,
    Points,
    Quote,
    Run,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from carejournal.reports.note_blocks import Block

DEEPEST = 12
"""How deep lists and quotes may lie in each other; what lies deeper is given as its plain lines."""

OTHER_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
TASK_BOX = re.compile(r"\[([ xX])\][ \u00a0]")
STYLES = {"strong": "bold", "em": "italic", "s": "struck"}


def markdown_blocks(markdown: str, picture: str = "Picture") -> tuple[Block, ...]:
    """Return the blocks of a note; heading levels start at 1 and never skip one on the way down.

    `picture` is the word that stands before a picture's description.
    """
    markdown = OTHER_LINE_ENDS.sub("\n", markdown)
    tokens = _parser().parse(markdown)
    if any(token.level >= 2 * DEEPEST for token in tokens):  # a list and its item are two levels
        return _plain_lines(markdown)
    return _evened(_Reader(tokens, picture).blocks())


@cache
def _parser() -> MarkdownIt:
    """Return the parser; making one takes longer than reading most notes with it."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 4 * DEEPEST})
    # A line such as "[mood]: tired" would vanish as a link's hidden definition.
    return made.enable("strikethrough").disable("reference")


def _plain_lines(markdown: str) -> tuple[Block, ...]:
    """Return the text with nothing read into it: a paragraph for each stretch between empty lines."""
    stretches = re.split(r"\n\s*\n", markdown.strip())
    return tuple(Paragraph(tuple(_with_breaks(stretch, frozenset()))) for stretch in stretches)


def _with_breaks(text: str, styles: frozenset[str]) -> Iterator[Run]:
    for n, line in enumerate(text.split("\n")):
        if n:
            yield Run(LINE_BREAK)
        if line:
            yield Run(line, styles)


class _Reader:
    """Walks once over the parser's flat list of tokens."""

    def __init__(self, tokens: Sequence[Token], picture: str) -> None:
        self._tokens = iter(tokens)
        self._picture = picture

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks up to the token that closes the surrounding one."""
        found: list[Block] = []
        for token in self._tokens:
            if token.nesting < 0:
                break
            found.append(self._block(token))
        return tuple(found)

    def _block(self, token: Token) -> Block:
        match token.type:
            case "paragraph_open" | "heading_open":
                runs = _runs(next(self._tokens).children or [], self._picture)
                next(self._tokens)
                seen = any(char.isprintable() and char != " " for run in runs for char in run.text)
                return Paragraph(runs, int(token.tag[1]) if token.type == "heading_open" and seen else 0)
            case "blockquote_open":
                return Quote(self.blocks())
            case "bullet_list_open":
                return Points(self._items())
            case "ordered_list_open":
                return Points(self._items(), int(token.attrs.get("start", 1)))
            case "hr":
                return Divider()
            case "code_block" | "fence":
                return CodeBlock(token.content.rstrip("\n"))
        raise ValueError(f"the Markdown parser gave an unexpected {token.type}")

    def _items(self) -> tuple[Item, ...]:
        items: list[Item] = []
        for token in self._tokens:
            if token.nesting < 0:
                break
            items.append(_task(self.blocks()))
        return tuple(items)


def _task(blocks: tuple[Block, ...]) -> Item:
    """Return a list item, as a task where it begins with a box."""
    if blocks and isinstance(first := blocks[0], Paragraph) and first.runs and not first.runs[0].styles:
        box = TASK_BOX.match(first.runs[0].text)
        if box:
            rest = replace(first.runs[0], text=first.runs[0].text[box.end() :])
            told = replace(first, runs=(rest, *first.runs[1:]))
            return Item((told, *blocks[1:]), done=box[1] != " ")
    return Item(blocks)


def _runs(tokens: Sequence[Token], picture: str) -> tuple[Run, ...]:
    """Return inline tokens as runs, each with all the looks it lies in."""
    runs: list[Run] = []
    looks: list[str] = []
    links: list[tuple[str, int]] = []
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in STYLES:
            if token.nesting > 0:
                looks.append(STYLES[name])
            else:
                looks.remove(STYLES[name])
        elif token.type == "link_open":
            links.append((str(token.attrs["href"]), len(runs)))
        elif token.type == "link_close":
            address, begin = links.pop()
            runs += _address(address, runs[begin:])
        else:
            runs += _leaf(token, frozenset(looks), picture)
    return tuple(run for run in runs if run.text)


def _address(address: str, shown: Sequence[Run]) -> list[Run]:
    """Return the address in brackets, unless the link's text already is the address."""
    text = "".join(run.text for run in shown)
    address = normalizeLinkText(address)
    if not address or text in (address, address.removeprefix("mailto:")):
        return []
    return [Run(f" ({address})" if text else f"({address})")]


def _leaf(token: Token, looks: frozenset[str], picture: str) -> Iterator[Run]:
    match token.type:
        case "softbreak" | "hardbreak":
            yield Run(LINE_BREAK)
        case "code_inline":
            yield Run(token.content, looks | {"code"})
        case "image":
            described = "".join(run.text for run in _runs(token.children or [], picture)).replace("\n", " ")
            yield Run(f"[{picture}: {described}]" if described else f"[{picture}]", looks)
        case _:
            yield from _with_breaks(token.content, looks)


def _evened(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with heading levels that begin at 1 and go down one at a time."""
    last = 0

    def even(block: Block) -> Block:
        nonlocal last
        match block:
            case Paragraph(level=level) if level:
                last = min(level, last + 1)
                return replace(block, level=last)
            case Quote(blocks=inner):
                return Quote(tuple(even(b) for b in inner))
            case Points(items=items):
                return replace(block, items=tuple(even_item(item) for item in items))
        return block

    def even_item(item: Item) -> Item:
        return replace(item, blocks=tuple(even(block) for block in item.blocks))

    return tuple(even(block) for block in blocks)
