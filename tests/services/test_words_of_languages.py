"""Words that the journal understands in every language."""

from __future__ import annotations

import pytest

from carejournal.domain.search_query import TRANSLATED_WORDS
from carejournal.services.looking_back import SEARCH_WORDS
from carejournal.services.words_of_languages import by_language, english_of


@pytest.mark.parametrize("language", by_language())
def test_the_words_of_the_search_can_be_typed_in_every_language_and_mean_one_thing(language: str) -> None:
    words = by_language()[language][SEARCH_WORDS]
    assert set(words) == set(TRANSLATED_WORDS)
    assert len({said.casefold() for said in words.values()}) == len(words)
    for first, said in words.items():
        assert said.isidentifier()  # else it would need quotation marks
        assert english_of(SEARCH_WORDS)[said.casefold()] == first
        assert said.casefold() not in set(TRANSLATED_WORDS) - {first}
