"""What a new journal's own words are called in the person's language: tags, kinds of session, methods.

They are records like others from then on, to be renamed at will. Evidence cards know the tags by their first,
English names, so those can be asked for again.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal

FIRST_LANGUAGE = "en"
STARTING_WORDS = "StartingWords"
"""The part of a language's table that holds them."""


def call_in(journal: Journal, language: str) -> None:
    """Give the tags, kinds and methods of a new journal their names in a language such as "de".

    In one transaction; what the language has no word for stays as it is.
    """
    words = _by_language().get(language, {})
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
    return _first_names().get(name.casefold(), name.casefold())


@cache
def _by_language() -> dict[str, dict[str, str]]:
    import json  # no start needs it

    tables = sorted(resource_path("translations").glob("*.json"))
    return {path.stem: json.loads(path.read_bytes()).get(STARTING_WORDS, {}) for path in tables}


@cache
def _first_names() -> dict[str, str]:
    return {
        said.casefold(): first.casefold()
        for words in _by_language().values()
        for first, said in words.items()
    }
