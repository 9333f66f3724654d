"""The first words of a note in a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.ui.widgets.excerpt import MOST_LETTERS, excerpt


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", ""),
        ("# A day\n\nQuiet.", "A day Quiet."),
        ("- soup\n- [x] letter\n1. form\n> said", "soup letter form said"),
        ("very **good** and *slow*", "very good and slow"),
        ("__all__ of it, _really_", "all of it, really"),
        ("`code` and [a page](https://example.org/x)", "code and a page"),
        ("2 * 3 * 4 and a lone * star", "2 * 3 * 4 and a lone * star"),
        ("kept my_file_name and snake_case_words", "kept my_file_name and snake_case_words"),
        ("#nospace stays", "#nospace stays"),
        ("<b>not markup</b>", "<b>not markup</b>"),
        ("one\r\ntwo\n\n\n  three", "one two three"),
    ],
)
def test_the_signs_of_markdown_are_left_out(markdown: str, words: str) -> None:
    assert excerpt(markdown) == words


@given(st.text())
def test_any_text_becomes_one_short_line(text: str) -> None:
    found = excerpt(text)
    assert len(found) <= MOST_LETTERS
    assert len(found.splitlines()) <= 1


def test_a_very_long_line_of_signs_is_quickly_done() -> None:
    assert len(excerpt("*_`[" * 100_000)) <= MOST_LETTERS
