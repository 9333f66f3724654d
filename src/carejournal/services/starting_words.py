"""What a new journal's own words are called in the person's language: tags, kinds of session, methods.

They are records like others from then on, to be renamed at will. Evidence cards know the tags by their first,
English names, so those can be asked for again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.services.words_of_languages import by_language, english_of

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal

FIRST_LANGUAGE = "en"
STARTING_WORDS = "StartingWords"
"""The part of a language's table that holds them."""


def call_in(journal: Journal, language: str) -> None:
    """Give the tags, kinds and methods of a new journal their names in a language such as "de".

    In one transaction; what the language has no word for stays as it is.
    """
    words = by_language().get(language, {}).get(STARTING_WORDS, {})
    if not words:
        return
    catalogue, changes = journal.catalogue, journal.tag_changes
    with journal.transaction():
        for tag in catalogue.tags():
            row = changes.row(tag.name)
            if row is not None:
                changes.rename(row, words.get(tag.name, tag.name))
        for kind in catalogue.kinds():
            catalogue.put_kind(replace(kind, name=words.get(kind.name, kind.name)))
            for method in kind.methods:
                catalogue.rename_method(kind.key, method, words.get(method, method))


def first_name(name: str) -> str:
    """Return the English name of a starting tag in any language, other tags' own; all in lower case."""
    return english_of(STARTING_WORDS).get(name.casefold(), name.casefold())
