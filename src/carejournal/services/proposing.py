"""What the measures and tags of a source could be here: the same name, or one that differs in signs only."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.services.mapping import OwnMeasures, alike, folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from carejournal.domain.measure import Measure
    from carejournal.domain.tag import Tag
    from carejournal.exchange.records import Found, FoundReading

BY_ITSELF = ""
"""Chosen for a name that comes in by itself: as what has its name here, or as something new."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name of the source, in how many new entries it occurs, and what it could become here.

    `by_itself` is what has its name here ("" where it would be new), `proposed` what is proposed in its
    place; `possible` are the keys of measures or names of tags to choose from.
    """

    name: str
    count: int
    by_itself: str
    proposed: str
    possible: tuple[str, ...]


def proposed_measures(
    found: Found, new: Collection[str], measures: Sequence[Measure]
) -> tuple[Proposal, ...]:
    """Return the measures in those entries found whose keys are `new`, what is new here first."""
    counts: Counter[str] = Counter()
    first: dict[str, FoundReading] = {}
    for entry in found.entries:
        if entry.key in new:
            for reading in entry.readings:
                counts[folded(reading.name)] += 1
                first.setdefault(folded(reading.name), reading)
    own = OwnMeasures(measures, found.program)
    by_letters = {_letters(measure.name): measure.key for measure in measures}
    made = []
    for name, reading in first.items():
        here = own.measure_of(reading)
        there = here.key if here is not None and here in measures else BY_ITSELF
        possible = tuple(each.key for each in measures if alike(reading, each) and not each.archived)
        near = by_letters.get(_letters(reading.name), BY_ITSELF)
        proposed = there or (near if near in possible else BY_ITSELF)
        made.append(Proposal(reading.name, counts[name], there, proposed, possible))
    return _new_first(made)


def proposed_tags(found: Found, new: Collection[str], tags: Sequence[Tag]) -> tuple[Proposal, ...]:
    """Return the tags of those entries found whose keys are `new`, what is new here first."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for entry in found.entries:
        if entry.key in new:
            for name in entry.tags:
                counts[folded(name)] += 1
                names.setdefault(folded(name), name)
    here = {folded(tag.name): tag.name for tag in tags}
    by_letters = {_letters(tag.name): tag.name for tag in tags}
    possible = tuple(sorted((tag.name for tag in tags if not tag.archived), key=str.casefold))
    return _new_first(
        Proposal(
            name,
            counts[key],
            here.get(key, BY_ITSELF),
            here.get(key) or by_letters.get(_letters(name), BY_ITSELF),
            possible,
        )
        for key, name in names.items()
    )


def _new_first(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(sorted(proposals, key=lambda each: (bool(each.by_itself), -each.count, each.name)))


def _letters(name: str) -> str:
    """Return the letters and digits of a name, without accents, for comparing; the name where it has none."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    return "".join(filter(str.isalnum, apart)) or name
