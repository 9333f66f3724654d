"""Text as a file can keep it."""

from __future__ import annotations

import pytest
from hypothesis import given

from carejournal.domain.storable_text import one_line, storable
from domain.made_values import any_text


@given(any_text)
def test_any_text_can_be_written_once_it_is_storable(text: str) -> None:
    kept = storable(text)
    assert kept.encode().decode() == kept
    assert "\0" not in kept


@given(any_text)
def test_storable_text_stays_as_it_is(text: str) -> None:
    assert storable(storable(text)) == storable(text)


@pytest.mark.parametrize("text", ["", " two\nlines\t", "naïve – 日本 😀", "\ufeffmark", "e\u0301"])
def test_nothing_that_can_be_written_is_changed(text: str) -> None:
    assert storable(text) == text


def test_nul_is_dropped_and_half_a_character_marked() -> None:
    assert storable("be\0fore") == "before"
    assert storable("half \ud83d of it") == "half \ufffd of it"


def test_two_halves_that_belong_together_become_their_character() -> None:
    assert storable("\ud83d\ude00") == "😀"


def test_one_line_folds_white_space_of_every_kind() -> None:
    assert one_line(" a \n\t b\u00a0c\0 ") == "a b c"
