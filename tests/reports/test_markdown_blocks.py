"""Markdown read as blocks: nothing lost, nothing executed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.reports.markdown_blocks import DEEPEST, markdown_blocks
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
    from collections.abc import Iterable, Iterator

    from carejournal.reports.note_blocks import Block

MARKUP = st.text(st.sampled_from("ab *_~`#>-+1.)([]!<&;\\\n\t |=:/é日ע"), max_size=80)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Quote(blocks=inner):
                yield from _paragraphs(inner)
            case Points(items=items):
                for item in items:
                    yield from _paragraphs(item.blocks)


def _text(markdown: str) -> str:
    return "\n\n".join("".join(run.text for run in p.runs) for p in _paragraphs(markdown_blocks(markdown)))


def test_an_empty_note_has_no_blocks() -> None:
    assert markdown_blocks("") == ()
    assert markdown_blocks(" \n\n ") == ()


def test_emphasis_becomes_looks_of_runs() -> None:
    assert markdown_blocks("a *b **c*** ~~d~~ `e *f*`") == (
        Paragraph(
            (
                Run("a "),
                Run("b ", frozenset({"italic"})),
                Run("c", frozenset({"italic", "bold"})),
                Run(" "),
                Run("d", frozenset({"struck"})),
                Run(" "),
                Run("e *f*", frozenset({"code"})),
            )
        ),
    )


@pytest.mark.parametrize("end", ["\n", "  \n", "\\\n", "\r\n", "\r", "\v", "\u2028"])
def test_a_line_ends_where_the_person_ended_it(end: str) -> None:
    assert markdown_blocks(f"one{end}two") == (Paragraph((Run("one"), Run(LINE_BREAK), Run("two"))),)


@pytest.mark.parametrize(
    "text",
    [
        '#import "x": *',
        '#include "/etc/passwd"',
        "$x^2$ and @ref and <label>",
        "<b>bold?</b> <script>alert(1)</script>",
        "back\\slash \\n \\u{41}",
        "[mood]: tired",
        "| a | b |",
        "snake_case_word 2 * 3 * 4",
    ],
)
def test_what_is_no_markdown_stays_as_it_was_typed(text: str) -> None:
    assert _text(text) == text


def test_raw_html_blocks_stay_literal_text() -> None:
    assert _text("<div>\nraw\n</div>") == "<div>\nraw\n</div>"


def test_a_link_shows_its_text_and_its_address() -> None:
    assert _text("see [this page](https://example.org/a)") == "see this page (https://example.org/a)"
    assert _text("[](https://example.org/a)") == "(https://example.org/a)"


def test_an_address_that_is_its_own_text_is_shown_once() -> None:
    assert _text("<https://example.org/a> <me@example.org>") == "https://example.org/a me@example.org"


def test_a_picture_shows_its_description() -> None:
    assert _text("![a *red* kite](kite.png) ![](kite.png)") == "[Picture: a red kite] [Picture]"
    assert markdown_blocks("![](a.png)", picture="Bild") == (Paragraph((Run("[Bild]"),)),)


def test_lists_keep_their_numbers_and_their_boxes() -> None:
    assert markdown_blocks("7. a\n8. b") == (
        Points((Item((Paragraph((Run("a"),)),)), Item((Paragraph((Run("b"),)),))), start=7),
    )
    (tasks,) = markdown_blocks("- [ ] a\n- [x] b\n- [] c")
    assert isinstance(tasks, Points)
    assert [item.done for item in tasks.items] == [False, True, None]
    assert _text("- [ ] a\n- [x] b\n- [] c") == "a\n\nb\n\n[] c"


def test_quotes_code_and_dividers_are_blocks_of_their_own() -> None:
    assert markdown_blocks("> a\n\n---\n\n```\nb  c\n\td\n```\n\n    e") == (
        Quote((Paragraph((Run("a"),)),)),
        Divider(),
        CodeBlock("b  c\n\td"),
        CodeBlock("e"),
    )


@given(MARKUP)
def test_headings_begin_at_one_and_skip_no_level(markdown: str) -> None:
    levels = [p.level for p in _paragraphs(markdown_blocks(markdown)) if p.level]
    for above, level in zip([0, *levels], levels, strict=False):
        assert 1 <= level <= above + 1


def test_a_heading_without_words_is_no_heading() -> None:
    assert all(p.level == 0 for p in _paragraphs(markdown_blocks("#\n\n## \u00ad\n\n# [](x)")) if not p.runs)
    assert [p.level for p in _paragraphs(markdown_blocks("#\n\n## \u00ad"))] == [0, 0]


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
def test_what_lies_too_deep_is_given_as_plain_lines(mark: str) -> None:
    markdown = mark * 60 + "end\nmore\n\nlast"
    blocks = markdown_blocks(markdown)
    assert all(isinstance(block, Paragraph) for block in blocks)
    assert _text(markdown) == markdown


def test_what_lies_as_deep_as_allowed_keeps_its_meaning() -> None:
    block: Block = markdown_blocks("> " * DEEPEST + "end")[0]
    for _ in range(DEEPEST):
        assert isinstance(block, Quote)
        block = block.blocks[0]
    assert block == Paragraph((Run("end"),))


@given(st.lists(st.text(st.sampled_from("abcdeé日"), min_size=1), min_size=1), MARKUP)
def test_no_word_is_ever_lost(words: list[str], markup: str) -> None:
    told = "".join(
        run.text for p in _paragraphs(markdown_blocks(" x ".join(words) + "\n\n" + markup)) for run in p.runs
    )
    assert told.startswith(" x ".join(words))


@given(MARKUP)
def test_every_letter_is_still_there_in_its_order(markdown: str) -> None:
    # Letters alone: signs may be markup. Character references stand for other characters.
    blocks = markdown_blocks(markdown.replace("&", ""))
    told = "".join(_all_text(blocks))
    kept = re.sub(r"[^ab]", "", told)
    assert _is_within(re.sub(r"[^ab]", "", _without_pictures_and_fences(markdown)), kept)


def _without_pictures_and_fences(markdown: str) -> str:
    """Leave out what Markdown itself gives no place on the page: addresses of pictures, names of code."""
    return "" if "![" in markdown or "``" in markdown or "~~~" in markdown else markdown


def _all_text(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                yield from (run.text for run in runs)
            case CodeBlock(text=text):
                yield text
            case Quote(blocks=inner):
                yield from _all_text(inner)
            case Points(items=items):
                for item in items:
                    yield from _all_text(item.blocks)


def _is_within(letters: str, told: str) -> bool:
    """Whether the letters occur in this order in what is told."""
    rest = iter(told)
    return all(letter in rest for letter in letters)


@pytest.mark.parametrize(
    ("markdown", "expected"), [("\u05e9\u05dc", True), ("abc \u05e9", False), ("**\u0639** x", True)]
)
def test_a_paragraph_knows_its_writing_direction(markdown: str, *, expected: bool) -> None:
    (paragraph,) = markdown_blocks(markdown)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.right_to_left is expected
