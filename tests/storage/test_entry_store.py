"""Entries: what is put is what comes back."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hypothesis import given

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Origin
from carejournal.domain.period import Period
from carejournal.domain.reading import Reading
from domain.made_values import entries
from storage.made_journals import BROUGHT, DAY, NOON, created, undone

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.entry_store import Place
    from carejournal.storage.journal import Journal


def at(day: int, hour: int = 12, offset: int | None = 0) -> Moment:
    return Moment(datetime(2026, 1, day, hour), offset)


def put(journal: Journal, *all_entries: Entry) -> None:
    with journal.transaction():
        for entry in all_entries:
            journal.entries.put(entry)


@given(entries(BROUGHT))
def test_every_entry_comes_back_as_it_was_put(shared: Journal, entry: Entry) -> None:
    with undone(shared):
        shared.entries.put(entry)
        assert shared.entries.get(entry.id) == entry
        assert shared.entries.all() == [entry]
        assert shared.index.agrees()


@given(entries(BROUGHT), entries(BROUGHT))
def test_an_entry_takes_the_place_of_what_has_its_id(shared: Journal, old: Entry, new: Entry) -> None:
    new = replace(new, id=old.id, origin=old.origin)
    with undone(shared):
        shared.entries.put(old)
        shared.entries.put(new)
        assert shared.entries.get(old.id) == spelt_as_before(new, old)
        assert shared.entries.count() == 1
        assert shared.index.agrees()


def spelt_as_before(entry: Entry, earlier: Entry) -> Entry:
    """Return the entry with its tags spelt as the journal knows them from an earlier one."""
    known = {name.casefold(): name for name in earlier.tags}
    return replace(entry, tags=tuple(known.get(name.casefold(), name) for name in entry.tags))


@given(entries(BROUGHT))
def test_the_trash_hides_an_entry_until_it_is_put_again(shared: Journal, entry: Entry) -> None:
    day = Period(entry.moment.day, entry.moment.day)
    with undone(shared):
        shared.entries.put(entry)
        shared.entries.trash(entry.id, NOON)
        assert shared.entries.get(entry.id) is None
        assert (shared.entries.all(), shared.entries.between(day), shared.entries.count()) == ([], [], 0)
        assert (shared.entries.readings(day), shared.entries.days_span()) == ([], None)
        assert entry.id in shared.known_ids()
        assert shared.index.agrees()
        shared.entries.put(entry)
        assert shared.entries.get(entry.id) == entry
        assert shared.index.agrees()


def test_what_is_in_the_trash_says_since_when(shared: Journal) -> None:
    with undone(shared):
        put(shared, Entry("e", at(20)))
        shared.entries.trash("e", NOON)
        assert shared._file.rows("SELECT subject, uid, trashed_at FROM trash") == [
            ("entry", "e", "2026-01-20T12:00:00Z")
        ]


def test_what_is_not_there_is_none_and_cannot_be_trashed(shared: Journal) -> None:
    with undone(shared):
        shared.entries.trash("nothing", NOON)
        assert shared.entries.get("nothing") is None
        put(shared, Entry("e", at(20)))
        shared.entries.trash("e", NOON)
        shared.entries.trash("e", NOON)
        assert shared.index.agrees()


@given(entries(BROUGHT))
def test_a_removed_entry_leaves_nothing(shared: Journal, entry: Entry) -> None:
    with undone(shared):
        for trashed in (False, True):
            shared.entries.put(entry)
            if trashed:
                shared.entries.trash(entry.id, NOON)
            shared.entries.remove(entry.id)
            assert shared.entries.get(entry.id) is None
            assert shared.known_ids() == set()
            assert shared.index.agrees()
            for table in ("readings", "entry_tags", "originals", "trash"):
                assert shared._file.rows(f"SELECT count(*) FROM {table}") == [(0,)]


def test_removing_what_is_not_there_removes_nothing(shared: Journal) -> None:
    with undone(shared):
        put(shared, Entry("e", at(20)))
        shared.entries.remove("nothing")
        assert shared.entries.count() == 1


def test_an_edit_that_knows_no_origin_leaves_it(shared: Journal) -> None:
    brought = Entry("e", at(20), note="old", origin=Origin(BROUGHT.id, "Daylio", "1", "f", "{}"))
    with undone(shared):
        put(shared, brought, replace(brought, note="new", origin=None))
        assert shared.entries.get("e") == replace(brought, note="new")


def test_a_period_holds_the_entries_of_its_days_oldest_first(shared: Journal) -> None:
    before, first, last, after = (
        Entry("a", Moment(datetime(2026, 1, 9, 23, 59, 59))),
        Entry("b", Moment.on(date(2026, 1, 10))),
        Entry("c", Moment(datetime(2026, 1, 12, 23, 59, 59), 720)),
        Entry("d", Moment(datetime(2026, 1, 13))),
    )
    with undone(shared):
        put(shared, after, last, first, before)
        assert shared.entries.between(Period(date(2026, 1, 10), date(2026, 1, 12))) == [first, last]
        assert shared.entries.all() == [before, first, last, after]
        assert shared.entries.days_span() == (date(2026, 1, 9), date(2026, 1, 13))


def test_readings_are_those_of_the_days_and_measures_asked_for(shared: Journal) -> None:
    with undone(shared):
        put(
            shared,
            Entry("a", at(10), readings={"mood": 3.0, "sleep_hours": 7.25}),
            Entry("b", at(11, offset=None), readings={"mood": 4.0}),
            Entry("c", Moment.on(date(2026, 1, 12)), note="nothing rated"),
            Entry("d", at(13), readings={"mood": 9.0}),
        )
        days = Period(date(2026, 1, 10), date(2026, 1, 12))
        mood = [Reading(at(10), "mood", 3.0), Reading(at(11, offset=None), "mood", 4.0)]
        sleep = Reading(at(10), "sleep_hours", 7.25)
        assert shared.entries.readings(days, ["mood"]) == mood
        assert shared.entries.readings(days, ["sleep_hours", "stress"]) == [sleep]
        assert set(shared.entries.readings(days)) == {*mood, sleep}


def test_tags_keep_the_order_they_were_given_and_the_spelling_they_had_first(shared: Journal) -> None:
    with undone(shared):
        put(
            shared,
            Entry("a", at(10), tags=("zebra", "Ant")),
            Entry("b", at(11), tags=("ANT", "people", "Zebra")),
        )
        assert [entry.tags for entry in shared.entries.all()] == [
            ("zebra", "Ant"),
            ("Ant", "people", "zebra"),
        ]


def test_each_entry_tells_its_day_and_its_tags_also_where_it_has_none(shared: Journal) -> None:
    with undone(shared):
        put(
            shared,
            Entry("a", at(9), tags=("tea",)),
            Entry("b", at(10), tags=("zebra", "ant")),
            Entry("c", at(10), note="no tag"),
            Entry("d", Moment.on(date(2026, 1, 12)), tags=("tea",)),
            Entry("e", at(11), tags=("gone",)),
        )
        shared.entries.trash("e", NOON)
        told = shared.entries.tag_days(Period(date(2026, 1, 10), date(2026, 1, 12)))
        assert [(day.day, sorted(tags)) for day, tags in told] == [
            (10, ["ant", "zebra"]),
            (10, []),
            (12, ["tea"]),
        ]


def test_paging_visits_each_of_a_thousand_entries_once_newest_first(tmp_path: Path) -> None:
    few_moments = [Moment(datetime.combine(DAY + timedelta(days=n), time(n % 24)), None) for n in range(40)]
    some = random.Random(7)
    with created(tmp_path / "journal") as journal:
        put(journal, *(Entry(f"e{n}", some.choice(few_moments), note=str(n)) for n in range(1000)))
        newest_first = journal.entries.all()[::-1]
        for limit in (1000, 250, 33, 1001):
            visited: list[Entry] = []
            place: Place | None = None
            while True:
                page, place = journal.entries.page(place, limit)
                visited += page
                if place is None:
                    break
            assert visited == newest_first


def test_a_page_goes_on_where_the_last_one_ended_though_entries_came_and_went(shared: Journal) -> None:
    with undone(shared):
        put(shared, *(Entry(f"e{day}", at(day)) for day in range(1, 11)))
        first, place = shared.entries.page(None, 4)
        shared.entries.trash("e7", NOON)
        put(shared, Entry("newer", at(20)))
        second, _ = shared.entries.page(place, 4)
        assert [entry.id for entry in first + second] == ["e10", "e9", "e8", "e7", "e6", "e5", "e4", "e3"]


def test_more_entries_than_one_statement_takes_come_back_whole(tmp_path: Path) -> None:
    with created(tmp_path / "journal") as journal:
        numbers = range(30_500)
        with journal._file.atomic() as db:
            db.conn.executemany(
                "INSERT INTO entries (uid, moment, time_known) VALUES (?, '2026-01-20T00:00:00', 0)",
                ((f"e{n}",) for n in numbers),
            )
            db.execute("INSERT INTO readings SELECT id, 'mood', id % 11 FROM entries")
        read = journal.entries.all()
    assert [entry.id for entry in read] == [f"e{n}" for n in numbers]
    assert [entry.readings["mood"] for entry in read] == [(n + 1) % 11 for n in numbers]


def test_an_empty_journal_has_no_entries_and_no_days(shared: Journal) -> None:
    assert shared.entries.page(None, 10) == ([], None)
    assert shared.entries.days_span() is None
    assert shared.entries.all() == []


def test_recorded_times_come_back_in_utc(shared: Journal) -> None:
    entry = Entry("e", at(20, offset=-300), recorded_at=datetime(2026, 1, 20, 17, 1, tzinfo=UTC))
    with undone(shared):
        put(shared, entry)
        (read,) = shared.entries.all()
        assert read.recorded_at == entry.recorded_at
        assert read.recorded_at is not None
        assert read.recorded_at.tzinfo is UTC
