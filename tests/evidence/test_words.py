"""Banned words are seen wherever they hide, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.evidence.words import BANNED, banned_in

if TYPE_CHECKING:
    from collections.abc import Callable

around = st.sampled_from(["", "Massage ", "It ", "(", "“", "so-called ", "One evening. ", "résumé "])
after = st.sampled_from(["", ".", ", they say", " it", "!”", ")", "-like", " – perhaps"])


@given(around, st.sampled_from(BANNED), after, st.sampled_from([str.lower, str.upper, str.title]))
def test_each_phrase_is_found_in_a_sentence(
    before: str, phrase: str, behind: str, case: Callable[[str], str]
) -> None:
    assert phrase in banned_in(before + case(phrase) + behind)


@given(
    st.sampled_from([phrase for phrase in BANNED if " " in phrase]), st.sampled_from(["-", "  ", "\n", "\t"])
)
def test_a_phrase_is_found_across_hyphens_and_line_breaks(phrase: str, joint: str) -> None:
    assert phrase in banned_in(phrase.replace(" ", joint))


@given(st.sampled_from(BANNED), st.sampled_from("aznsx"))
def test_a_longer_word_is_another_word(phrase: str, letter: str) -> None:
    assert phrase not in banned_in(f"{letter}{phrase}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Does massage strengthen the immune system?",
        "We found no trial that tested whether massage can prevent colds or flu.",
        "Social networks and workshops are other things.",
        "Studies cannot prove that ties are the cause.",
        "You and your therapist work well together.",
        "After good weeks the reading was lower; it went together with sessions.",
        "That is all there is for you. Should it change, look again.",
        "A vaccine’s booster is a word of its own.",
    ],
)
def test_honest_sentences_raise_no_alarm(sentence: str) -> None:
    assert banned_in(sentence) == []


def test_phrases_come_in_the_order_of_the_list_and_once() -> None:
    found = banned_in("It works. It improves sleep, boosts immunity, and works again.")
    assert found == ["boosts", "works", "improves"]


def test_the_list_is_in_the_form_that_is_searched_for() -> None:
    assert all(phrase == " ".join(phrase.split()).lower() and phrase.isascii() for phrase in BANNED)
    assert all(word.isalpha() for phrase in BANNED for word in phrase.split())


def test_no_phrase_of_the_list_is_covered_by_another() -> None:
    covered = [
        (longer, shorter)
        for longer in BANNED
        for shorter in BANNED
        if longer is not shorter and f" {shorter} " in f" {longer} "
    ]
    assert covered == []
