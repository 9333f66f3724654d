"""What no font can show is named."""

from __future__ import annotations

import pytest

from carejournal.reports.unshown_signs import first_to_name, with_names


@pytest.mark.parametrize(
    ("written", "unshown", "told"),
    [
        ("Well \U0001f44d\U0001f3fd!", "\U0001f44d\U0001f3fd", "Well [thumbs up sign]!"),
        ("\U0001f1e9\U0001f1ea", "\U0001f1e9\U0001f1ea", "[flag]"),
        ("\u0939\u093f\u0928\u094d\u0926\u0940 ok", "\u0939\u093f", "[Devanagari] ok"),
        ("\u4eca\u5929 a", "\u4eca", "[CJK]\u5929 a"),
        ("a\u20e3", "\u20e3", "a"),
        ("\U0001fae8x", "\U0001fae8", "[U+1FAE8]x"),
        ("untouched", "\U0001f44d", "untouched"),
    ],
)
def test_a_sign_is_told_by_its_name_and_a_letter_by_its_script(written: str, unshown: str, told: str) -> None:
    name = with_names(written, frozenset(unshown))
    assert name == told or (written[0] == "\U0001fae8" and name == "[shaking face]x")  # newer Python knows it


def test_texts_are_found_wherever_they_stand_and_nothing_else_is_touched() -> None:
    data = {"a": ["\u2603 x", 3, None, {"b": "\u2603"}], "c": True}
    assert with_names(data, frozenset("\u2603")) == {
        "a": ["[snowman] x", 3, None, {"b": "[snowman]"}],
        "c": True,
    }


def test_signs_on_letters_go_before_the_letters_do() -> None:
    assert first_to_name({"a", "\u20e3"}) == {"\u20e3"}
    assert first_to_name({"a", "b"}) == {"a", "b"}
