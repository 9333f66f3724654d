"""The sample life in other languages: the same life, told in their words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.services.cards_and_record import cards_for, record_on
from carejournal.services.opening import create_services
from carejournal.services.sample_journal import fill_with_sample
from carejournal.services.sample_life import sample_life
from carejournal.services.sample_names import OWN_WORDS, sample_names
from carejournal.services.sample_words import HEADINGS, SLOT, WEEKDAYS, sentences, story
from carejournal.services.starting_words import FIRST_LANGUAGE
from carejournal.services.taking_cards import card_named
from carejournal.ui.language import NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.insights.finding import Finding

LANGUAGES = [language for language in NAMES if language != FIRST_LANGUAGE]
WORDS_OF = ("title", "text", "note")
each_language = pytest.mark.parametrize("language", LANGUAGES)


def without_words(value: Any) -> Any:
    """Return a part of the story with nothing in the place of what a person reads."""
    if isinstance(value, dict):
        return {key: None if key in WORDS_OF else without_words(inner) for key, inner in value.items()}
    return [without_words(inner) for inner in value] if isinstance(value, list) else value


def said_of(finding: Finding) -> tuple[str, float | None]:
    """Return what a finding says, without its names."""
    return finding.verdict, None if finding.estimate is None else round(finding.estimate, 6)


@each_language
def test_the_pool_has_as_many_sentences_and_slots_in_every_language(language: str) -> None:
    theirs, ours = sentences(), sentences(language)
    assert {name: len(group) for name, group in ours["groups"].items()} == {
        name: len(group) for name, group in theirs["groups"].items()
    }
    for name, group in theirs["groups"].items():
        for there, here in zip(ours["groups"][name], group, strict=True):
            assert len(SLOT.findall(there)) == len(SLOT.findall(here)), there
            assert set(SLOT.findall(there)) <= {"weekday", *ours["slots"]}, there
            assert there != here
    assert {name: len(words) for name, words in theirs["slots"].items()}.items() <= {
        name: len(words) for name, words in ours["slots"].items()
    }.items()
    pool = [each for group in ours["groups"].values() for each in group]
    assert len(pool) == len(set(pool))


@each_language
def test_the_story_has_the_same_fixed_points(language: str) -> None:
    assert without_words(story(language)) == without_words(story())


@each_language
def test_it_is_the_same_life_day_by_day(language: str) -> None:
    ours, theirs, names = sample_life(language=language), sample_life(), sample_names(language)
    for there, here in zip(ours.entries, theirs.entries, strict=True):
        same = replace(there, title=here.title, note=here.note, tags=here.tags)
        assert same == here
        assert there.tags == tuple(names[tag] for tag in here.tags)
        assert bool(there.note) == bool(here.note)
        assert not here.note or there.note != here.note
    for one, other in zip(ours.sessions, theirs.sessions, strict=True):
        assert replace(one, note=other.note, method=other.method, provider=other.provider) == other
    for this, that in zip(ours.practices, theirs.practices, strict=True):
        assert replace(this, text=that.text, note=that.note, tag=that.tag) == that
    assert [each.text for each in ours.agenda_items] != [each.text for each in theirs.agenda_items]
    assert [each.value for each in ours.scores] == [each.value for each in theirs.scores]


@each_language
def test_all_its_names_are_in_its_language(language: str) -> None:
    life = sample_life(language=language)
    used = {tag for entry in life.entries for tag in entry.tags}
    assert used <= {tag.name for tag in life.tags}
    assert used.isdisjoint(OWN_WORDS[language].keys())
    assert {session.provider for session in life.sessions}.isdisjoint(OWN_WORDS[language].keys())
    english_days = re.compile(
        rf"\b({'|'.join(WEEKDAYS[FIRST_LANGUAGE])})\b|{'|'.join(HEADINGS[FIRST_LANGUAGE])}|\{{\w+\}}"
    )
    assert [entry.note for entry in life.entries if english_days.search(entry.note)] == []


@each_language
def test_its_findings_are_those_of_the_english_life_and_its_cards_know_its_tags(
    tmp_path: Path, language: str
) -> None:
    made = {}
    for name in (FIRST_LANGUAGE, language):
        services = create_services(tmp_path / f"{name}.carejournal", language=name)
        fill_with_sample(services, language=name)
        made[name] = services.comparing.comparison()
        services.journal.close()
    ours, theirs = made[language].findings.findings, made[FIRST_LANGUAGE].findings.findings
    # Their order may differ, and with it the last digits: it goes by names where nothing else does.
    assert Counter(map(said_of, ours)) == Counter(map(said_of, theirs))
    tagged = next(each for each in ours if each.factor.startswith("tag:"))
    assert cards_for(tagged)
    assert record_on(card_named("exercise-and-sleep"), made[language]).unrecorded == ()
