"""The words of both languages."""

from __future__ import annotations

import re
import string

import pytest

from carejournal.domain.follow_up import PracticeStatus
from carejournal.domain.measure import BUILT_IN
from carejournal.domain.session import MASSAGE, THERAPY, Status
from carejournal.reports.contents import Language
from carejournal.reports.document import TEMPLATE_WORDS, TOLD_WHEN_LEFT_OUT
from carejournal.reports.labels import ENGLISH, GERMAN, WORDS, counted, listed

EITHER = pytest.mark.parametrize("language", list(Language))


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_words_with_the_same_places_to_fill() -> None:
    assert ENGLISH.keys() == GERMAN.keys()
    for key, text in ENGLISH.items():
        assert _places(text) == _places(GERMAN[key]), key


@EITHER
def test_everything_the_program_names_itself_has_a_name(language: Language) -> None:
    words = WORDS[language]
    needed = {f"measure_{key}" for key in BUILT_IN} | {f"scale_{key}" for key in BUILT_IN}
    needed |= {f"kind_{key}" for key in (THERAPY, MASSAGE)} | {f"part_{part}" for part in TOLD_WHEN_LEFT_OUT}
    needed |= {f"practice_{status}" for status in PracticeStatus}
    needed |= {status.value for status in Status} | set(TEMPLATE_WORDS)
    assert needed <= words.keys()
    assert all(words[key].strip() for key in needed)


def test_no_word_claims_a_cause_or_judges() -> None:
    for words in WORDS.values():
        for text in words.values():
            assert not re.search(
                r"\b(improve|works|streak|failed|verbesser|wirkt|versagt)", text, re.IGNORECASE
            )


def test_one_thing_is_told_in_the_singular() -> None:
    assert counted(ENGLISH, "entries_count", 1) == "1 entry"
    assert counted(ENGLISH, "entries_count", 2) == "2 entries"
    assert counted(GERMAN, "days_of", 0, m=1) == "0 von 1 Tag"
    assert counted(GERMAN, "days_of", 1, m=3) == "1 von 3 Tagen"


def test_things_are_listed_with_an_and_before_the_last() -> None:
    assert listed(ENGLISH, ["a"]) == "a"
    assert listed(ENGLISH, ["a", "b", "c"]) == "a, b and c"
    assert listed(GERMAN, ["a", "b"]) == "a und b"
