"""The sample life goes into an empty journal, and only there."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.measure import BUILT_IN
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.services.changes import Change, Subject
from carejournal.services.opening import create_services, open_services
from carejournal.services.sample_journal import fill_with_sample
from carejournal.services.sample_life import SAMPLE_LAST_DAY, sample_life
from carejournal.storage.journal_wish import READING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[JournalServices]:
    made = create_services(tmp_path / "journal.carejournal", clock=lambda: NOW)
    yield made
    made.journal.close()


def test_an_empty_journal_takes_the_whole_life_and_says_how_many_entries(services: JournalServices) -> None:
    assert fill_with_sample(services) == services.looking_back.entry_count() == len(sample_life().entries)
    assert services.journal.copy() == sample_life()
    assert services.journal.check().faults == ()


def test_the_filled_journal_knows_for_good_that_it_is_a_sample(services: JournalServices) -> None:
    fill_with_sample(services)
    again = open_services(services.journal.path, wish=READING)
    assert again.looking_back.is_sample
    again.journal.close()


def test_the_catalogue_is_the_samples_own_with_all_built_in_measures(services: JournalServices) -> None:
    fill_with_sample(services)
    assert {measure.key for measure in services.looking_back.measures()} > set(BUILT_IN)
    assert {kind.key for kind in services.looking_back.kinds()} >= {"therapy", "massage"}
    assert services.looking_back.tags() == list(sample_life().tags)


def test_the_life_ends_on_the_day_that_is_wanted(services: JournalServices) -> None:
    last = date(2027, 3, 1)
    fill_with_sample(services, last)
    span = services.looking_back.span()
    shift = last - SAMPLE_LAST_DAY
    assert span is not None
    assert span.last == max(entry.moment.day for entry in sample_life().entries) + shift


@pytest.mark.parametrize("deleted", [False, True])
def test_a_journal_that_holds_something_is_refused_and_stays_as_it_was(
    services: JournalServices,
    deleted: bool,
) -> None:
    services.entries.write(Entry("mine", Moment.of(NOW), note="my own words"))
    if deleted:
        services.entries.delete("mine")
    before = services.journal.copy()
    with pytest.raises(Refusal, match="recorded in this journal already"):
        fill_with_sample(services)
    assert services.journal.copy() == before
    assert not services.looking_back.is_sample


def test_everyone_who_follows_the_journal_is_told_once(services: JournalServices) -> None:
    told: list[Change] = []
    services.changes.subscribe(told.append)
    fill_with_sample(services)
    assert told == [Change(frozenset(Subject))]
