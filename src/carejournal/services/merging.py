"""Merging a copy of a journal into this one: what is not there yet, with all it refers to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import BUILT_IN, Form, Measure
from carejournal.domain.session import MASSAGE, THERAPY, Kind, Session
from carejournal.services.brought_copies import BroughtCopies
from carejournal.services.merging_facts import new_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carejournal.domain.origin import Import, Origin
    from carejournal.storage.journal import Journal

Record = TypeVar("Record", Entry, Session)


def merge_copy(
    copy: JournalCopy, journal: Journal, made: Import, *, partial: bool = False
) -> tuple[JournalCopy, bool]:
    """Return what of the copy is new to the journal, and whether its catalogue replaces the journal's.

    An empty journal takes the copy's catalogue in place of its own, so that it becomes the same journal;
    not that of a partial copy, which need not be a whole one. One that has measures or kinds of the
    person's own is not empty.
    """
    known, catalogue = journal.known_ids(), journal.catalogue
    measures = {measure.key for measure in catalogue.measures()}
    kinds = {kind.key for kind in catalogue.kinds()}
    empty = not known and not partial and measures <= set(BUILT_IN) and kinds <= {THERAPY, MASSAGE}
    free = BroughtCopies(journal).free_again()
    known -= free | journal.photos.ids_on(free)
    tags = {tag.name.casefold() for tag in catalogue.tags()}
    if empty:
        measures, kinds, tags = set(), set(), set()
    imports = {each.id: each for each in copy.imports}
    learned = set(journal.writing.learned_words())
    origins = KnownOrigins(journal)

    def is_new(record: Entry | Session) -> bool:
        return record.id not in known and (record.id in free or not origins.holds(record.origin))

    entries, sessions = list(filter(is_new, copy.entries)), list(filter(is_new, copy.sessions))
    new = JournalCopy(
        entries=_with_free_origins(entries, imports, origins, made, free),
        sessions=_with_free_origins(sessions, imports, origins, made, free),
        measures=tuple(_new_measures(copy, measures)),
        kinds=tuple(_new_kinds(copy, kinds)),
        tags=tuple(tag for tag in copy.tags if tag.name.casefold() not in tags),
        agenda_items=tuple(item for item in copy.agenda_items if item.id not in known),
        practices=tuple(practice for practice in copy.practices if practice.id not in known),
        scores=tuple(score for score in copy.scores if score.id not in known),
        imports=tuple(imports.values()),
        facts=new_facts(copy.facts, catalogue.facts(), empty=empty),
        photos=tuple(each for each in copy.photos if each.id not in known),
        templates=tuple(each for each in copy.templates if each.id not in known),
        learned_words=tuple(each for each in copy.learned_words if each not in learned),
    )
    return new, empty


def _new_measures(copy: JournalCopy, present: set[str]) -> Iterator[Measure]:
    """Yield the copy's measures that are not present, and one for each key that only its readings name."""
    given = {measure.key: measure for measure in copy.measures}
    named = {key for entry in copy.entries for key in entry.readings}
    missing = [key for key in (*BUILT_IN, *sorted(named)) if key not in given]
    for key in dict.fromkeys((*given, *missing)):
        if key not in present:
            yield given.get(key) or BUILT_IN.get(key) or Measure(key, key, Form.NUMBER)


def _new_kinds(copy: JournalCopy, present: set[str]) -> Iterator[Kind]:
    """Yield the copy's kinds that are not present, and one for each key that only its records name."""
    given = {kind.key: kind for kind in copy.kinds}
    named = {session.kind for session in copy.sessions} | {i.kind for i in copy.agenda_items if i.kind}
    for key in (*given, *sorted(named - set(given))):
        if key not in present:
            yield given.get(key) or Kind(key, key)


class KnownOrigins:
    """Which records of other programs are in the journal already, however their words came there."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._keys: dict[str, set[str]] = {}
        self._prints: dict[str, set[str]] = {}

    def holds(self, origin: Origin | None) -> bool:
        """Whether the journal has the same record, perhaps from another of the program's formats."""
        if origin is None or not origin.fingerprint:
            return False
        self._learn(origin.program)
        return origin.fingerprint in self._prints[origin.program]

    def claim(self, origin: Origin, record_id: str) -> Origin:
        """Return the origin with a key that is its own: another one where the key is taken already."""
        self._learn(origin.program)
        taken = self._keys[origin.program]
        if origin.key in taken:
            origin = replace(origin, key=f"{origin.key} {record_id}")
        taken.add(origin.key)
        return origin

    def _learn(self, program: str) -> None:
        if program not in self._keys:
            self._keys[program], self._prints[program] = self._journal.origins.known(program)


def _with_free_origins(
    records: Sequence[Record],
    imports: dict[str, Import],
    origins: KnownOrigins,
    made: Import,
    free: set[str],
) -> tuple[Record, ...]:
    """Return the records with origins whose import is known and whose key no other record claims.

    Those in `free` lie in the trash here, with a key that makes room for theirs.
    """
    found: list[Record] = []
    for record in records:
        origin = record.origin
        if origin is not None:
            imports.setdefault(origin.import_id, replace(made, id=origin.import_id))
            claimed = origin if record.id in free else origins.claim(origin, record.id)
            found.append(replace(record, origin=claimed))
        else:
            found.append(record)
    return tuple(found)
