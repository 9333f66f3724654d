"""The sample life is always the same, believable, and never more than it says it is."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from itertools import pairwise, takewhile
from statistics import fmean
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from carejournal.domain.session import THERAPY, Status
from carejournal.insights.finding import Family, Verdict
from carejournal.services.sample_days import BAD_WEEKS, Stretch
from carejournal.services.sample_life import SAMPLE_FACT, SAMPLE_LAST_DAY, long_life, sample_life
from carejournal.storage.schema_v1 import STARTING_ROWS

if TYPE_CHECKING:
    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.services.journal_services import JournalServices

GOLDEN = "3990f4cbc175cac0c506eeebd08d3e0ab83387409e7ab3ca4357411b99cc282a"
"""A change detector only: when words or numbers of the sample change on purpose, write the new one here."""


@cache
def life() -> JournalCopy:
    return sample_life()


def plain(value: object) -> Any:
    """Return what JSON can hold, without empty fields, so that a new one in the domain changes nothing."""
    if is_dataclass(value):
        named = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        return {name: each for name, each in named.items() if each not in (None, "", [], {})}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return dict(value) if isinstance(value, Mapping) else value


def serialised(copy: JournalCopy) -> str:
    return json.dumps(plain(copy), default=str, sort_keys=True, ensure_ascii=False)


def recorded_days(copy: JournalCopy) -> list[date]:
    return sorted({entry.moment.day for entry in copy.entries})


def readings_on(stretch: Stretch, measure: str) -> list[float]:
    days = (SAMPLE_LAST_DAY - timedelta(days=stretch.first), SAMPLE_LAST_DAY - timedelta(days=stretch.last))
    return [
        entry.readings[measure]
        for entry in life().entries
        if measure in entry.readings and days[0] <= entry.moment.day <= days[1]
    ]


def readings(measure: str) -> list[float]:
    return [entry.readings[measure] for entry in life().entries if measure in entry.readings]


def test_two_calls_give_the_same_life() -> None:
    assert sample_life() == sample_life()


def test_the_life_is_the_same_on_every_machine() -> None:
    assert hashlib.sha256(serialised(life()).encode()).hexdigest() == GOLDEN


def test_the_copy_says_that_it_is_a_sample() -> None:
    assert life().facts[SAMPLE_FACT] == "1"


def test_the_year_has_one_likely_finding_the_answer_to_the_persons_own_question(
    sample_services: JournalServices,
) -> None:
    findings = sample_services.comparing.comparison().findings.findings
    (likely,) = [each for each in findings if each.verdict is Verdict.LIKELY]
    assert likely.family is Family.CHOSEN
    assert ((likely.factor, likely.measure),) == sample_services.questions.chosen()


def test_the_holiday_is_marked_on_the_days_without_a_record(sample_services: JournalServices) -> None:
    (holiday,) = sample_services.life_events.all()
    assert holiday.word == "Holiday"
    assert len(holiday.period) == 14
    assert not any(entry.moment.day in holiday.period for entry in life().entries)


def test_the_first_entry_in_time_says_that_the_life_is_invented() -> None:
    first = min(life().entries, key=lambda entry: entry.moment.to_utc())
    assert first == life().entries[0]
    assert first.title == "About this sample"
    assert first.starred
    assert "invented" in first.note
    assert "begin your own" in first.note


def test_the_year_runs_over_365_days_up_to_its_last_day() -> None:
    days = recorded_days(life())
    assert days[0] == SAMPLE_LAST_DAY - timedelta(days=364)
    assert days[-1] == SAMPLE_LAST_DAY


def test_about_three_days_of_four_are_recorded() -> None:
    assert 0.74 <= len(recorded_days(life())) / 365 <= 0.8


def test_one_gap_of_a_fortnight_stands_for_the_holiday() -> None:
    gaps = [(later - earlier).days - 1 for earlier, later in pairwise(recorded_days(life()))]
    assert sorted(gaps)[-2:] == [sorted(gaps)[-2], 14]
    assert sorted(gaps)[-2] <= 5


@pytest.mark.parametrize("week", BAD_WEEKS)
def test_a_bad_week_shows_in_mood_stress_sleep_and_the_number_of_records(week: Stretch) -> None:
    assert fmean(readings_on(week, "mood")) < fmean(readings("mood")) - 1.5
    assert fmean(readings_on(week, "stress")) > fmean(readings("stress")) + 2
    assert fmean(readings_on(week, "sleep_hours")) < fmean(readings("sleep_hours")) - 1
    first = SAMPLE_LAST_DAY - timedelta(days=week.first)
    recorded = [day for day in recorded_days(life()) if first <= day < first + timedelta(days=7)]
    assert 2 <= len(recorded) <= 5


def test_mood_carries_over_from_one_day_to_the_next() -> None:
    moods = {e.moment.day: e.readings["mood"] for e in life().entries if "mood" in e.readings}
    pairs = [
        (mood, moods[day + timedelta(days=1)]) for day, mood in moods.items() if day + timedelta(1) in moods
    ]
    mean = fmean(moods.values())
    together = fmean((one - mean) * (other - mean) for one, other in pairs)
    assert 0.25 < together / fmean((mood - mean) ** 2 for mood in moods.values()) < 0.85


def test_some_entries_were_written_one_to_three_days_later_at_a_sensible_hour() -> None:
    late = [entry for entry in life().entries if entry.late]
    assert 8 <= len(late) <= 30
    for entry in late:
        assert entry.recorded_at is not None
        recorded = entry.recorded_at.astimezone(timezone(timedelta(hours=1)))
        assert 1 <= (recorded.date() - entry.moment.day).days <= 3
        assert 7 <= recorded.hour <= 22
    assert {entry.moment.time_known for entry in late} == {True, False}


def test_some_days_have_several_entries() -> None:
    counts = [sum(e.moment.day == day for e in life().entries) for day in recorded_days(life())]
    assert 20 <= sum(count > 1 for count in counts) <= 100
    assert max(counts) >= 3


def test_most_entries_have_a_note_and_some_have_headings_lists_and_quotations() -> None:
    notes = [entry.note for entry in life().entries if entry.note]
    assert 0.8 < len(notes) / len(life().entries) < 0.97
    everything = "\n".join(f"{entry.title}\n{entry.note}" for entry in life().entries)
    for mark in ("\n## ", "\n- ", "\n1. ", "\n> ", "**", "“", "🎂", "ä", "é"):
        assert mark in everything, mark


def test_private_and_starred_entries_are_few() -> None:
    assert sum(entry.private for entry in life().entries) == 2
    assert 4 <= sum(entry.starred for entry in life().entries) <= 10


def test_every_reading_is_one_that_its_measure_takes() -> None:
    measures = {measure.key: measure for measure in life().measures}
    for entry in life().entries:
        for key, value in entry.readings.items():
            assert measures[key].accept(value) == value
    for key in measures:
        assert readings(key), key


def test_the_cold_lasts_five_days() -> None:
    ill = sorted(entry.moment.day for entry in life().entries if entry.readings.get("ill"))
    cold = takewhile(lambda n: ill[n] == ill[0] + timedelta(days=n), range(len(ill)))
    assert len(list(cold)) == 5


def test_every_tag_used_is_in_the_catalogue_and_every_tag_of_the_catalogue_is_used() -> None:
    assert {tag for e in life().entries for tag in e.tags} == {tag.name for tag in life().tags}


def test_the_catalogue_begins_as_that_of_a_new_journal_does() -> None:
    copy = life()
    assert [t.name for t in copy.tags][:5] == [row["name"] for row in STARTING_ROWS["tags"]]
    assert [m.key for m in copy.measures][:5] == [row["key"] for row in STARTING_ROWS["measures"]]
    assert [(k.key, k.name, k.mark) for k in copy.kinds] == [
        (row["key"], row["name"], row["mark"]) for row in STARTING_ROWS["kinds"]
    ]
    assert [(k.key, method) for k in copy.kinds for method in k.methods] == [
        (row["kind"], row["name"]) for row in STARTING_ROWS["methods"]
    ]


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
@example(date(2028, 2, 29))
@example(date(2026, 1, 1))
@settings(max_examples=30, deadline=None)
def test_any_last_day_gives_a_sound_life(last_day: date) -> None:
    copy = sample_life(last_day)
    ids = [record.id for part in (copy.entries, copy.sessions, copy.scores) for record in part]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in ids)
    assert copy.entries[0].title == "About this sample"
    assert copy.entries[0].moment.day == last_day - timedelta(days=364)
    assert recorded_days(copy)[-1] == last_day
    midnight = datetime.combine(last_day, datetime.max.time(), UTC)
    for entry in copy.entries:
        assert entry.recorded_at is not None
        assert entry.moment.to_utc(120) <= entry.recorded_at <= midnight
    later = [session for session in copy.sessions if session.moment.day > last_day]
    assert [session.status for session in later] == [Status.PLANNED] * 2
    for session in copy.sessions:
        assert session.recorded_at is not None
        assert session.recorded_at <= midnight
        assert session.status is Status.PLANNED or session.moment.to_utc() <= session.recorded_at


@given(st.integers(1, 400), st.integers(1, 300))
@settings(max_examples=20, deadline=None)
def test_a_long_life_has_an_entry_of_the_asked_length_on_every_day(days: int, words: int) -> None:
    entries = list(long_life(SAMPLE_LAST_DAY, days, words))
    assert [e.moment.day for e in entries] == [
        SAMPLE_LAST_DAY - timedelta(n) for n in range(days - 1, -1, -1)
    ]
    assert all(words <= len(entry.note.split()) < words + 40 for entry in entries)
    assert all(entry.readings for entry in entries)


def test_ten_years_are_3650_days_with_weekly_sessions() -> None:
    copy = sample_life(years=10)
    assert len(recorded_days(copy)) == len(copy.entries) == 3650
    assert len({entry.id for entry in copy.entries}) == 3650
    assert sum(s.kind == THERAPY for s in copy.sessions) in (521, 522)
    assert max(s.moment.day for s in copy.sessions) <= SAMPLE_LAST_DAY


def test_a_life_without_a_year_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="at least a year"):
        sample_life(years=0)
