"""Lists that go on, and lines that change their sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.ui.widgets.markdown_typing import continued, emphasised, indented, with_sign

LINES = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=30)
SIGNS = st.sampled_from(["- ", "- [ ] ", "> ", "## "])


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- soup", "- "),
        ("  * soup", "  * "),
        ("9. soup", "10. "),
        ("3) soup", "4) "),
        ("- [x] soup", "- [ ] "),
        ("> said", "> "),
        ("- ", ""),
        ("- [ ] ", ""),
        ("2. ", ""),
        ("soup", None),
        ("-soup", None),
        ("", None),
    ],
)
def test_a_line_says_how_the_next_one_begins(line: str, following: str | None) -> None:
    assert continued(line) == following


@given(LINES, SIGNS)
def test_what_a_list_goes_on_with_begins_an_item_of_the_same_depth(line: str, sign: str) -> None:
    following = continued(f"  {sign}x{line}")
    assert following is None if sign == "## " else following == f"  {sign}"


@given(st.text("abc ", min_size=1).filter(lambda text: text == text.lstrip()), SIGNS, SIGNS)
def test_a_sign_replaces_another_and_the_same_one_goes(words: str, first: str, second: str) -> None:
    signed = with_sign(words, first)
    assert signed == first + words
    assert with_sign(signed, second) == (words if first == second else second + words)


@given(LINES)
def test_a_step_in_and_a_step_out_change_nothing(line: str) -> None:
    assert indented(indented(line, 1), -1) == line


@given(LINES.filter(lambda text: "*" not in text))
def test_emphasis_put_on_twice_is_gone(words: str) -> None:
    assert emphasised(emphasised(words, "**"), "**") == words
