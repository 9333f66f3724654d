"""Marked words: gone from the text, whatever lies around or in them."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.reports.document import document_data
from carejournal.reports.note_blocks import plain_text
from carejournal.reports.redaction import BAR, Redaction

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.reports.contents import Note
    from reports.conftest import MakeContents

LETTERS = st.sampled_from(
    ["a", "n", "A", "N", "á", "ß", "s", " ", "\n", "\u00ad", "\u200b", "*", "_", "`", "-"]
)


@pytest.mark.parametrize(
    ("word", "written", "left"),
    [
        ("Anna", "Anna, ANNA and anna.", f"{BAR}, {BAR} and {BAR}."),
        ("Ann", "Annas Hund; Joanne.", f"{BAR} Hund; {BAR}."),
        ("José", "Jose and Jose\u0301s and JOSÉ", f"{BAR} and {BAR} and {BAR}"),
        ("Strasse", "Meine Straße", f"Meine {BAR}"),
        ("Anna Berg", "Anna\n  Berg came", f"{BAR} came"),
        ("Anna", "An\u00adna, A\u200bnna", f"{BAR}, {BAR}"),
        ("ＡＮＮＡ", "Anna", BAR),
        ("\u7530\u4e2d", "\u4eca\u65e5\u7530\u4e2d\u3068", f"\u4eca\u65e5{BAR}\u3068"),
        ("\u05d0\u05d1\u05d2", "\u05e9\u05dc \u05d0\u05b7\u05d1\u05d2", f"\u05e9\u05dc {BAR}"),
        ("Anna", "Nothing of her", "Nothing of her"),
        ("", "Anna", "Anna"),
        ("\u200b", "Anna", "Anna"),
    ],
)  # fmt: skip
def test_a_word_is_found_however_it_is_written(word: str, written: str, left: str) -> None:
    assert Redaction((word,)).text(written) == left


def test_a_bar_tells_nothing_about_the_length_of_what_stood_there() -> None:
    hide = Redaction(("Jo", "Wilhelmina Alexandra"))
    assert hide.text("Jo") == hide.text("Wilhelmina Alexandra") == BAR


@pytest.mark.parametrize(
    "markdown",
    [
        "An**na** said so",
        "*A*n`na` said so",
        "[Anna](https://example.org/anna) said so",
        "&#65;nna said so",
        "\\Anna said so",
        "# Anna\n\n- [x] Anna\n\n> Anna\n\n    Anna",
        "![Anna](x.png)",
        "**Anna\nBerg**",
    ],
)
def test_no_markup_hides_a_word_from_being_found(
    make_contents: MakeContents, note: Callable[..., Note], markdown: str
) -> None:
    hidden = Redaction(("Anna",)).note(note(markdown, "About Anna"), "Picture")
    told = json.dumps(document_data(make_contents(1, notes=(hidden,)))["notes"], ensure_ascii=False)
    assert hidden.markdown == ""
    assert "nna" not in told.casefold()
    assert BAR in told


def test_what_stands_around_a_word_keeps_its_looks(note: Callable[..., Note]) -> None:
    hidden = Redaction(("Anna",)).note(note("We met **Anna** *today*.\nLater she left."), "Picture")
    assert hidden.blocks is not None
    assert plain_text(hidden.blocks) == f"We met {BAR} today.\nLater she left."
    assert [run.styles for run in hidden.blocks[0].runs if run.text == "today"] == [{"italic"}]  # type: ignore[union-attr]


def test_a_note_stays_as_it_is_where_no_word_is_marked(note: Callable[..., Note]) -> None:
    written = note("We met **Anna**")
    assert Redaction((" ",)).note(written, "Picture") is written


@given(
    text=st.lists(LETTERS, max_size=30).map("".join),
    word=st.lists(LETTERS, min_size=1, max_size=4).map("".join),
)
def test_what_was_marked_is_never_left(text: str, word: str) -> None:
    hide = Redaction((word,))
    left = hide.text(text)
    for marked in hide.words:
        assert marked not in _compared(left)
    assert hide.text(left) == left


def _compared(text: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    seen = "".join(char for char in folded if unicodedata.category(char) not in ("Mn", "Cf"))
    return " ".join(seen.split())
