"""How hard a passphrase is said to be to guess."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.services.passphrase_strength import MOST_LETTERS, Hint, Level, Strength, strength_of

FOUR_WORDS = "lantern pigeon velvet harbour"


def test_nothing_typed_is_no_level_and_asks_for_length() -> None:
    assert strength_of("") == Strength(Level.EMPTY, Hint.LONGER)


@pytest.mark.parametrize("words", [FOUR_WORDS, "laterne taube samt hafen"])
def test_four_words_that_do_not_belong_together_are_strong(words: str) -> None:
    assert strength_of(words) == Strength(Level.STRONG, Hint.ENOUGH)


@pytest.mark.parametrize("known", ["password", "iloveyou", "qwertyuiop", "Sunshine1"])
def test_what_many_people_use_is_weak_and_said_to_be_well_known(known: str) -> None:
    assert strength_of(known) == Strength(Level.WEAK, Hint.WELL_KNOWN)


@pytest.mark.parametrize("row", ["a" * 30, "lantern" * 4, "abcdefghijklmnopqrstuvwxyz", "24.12.1990"])
def test_repeats_rows_and_dates_are_weak_however_long(row: str) -> None:
    assert strength_of(row) == Strength(Level.WEAK, Hint.PATTERN)


def test_a_few_random_letters_are_weak_and_need_more_of_them() -> None:
    assert strength_of("kV9#mPq") == Strength(Level.WEAK, Hint.LONGER)


def test_length_counts_first_random_letters_rise_with_it() -> None:
    letters = "kV9#mPq2!xWz7&Lr"
    levels = [strength_of(letters[:length]).level for length in (7, 11, 15, 16)]
    assert levels == [Level.WEAK, Level.FAIR, Level.GOOD, Level.STRONG]


def test_common_words_of_a_language_it_does_not_know_are_not_strong_when_they_are_few() -> None:
    assert strength_of("kartoffel baum").level is Level.GOOD
    assert strength_of("katze tisch").level is Level.FAIR


def test_two_short_words_are_asked_to_become_more() -> None:
    assert strength_of("river stone") == Strength(Level.FAIR, Hint.LONGER)


def test_what_comes_after_the_letters_that_are_looked_at_changes_nothing() -> None:
    passphrase = FOUR_WORDS + " " + FOUR_WORDS
    assert strength_of(passphrase) == strength_of(passphrase[:MOST_LETTERS])


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_every_text_has_a_level_no_higher_than_its_length_allows(text: str) -> None:
    strength = strength_of(text)
    assert strength.level >= Level.WEAK
    assert (strength.hint is Hint.ENOUGH) == (strength.level >= Level.GOOD)
    for length, most in ((8, Level.WEAK), (12, Level.FAIR), (16, Level.GOOD)):
        assert strength.level <= most or len(text) >= length


def test_its_word_lists_are_not_loaded_before_they_are_needed() -> None:
    code = "import sys, carejournal.services.passphrase_strength; sys.exit('zxcvbn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
