"""The sample life: an invented, believable year to look around in, and long ones to measure with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import BUILT_IN, Better, Form, Measure
from carejournal.domain.session import MASSAGE, THERAPY, Kind, Mark
from carejournal.domain.tag import Tag
from carejournal.services.sample_days import SEED, YEAR, Chance, moment_at
from carejournal.services.sample_entries import EVENING, sample_entries, told_days
from carejournal.services.sample_facts import sample_facts
from carejournal.services.sample_names import sample_names, with_names
from carejournal.services.sample_sessions import (
    long_sessions,
    sample_agenda,
    sample_id,
    sample_practices,
    sample_scores,
    sample_sessions,
)
from carejournal.services.sample_words import all_sentences
from carejournal.services.starting_words import FIRST_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE_LAST_DAY = date(2026, 11, 22)
SAMPLE_FACT = "sample"
"""The name of the journal's fact that marks it as a sample."""

ENERGY = Measure("energy", "Energy", better=Better.HIGHER, position=len(BUILT_IN))
COFFEE = Measure("coffee", "Coffee", Form.NUMBER, unit="cups", low=0.0, position=len(BUILT_IN) + 1)
MEASURES = (*BUILT_IN.values(), ENERGY, COFFEE)
STARTING_TAGS = ("exercise", "people", "good food", "regular bedtime", "wind-down")
OWN_TAGS = ("work late", "family visit", "gardening", "travel")
TAGS = tuple(Tag(name, position=n) for n, name in enumerate((*STARTING_TAGS, *OWN_TAGS)))
THERAPY_METHODS = (
    "CBT",
    "Behaviour therapy",
    "Cognitive therapy",
    "Psychoeducation",
    "Mindfulness-based",
    "Supportive or bereavement",
    "Combined",
    "Other",
)
KINDS = (
    Kind(THERAPY, "Therapy", Mark.TRIANGLE, THERAPY_METHODS, position=0),
    Kind(MASSAGE, "Massage", Mark.DIAMOND, ("Swedish", "Deep tissue", "Other"), position=1, body=True),
)
LONG_START = {"mood": 6.0, "stress": 4.0, "sleep_quality": 6.0, "sleep_hours": 7.0}


def sample_life(
    last_day: date = SAMPLE_LAST_DAY, years: int = 1, language: str = FIRST_LANGUAGE
) -> JournalCopy:
    """Return the invented life up to `last_day`, always the same for the same arguments.

    One year is the story, the same in every language; more years have an entry of about 150 English words
    on each of 365 days a year, to measure with. Of one year, only two planned sessions lie after `last_day`.
    """
    if years < 1:
        raise ValueError("a life has at least a year")
    catalogue = JournalCopy(measures=MEASURES, tags=TAGS, kinds=KINDS, facts={SAMPLE_FACT: "1"})
    if years > 1:
        length = years * YEAR
        entries, sessions = tuple(long_life(last_day, length)), tuple(long_sessions(last_day, length))
        return replace(catalogue, entries=entries, sessions=sessions)
    days = told_days(last_day)
    entries, sessions = sample_entries(days, language), sample_sessions(days, language)
    noted = {entry.moment.day: entry.id for entry in entries if not entry.late}
    life = replace(
        catalogue,
        facts={**catalogue.facts, **sample_facts(days, language)},
        entries=entries,
        sessions=sessions,
        agenda_items=sample_agenda(days, sessions, noted, language),
        practices=sample_practices(days, sessions, language),
        scores=sample_scores(days),
    )
    return life if language == FIRST_LANGUAGE else with_names(life, sample_names(language))


def long_life(last_day: date, days: int, words: int = 150) -> Iterator[Entry]:
    """Return an entry on each of so many days up to `last_day`, oldest first, each of about so many words."""
    chance, levels = Chance(SEED), LONG_START
    sentences = _endless(chance)
    names = [tag.name for tag in TAGS]
    for n in range(days - 1, -1, -1):
        at = moment_at(last_day - timedelta(days=n), EVENING[0] + chance.below(EVENING[1]))
        levels = {key: _drifted(level, start, chance) for (key, level), start in _with_start(levels)}
        yield Entry(
            sample_id("long", n),
            at,
            at.to_utc(),
            note=_long_note(sentences, words),
            readings={key: float(round(level)) for key, level in levels.items()},
            tags=tuple([name for name in names if chance.happens(0.2)]),
        )


def _with_start(levels: dict[str, float]) -> Iterator[tuple[tuple[str, float], float]]:
    return zip(levels.items(), LONG_START.values(), strict=True)


def _drifted(level: float, start: float, chance: Chance) -> float:
    """Return the next day's level: half-way back to where it started, and a swing."""
    return max(0.0, min(10.0, start + 0.5 * (level - start) + 1.2 * chance.swing()))


def _endless(chance: Chance) -> Iterator[tuple[str, int]]:
    """Return all sentences with their numbers of words, again and again, each time in another order."""
    told = [(sentence, len(sentence.split())) for sentence in all_sentences(chance)]
    while True:
        yield from chance.shuffled(told)


def _long_note(sentences: Iterator[tuple[str, int]], words: int) -> str:
    told, count = [], 0
    for sentence, many in sentences:
        told.append(sentence)
        count += many
        if count >= words:
            break
    half = len(told) // 2
    return " ".join(told[:half]) + "\n\n" + " ".join(told[half:])
