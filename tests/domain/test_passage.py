"""Texts to take along: the same words as plain text and as Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.passage import MARKUP, Part, Passage, as_markdown, as_plain

SHORT = (
    Passage(Part.TITLE, "A title"),
    Passage(Part.TEXT, "Some words."),
    Passage(Part.ITEM, "one"),
    Passage(Part.ITEM, "two"),
    Passage(Part.SMALL, "the end"),
)


def test_items_stand_below_each_other_and_all_else_apart() -> None:
    assert as_plain(SHORT) == "A title\n\nSome words.\n\n- one\n- two\n\nthe end\n"


def test_markdown_marks_titles_and_items() -> None:
    assert as_markdown(SHORT).startswith("# A title\n\nSome words.\n\n- one\n- two\n")


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_no_words_act_as_markup_and_none_is_lost(words: str) -> None:
    written = as_markdown([Passage(Part.TEXT, words)])
    assert written.removesuffix("\n").replace("\\", "") == words.replace("\\", "")
    assert len(MARKUP.findall(words)) == written.count("\\") - words.count("\\")
