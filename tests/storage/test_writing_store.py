"""Templates and learned words in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.template import Template

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal


def test_a_learned_word_is_kept_once_and_without_white_space_and_an_empty_one_not(journal: Journal) -> None:
    with journal.transaction():
        for word in ("naïvely", " naïvely\n", "Café", "", " \t"):
            journal.writing.learn(word)
    assert journal.writing.learned_words() == ["Café", "naïvely"]
    with journal.transaction():
        journal.writing.unlearn(["naïvely ", "never learned"])
    assert journal.writing.learned_words() == ["Café"]


def test_a_template_takes_the_place_of_the_one_with_its_id(journal: Journal) -> None:
    with journal.transaction():
        journal.writing.put_template(Template("a", "Walk", "Where?", 1))
        journal.writing.put_template(Template("b", "Sleep", "When?", 0))
        journal.writing.put_template(Template("a", "A walk", "Where to?", 1))
    assert [each.name for each in journal.writing.templates()] == ["Sleep", "A walk"]
    with journal.transaction():
        journal.writing.remove_templates(["b"])
    assert journal.writing.templates() == [Template("a", "A walk", "Where to?", 1)]
