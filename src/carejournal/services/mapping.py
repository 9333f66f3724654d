"""Mapping what an importer found onto this journal's own words and scales."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import MOOD, SLEEP_HOURS, SLEEP_QUALITY, STRESS, Form, Measure, key_for
from carejournal.domain.origin import Origin
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.tag import Tag, clean_tag_names
from carejournal.exchange.fingerprints import fingerprints
from carejournal.exchange.records import MoodName
from carejournal.services.imported_photos import FoundPhoto, photos_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from carejournal.domain.origin import Import
    from carejournal.exchange.records import Found, FoundEntry, FoundReading

NAMESPACE = uuid.UUID("6f0f3c4e-3f0a-5f57-9d0c-0d6a3f1f5b11")
"""Under which ids of imported entries are made from their origin, so that they are the same everywhere."""

NAMES_OF_BUILT_INS = {
    "stress": STRESS,
    "sleep quality": SLEEP_QUALITY,
    "schlafqualität": SLEEP_QUALITY,
    "sleep time": SLEEP_HOURS,
    "sleep hours": SLEEP_HOURS,
    "sleep duration": SLEEP_HOURS,
    "schlafdauer": SLEEP_HOURS,
}
"""What other programs call our measures, case-folded."""

OUR_SCALE = 10.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person chose for names of the source: the key of a measure here, the name of a tag here.

    None leaves it out; a name that is not among them comes in by itself.
    """

    measures: Mapping[str, str | None] = field(default_factory=dict)
    tags: Mapping[str, str | None] = field(default_factory=dict)


NOTHING_CHOSEN = Chosen()


@dataclass(frozen=True, slots=True)
class MappedSource:
    """What is new of a source, in this journal's own words, and what could not be mapped.

    `unmapped_moods` are the moods of new entries that nobody has said a level for, `photos` their photos.
    """

    new: JournalCopy
    unmapped_moods: tuple[MoodName, ...]
    warnings: tuple[str, ...]
    photos: tuple[FoundPhoto, ...] = ()


def map_entries(
    found: Found,
    moods: Mapping[str, float | None],
    measures: Sequence[Measure],
    tags: Sequence[Tag],
    known: set[str],
    made: Import,
    chosen: Chosen = NOTHING_CHOSEN,
) -> MappedSource:
    """Return what of the entries found is new: neither its key nor its fingerprint is among those known.

    `moods` gives levels on the source's own scale by name, None to leave that mood out; they win over what
    the source says. `chosen` says what measures and tags become here. Raises BadValueRefusal for a level
    outside that scale.
    """
    levels: dict[str, float | None] = {
        folded(mood.name): mood.level for mood in found.moods if mood.level is not None
    }
    levels |= {folded(name): level for name, level in moods.items()}
    own = OwnMeasures(measures, found.program, chosen.measures)
    renamed = {folded(name): here for name, here in chosen.tags.items()}
    entries: list[Entry] = []
    photos: list[FoundPhoto] = []
    left_out: Counter[str] = Counter()
    undecided: Counter[str] = Counter()
    for each, fingerprint in zip(found.entries, fingerprints(found.entries), strict=True):
        if each.key in known or fingerprint in known:
            continue
        known.add(each.key)
        readings = dict(own.readings(each, left_out))
        if each.mood:
            name = folded(each.mood)
            level = levels.get(name)
            undecided[each.mood] += name not in levels
            if level is not None:
                readings[MOOD.key] = on_our_scale(level, found.mood_low, found.mood_high)
        entries.append(_entry(each, fingerprint, readings, tags_here(each, renamed), made))
        photos += photos_of(entries[-1], each.attachments)
    new = JournalCopy(
        entries=tuple(entries),
        measures=tuple(own.new),
        tags=tuple(_new_tags(entries, tags, found.tag_groups)),
        imports=(made,) if entries else (),
    )
    unmapped = tuple(MoodName(name, None, count) for name, count in undecided.items() if count)
    warnings = tuple(
        f"{name}: {count} did not fit its scale and stayed out." for name, count in left_out.items()
    )
    return MappedSource(new, unmapped, warnings, tuple(photos))


def on_our_scale(value: float, low: float, high: float) -> float:
    """Return a value between `low` and `high` as the same place between 0 and 10, to two decimals.

    Raises BadValueRefusal where it lies outside.
    """
    if not low <= value <= high or low == high:
        raise BadValueRefusal(f"{value:g} is not between {low:g} and {high:g}.")
    return round((value - low) / (high - low) * OUR_SCALE, 2)


