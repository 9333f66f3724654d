"""Markdown that looks like what it means while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextDocument

from carejournal.charts.palette import DARK, LIGHT
from carejournal.ui.theme import DARK_NAME
from carejournal.ui.widgets.markdown_colours import MarkdownColours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.ui.page import Surroundings


@pytest.fixture
def document(around: Surroundings) -> Iterator[QTextDocument]:
    made = QTextDocument()
    made.documentLayout()  # Qt tells of changes only to documents that are laid out
    colours = MarkdownColours(made, around.theme)
    colours.rehighlight()  # which Qt else does with the next turn of the event loop
    yield made


def styled(document: QTextDocument, text: str) -> dict[str, QTextCharFormat]:
    """Return the pieces of the first line that are styled, by their words."""
    document.setPlainText(text)
    units = text.encode("utf-16-le")
    return {
        units[2 * piece.start : 2 * (piece.start + piece.length)].decode("utf-16-le"): QTextCharFormat(
            piece.format
        )
        for piece in document.firstBlock().layout().formats()
    }


def test_bold_and_italic_look_like_it_and_their_signs_step_back(document: QTextDocument) -> None:
    found = styled(document, "very **good** and _slow_")
    assert found["good"].fontWeight() == QFont.Weight.Bold
    assert found["slow"].fontItalic()
    assert found["**"].foreground().color() == QColor(LIGHT.quiet)
    assert "very " not in found


def test_headings_are_larger_and_bold(document: QTextDocument) -> None:
    found = styled(document, "## For next week")
    assert found[" For next week"].fontWeight() == QFont.Weight.Bold
    assert found[" For next week"].fontPointSize() > document.defaultFont().pointSizeF()
    assert found["##"].foreground().color() == QColor(LIGHT.quiet)


@pytest.mark.parametrize("sign", ["- ", "* ", "1. ", "  - [x] "])
def test_the_signs_of_lists_are_in_the_accent(document: QTextDocument, sign: str) -> None:
    found = styled(document, f"{sign}soup")
    assert found[sign].foreground().color() == QColor(LIGHT.accent)


def test_quotes_are_quiet_and_code_is_in_letters_of_one_width(document: QTextDocument) -> None:
    assert styled(document, "> said")["> said"].foreground().color() == QColor(LIGHT.quiet)
    assert styled(document, "the `code` here")["`code`"].fontFamilies() == ["monospace"]


@pytest.mark.parametrize("text", ["plain words", "2 * 3 * 4", "my_file_name here", "#nospace", "a lone **"])
def test_plain_text_is_left_alone(document: QTextDocument, text: str) -> None:
    assert styled(document, text) == {}


def test_styles_stay_in_place_behind_signs_outside_the_basic_plane(document: QTextDocument) -> None:
    found = styled(document, "😀🍲 **good** and _slow_ 😀 `code`")
    assert found["good"].fontWeight() == QFont.Weight.Bold
    assert found["slow"].fontItalic()
    assert found["`code`"].fontFamilies() == ["monospace"]
    assert styled(document, "# 😀 heading")[" 😀 heading"].fontWeight() == QFont.Weight.Bold
    assert styled(document, "> 😀 said")["> 😀 said"].foreground().color() == QColor(LIGHT.quiet)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_text_itself_never_changes(document: QTextDocument, text: str) -> None:
    document.setPlainText(text)
    before = document.toRawText()
    document.setPlainText(text)
    assert document.toRawText() == before


def test_another_look_colours_anew(document: QTextDocument, around: Surroundings) -> None:
    styled(document, "- soup")
    around.theme.choose(DARK_NAME)
    (piece,) = document.firstBlock().layout().formats()
    assert piece.format.foreground().color() == QColor(DARK.accent)
