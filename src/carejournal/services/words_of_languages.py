"""Words that the journal itself understands in every language: the tables of translations, by part."""

from __future__ import annotations

from functools import cache

from carejournal.system.resources import resource_path


@cache
def by_language() -> dict[str, dict[str, dict[str, str]]]:
    """Return each language's tables: the parts of it by name, and in each the English words with its own."""
    import json  # no start needs it

    tables = sorted(resource_path("translations").glob("*.json"))
    return {path.stem: json.loads(path.read_bytes()) for path in tables}


@cache
def english_of(part: str) -> dict[str, str]:
    """Return the words of a part in all languages, each with its English one; all in lower case."""
    return {
        said.casefold(): first.casefold()
        for tables in by_language().values()
        for first, said in tables.get(part, {}).items()
    }
