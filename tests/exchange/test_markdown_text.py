"""Plain text as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from carejournal.exchange.markdown_text import from_plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


patient = settings(deadline=None)
"""The first example may load a library."""


def shown(markdown: str) -> str:
    """Return what a person reads where Markdown is drawn."""
    document = QTextDocument()
    document.setMarkdown(markdown)
    return document.toPlainText()


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "2 < 3 & 4 > 3",
        "a | b",
        "5 * 3 = 15",
        "5*3",
        "snake_case and other_names",
        "<3 you",
        "Comma, semicolon; and (brackets) [too] - all of it!",
        "#hashtag",
        "about ~5 km",
        "C:\\new",
        "AT&T",
        "it`s",
        "see https://example.org/a_b/_c?x=1#_d_ there",
        "- soup\n- quiet",
        "1. soup\n2. quiet",
        "first\n\n\n\nlast",
        "^_^",
        "Rated 5* today, 4* before",
        "naïve café 日本語 مرحبا 🙂",
    ],
)
def test_everyday_text_stays_as_it_was_typed(text: str) -> None:
    assert from_plain(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("> not a quote", "\\> not a quote"),
        ("*not* loud", "\\*not\\* loud"),
        ("__init__", "\\_\\_init\\_\\_"),
        ("~5 km and ~3 km", "\\~5 km and \\~3 km"),
        ("a `b` c", "a \\`b\\` c"),
        ("[text](https://example.org)", "[text\\](https://example.org)"),
        ("<b>", "\\<b>"),
        ("&lt;", "\\&lt;"),
        ("¯\\_(ツ)_/¯", "¯\\\\\\_(ツ)\\_/¯"),
        ("good\n---", "good  \n\\---"),
        ("+ slept well", "\\+ slept well"),
        ("line one\r\nline two", "line one  \nline two"),
        ("- soup\nand then", "- soup\n\nand then"),
        ("for:\n- soup", "for:\n- soup"),
        ("  in the middle  ", "in the middle"),
        ("a\n        far in", "a  \n   far in"),
    ],
)
def test_text_that_would_turn_into_markup_gets_just_the_backslashes_it_needs(
    text: str, markdown: str
) -> None:
    assert from_plain(text) == markdown


PIECES = st.sampled_from(
    [
        *"*_~`#>+=|[]()!<&;:\\/-'\" ab1.\n",
        *("**", "__", "~~", "```", "&lt;", "# ", "> ", "[a](b)", "![x](y)", "---", "===", "***", "|--|"),
        *("<b>", "</p>", "<!--", "[a]: b", "    ", "foo_bar", "5 * 3", "\\*", " word ", "\n\n"),
    ]
)
LIST_LINE = re.compile(r"^[ \t]*(?:[-*]|\d+[.)])(?:[ \t]|$)", re.MULTILINE)


@patient
@given(st.lists(PIECES, max_size=15).map("".join).filter(lambda text: not LIST_LINE.search(text)))
def test_the_same_signs_are_read_where_markdown_is_drawn(qapp: QApplication, text: str) -> None:
    assert qapp is not None
    assert squeezed(shown(from_plain(text))) == squeezed(text)


@patient
@given(st.lists(st.sampled_from(["one", "two words", "3"]), min_size=1))
def test_lines_stay_lines_where_markdown_is_drawn(qapp: QApplication, lines: list[str]) -> None:
    assert qapp is not None
    drawn = shown(from_plain("\n".join(lines)))
    assert drawn.replace("\u2028", "\n").splitlines() == lines


@pytest.mark.parametrize(
    "piece", ["*", "_", "~", "`", "[", "&", "<", "\\", "- ", "= ", "|-", "#", "\t", "* ", "a_"]
)
def test_endless_repetition_comes_to_an_end(piece: str) -> None:
    text = piece * 50_000 + "x\n" + piece * 50_000
    assert squeezed(from_plain(text)).replace("\\", "") == squeezed(text).replace("\\", "")
