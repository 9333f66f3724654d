"""What the invented person of the sample life calls things in another language: measures, tags, people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.services.starting_words import STARTING_WORDS
from carejournal.services.words_of_languages import by_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.domain.journal_copy import JournalCopy

OWN_WORDS = {
    "de": {
        "Energy": "Energie",
        "Coffee": "Kaffee",
        "cups": "Tassen",
        "work late": "lange gearbeitet",
        "family visit": "Familienbesuch",
        "gardening": "Garten",
        "travel": "Reise",
        "my therapist": "meine Therapeutin",
        "the massage practice": "die Massagepraxis",
    }
}


def sample_names(language: str) -> dict[str, str]:
    """Return the names that the English life uses with those of a language."""
    return by_language()[language][STARTING_WORDS] | OWN_WORDS[language]


def with_names(life: JournalCopy, names: Mapping[str, str]) -> JournalCopy:
    """Return the same life with its names in another language; measures of ours are translated when shown."""

    def said(name: str) -> str:
        return names.get(name, name)

    return replace(
        life,
        measures=tuple(replace(each, name=said(each.name), unit=said(each.unit)) for each in life.measures),
        tags=tuple(replace(tag, name=said(tag.name)) for tag in life.tags),
        kinds=tuple(
            replace(kind, name=said(kind.name), methods=tuple(map(said, kind.methods))) for kind in life.kinds
        ),
        entries=tuple(replace(entry, tags=tuple(map(said, entry.tags))) for entry in life.entries),
        sessions=tuple(
            replace(each, method=said(each.method), provider=said(each.provider)) for each in life.sessions
        ),
        practices=tuple(replace(each, tag=said(each.tag)) for each in life.practices),
        scores=tuple(replace(each, given_by=said(each.given_by)) for each in life.scores),
    )