class OwnMeasures:
    """Finds the measure for each reading of a source, and makes new ones for those that have none."""

    def __init__(
        self, measures: Iterable[Measure], program: str, chosen: Mapping[str, str | None] | None = None
    ) -> None:
        self._program = program
        self._chosen = {folded(name): key for name, key in (chosen or {}).items()}
        measures = tuple(measures)
        self._by_key = {measure.key: measure for measure in measures}
        self._by_name: dict[str, Measure] = dict(NAMES_OF_BUILT_INS)
        self._taken: set[str] = set()
        self._position = 0
        for measure in measures:
            self._by_name.setdefault(folded(measure.name), measure)
            self._taken.add(measure.key)
            self._position = max(self._position, measure.position + 1)
        for key, measure in self._by_key.items():
            self._by_name.setdefault(key, measure)
        self.new: list[Measure] = []

    def readings(self, entry: FoundEntry, without_place: Counter[str]) -> Iterator[tuple[str, float]]:
        """Yield measure keys and values in our scales; what does not fit is counted by its name."""
        for reading in entry.readings:
            measure = self.measure_of(reading)
            if measure is None:
                continue
            try:
                yield measure.key, measure.accept(_value(reading, measure))
            except BadValueRefusal:
                without_place[measure.name if reading.name == measure.key else reading.name] += 1

    def measure_of(self, reading: FoundReading) -> Measure | None:
        """Return the measure of the reading's name; one of another form or unit is not mixed with it.

        None where the person wants it left out.
        """
        chosen = self._chosen.get(folded(reading.name), "")
        if chosen is None:
            return None
        if chosen in self._by_key:
            return self._by_key[chosen]
        measure = self._by_name.get(folded(reading.name))
        if measure is not None and alike(reading, measure):
            return measure
        apart = (reading.unit if reading.high is None else "") or self._program
        name = f"{reading.name} ({apart})" if measure else reading.name
        return self._by_name.get(folded(name)) or self._made(name, reading)

    def _made(self, name: str, reading: FoundReading) -> Measure:
        form = Form.NUMBER if reading.high is None else Form.SCALE
        key = key_for(name, self._taken)
        unit = reading.unit if form is Form.NUMBER else ""
        measure = Measure(key, name, form, reading.better, unit, position=self._position)
        self._position += 1
        self._taken.add(key)
        self._by_name[folded(name)] = measure
        self.new.append(measure)
        return measure


def tags_here(entry: FoundEntry, renamed: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return an entry's tags under the names chosen here, without those to be left out."""
    if not renamed:
        return entry.tags
    here = (renamed.get(folded(name), name) for name in entry.tags)
    return clean_tag_names(name for name in here if name is not None)


def alike(reading: FoundReading, measure: Measure) -> bool:
    """Whether the reading means what the measure does: a number of unknown scale is no place on a scale."""
    if measure.form is Form.SCALE or reading.high is not None:
        return measure.form is Form.SCALE and reading.high is not None
    return reading.unit.casefold() in {"", measure.unit.casefold()}


def _value(reading: FoundReading, measure: Measure) -> float:
    if measure.key == SLEEP_HOURS.key:
        return round(reading.value * 4) / 4
    if measure.form is Form.SCALE and reading.low is not None and reading.high is not None:
        return on_our_scale(reading.value, reading.low, reading.high)
    return reading.value


def _new_tags(entries: Sequence[Entry], present: Sequence[Tag], groups: Mapping[str, str]) -> Iterator[Tag]:
    group_of = {name.casefold(): group for name, group in groups.items()}
    known = {tag.name.casefold() for tag in present}
    position = max((tag.position for tag in present), default=-1) + 1
    used = {name.casefold(): name for entry in entries for name in entry.tags}
    for folded, name in used.items():
        if folded not in known:
            yield Tag(name, group_of.get(folded, ""), position)
            position += 1


def _entry(
    each: FoundEntry, fingerprint: str, readings: dict[str, float], tags: tuple[str, ...], made: Import
) -> Entry:
    identity = f"{made.program}\x00{each.key}\x00{fingerprint}"
    return Entry(
        id=uuid.uuid5(NAMESPACE, identity).hex,
        moment=each.moment,
        title=each.title,
        note=each.note,
        readings=readings,
        tags=tags,
        starred=each.starred,
        origin=Origin(made.id, made.program, each.key, fingerprint, each.record),
    )


def folded(name: str) -> str:
    """Return a name as it is compared: spaces and case play no part."""
    return " ".join(name.split()).casefold()
