"""RedNotebook's markup as Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.txt2tags import pictures, to_markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("**b** //i// __u__ --s--", "**b** *i* u ~~s~~"),
        ('""*literal*""', "\\*literal\\*"),
        ("see https://x.org//y and //this//", "see https://x.org//y and *this*"),
        ('[the site ""https://x.org/a_b""]', "[the site](<https://x.org/a_b>)"),
        ('[a file ""file:///home/me/x.pdf""]', "a file"),
        ("=Day=\n+ one\n+ two", "# Day\n1. one\n1. two"),
        ("---", "---"),
        ("a -- b -- c", "a -- b -- c"),
    ],
)
def test_markup_is_turned_into_ours(text: str, markdown: str) -> None:
    assert to_markdown(text) == markdown


def test_pictures_are_named_without_their_folders_and_leave_the_text() -> None:
    text = 'Before [""file:///home/me/pic"".jpg] after [""/x/y"".png?50]'
    assert pictures(text) == ["pic.jpg", "y.png"]
    assert to_markdown(text) == "Before  after"


@given(st.text(st.sampled_from('ab */_-"[]=+#\n'), max_size=80))
def test_letters_are_never_lost(text: str) -> None:
    letters = [letter for letter in to_markdown(text) if letter in "ab"]
    assert pictures(text) or letters == [letter for letter in text if letter in "ab"]
