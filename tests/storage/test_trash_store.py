"""The trash: listed newest first, brought back exactly, deleted for good with all that hangs on it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Origin
from carejournal.storage.draft_store import StoredDraft
from carejournal.storage.trash_store import BEGINNING, PURGED, Trashed
from invented_records import entries, sessions
from storage.made_journals import BROUGHT, DAY, NOON, SOME_OF_EVERYTHING, undone
from storage.thrown_away import ids, throw_away, trash_everything

if TYPE_CHECKING:
    from carejournal.domain.session import Session
    from carejournal.storage.journal import Journal

LATER = NOON + timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def full(journal: Journal) -> Journal:
    """Return a journal with some of everything in it."""
    with journal.transaction():
        journal.put_copy(SOME_OF_EVERYTHING)
    return journal


def rows(journal: Journal, table: str) -> int:
    return int(journal._file.rows(f"SELECT count(*) FROM {table}")[0][0])


def test_a_new_journal_has_nothing_in_the_trash(journal: Journal) -> None:
    assert journal.trash.records() == []


def test_what_was_deleted_last_comes_first(full: Journal) -> None:
    throw_away(full, "entry-1", "session-1")
    throw_away(full, "entry-3", when=LATER)
    throw_away(full, "entry-2")
    assert [record.id for record in full.trash.records()] == ["entry-3", "entry-2", "session-1", "entry-1"]


def test_an_entry_in_the_trash_is_known_by_what_a_list_shows(full: Journal) -> None:
    (record,) = throw_away(full, "entry-1")
    entry = SOME_OF_EVERYTHING.entries[0]
    assert record == Trashed(
        "entry", "entry-1", NOON, entry.moment, "A quiet Sunday", entry.note, False, "", "", 4, 2
    )


def test_a_session_in_the_trash_is_known_by_its_kind_method_and_provider(full: Journal) -> None:
    (record,) = throw_away(full, "session-1")
    assert (record.subject, record.kind, record.method) == ("session", "therapy", "CBT")
    assert (record.title, record.beginning) == ("Dr Example", SOME_OF_EVERYTHING.sessions[0].note)
    assert record.moment == SOME_OF_EVERYTHING.sessions[0].moment


def test_a_list_reads_only_how_a_long_note_begins(full: Journal) -> None:
    long_note = "many words " * 1000
    with full.transaction():
        full.entries.put(Entry("entry-long", Moment.on(DAY), note=long_note))
    (record,) = throw_away(full, "entry-long")
    assert record.beginning == long_note[:BEGINNING]
    assert full.trash.contents(record).note == long_note


def test_private_records_say_so(full: Journal) -> None:
    records = throw_away(full, "entry-1", "entry-2", "session-2")
    private = {record.id for record in records if record.private}
    assert private == {"entry-2", "session-2"}


def test_all_that_is_recorded_can_be_read_in_the_trash(full: Journal) -> None:
    by_id = {record.id: record for record in throw_away(full, "entry-1", "session-1")}
    entry = SOME_OF_EVERYTHING.entries[0]
    found = full.trash.contents(by_id["entry-1"])
    assert (found.note, found.readings, found.tags) == (entry.note, dict(entry.readings), entry.tags)
    of_session = full.trash.contents(by_id["session-1"])
    assert of_session.note == SOME_OF_EVERYTHING.sessions[0].note
    assert (of_session.readings, of_session.tags) == ({}, ())


def test_what_left_the_trash_has_nothing_to_be_read_there(full: Journal) -> None:
    (record,) = throw_away(full, "entry-1")
    with full.transaction():
        assert full.trash.restore(record)
    found = full.trash.contents(record)
    assert (found.note, found.readings, found.tags) == ("", {}, ())


def test_the_whole_journal_comes_back_as_it_was(full: Journal) -> None:
    before = full.copy()
    records = throw_away(full, *ids(before))
    assert full.copy().entries == ()
    assert full.copy().agenda_items != before.agenda_items  # what they are about is not there
    with full.transaction():
        assert all(full.trash.restore(record) for record in records)
    assert full.copy() == before
    assert full.trash.records() == []
    assert full.check().faults == ()


@pytest.mark.parametrize(
    ("words", "record_id"), [("canal", "entry-1"), ("near water", "entry-1"), ("Dr Example", "session-1")]
)
def test_what_came_back_is_found_by_its_words_again(full: Journal, words: str, record_id: str) -> None:
    (record,) = throw_away(full, record_id)
    assert full.index.find(words) == []
    with full.transaction():
        full.trash.restore(record)
    assert [hit.id for hit in full.index.find(words)] == [record_id]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    entries(
        ("mood", "own"),
        origins=st.none() | st.builds(Origin, st.just(BROUGHT.id), *[st.text("ab", min_size=1)] * 4),
    ),
    sessions(),
)
def test_any_record_comes_back_exactly(shared: Journal, entry: Entry, session: Session) -> None:
    with undone(shared):
        shared.entries.put(entry)
        shared.sessions.put(session)
        before = shared.entries.get(entry.id), shared.sessions.get(session.id)
        shared.entries.trash(entry.id, NOON)
        shared.sessions.trash(session.id, LATER)
        records = shared.trash.records()
        assert [record.subject for record in records] == ["session", "entry"]
        for record in records:
            assert shared.trash.restore(record)
        assert (shared.entries.get(entry.id), shared.sessions.get(session.id)) == before
        assert shared.index.agrees()


def test_restoring_what_is_not_in_the_trash_changes_nothing(full: Journal) -> None:
    (record,) = throw_away(full, "entry-1")
    with full.transaction():
        full.trash.restore(record)
    before = full.copy()
    with full.transaction():
        assert not full.trash.restore(record)
    assert full.copy() == before
    assert full.check().faults == ()


def test_only_what_is_older_is_purged(full: Journal) -> None:
    throw_away(full, "entry-1")
    throw_away(full, "entry-3", "session-1", when=LATER)
    with full.transaction():
        assert full.trash.purge(LATER) == 1
    assert {record.id for record in full.trash.records()} == {"entry-3", "session-1"}
    with full.transaction():
        assert full.trash.purge(LATER + SECOND) == 2
    assert full.trash.records() == []
    assert {entry.id for entry in full.entries.all()} == {"entry-2"}


def test_what_would_be_purged_is_known_before(full: Journal) -> None:
    assert not full.trash.holds_older(LATER)
    throw_away(full, "session-3")
    assert full.trash.holds_older(NOON + SECOND)
    assert not full.trash.holds_older(NOON)


def test_purging_takes_every_subject_of_the_view(full: Journal) -> None:
    trash_everything(full)
    subjects = {row[0] for row in full._file.rows("SELECT subject FROM trash")}
    assert len(subjects) == len(PURGED)
    with full.transaction():
        assert full.trash.purge() == 2 + 3 + 3 + 2 + 2 + 1
    assert rows(full, "trash") == 0
    assert [rows(full, table) for table in PURGED] == [0] * len(PURGED)


def test_purging_takes_all_that_hangs_on_the_records(full: Journal) -> None:
    with full.transaction():
        full.drafts.put(StoredDraft("entry-1", "entry", NOON, "half a sentence"))
        full.drafts.put(StoredDraft("entry-2", "entry", NOON, "another"))
    throw_away(full, "entry-1", "entry-3")
    with full.transaction():
        full.trash.purge(LATER)
    assert rows(full, "readings") == len(SOME_OF_EVERYTHING.entries[1].readings)
    assert rows(full, "entry_tags") == len(SOME_OF_EVERYTHING.entries[1].tags)
    assert (rows(full, "originals"), rows(full, "imports")) == (0, 0)
    assert [draft.record_id for draft in full.drafts.all()] == ["entry-2"]
    assert full.check().faults == ()


def test_what_leads_to_a_purged_record_stays_and_leads_nowhere(full: Journal) -> None:
    throw_away(full, "entry-1", "session-1")
    with full.transaction():
        full.trash.purge()
    (item,) = (each for each in full.follow_ups.agenda_items() if each.id == "agenda-1")
    (practice,) = (each for each in full.follow_ups.practices() if each.id == "practice-1")
    assert (item.entry_id, item.session_id, practice.session_id) == (None, None, None)


def test_an_import_of_which_something_is_left_is_kept(full: Journal) -> None:
    with full.transaction():
        full.entries.put(
            Entry("entry-4", Moment.on(DAY), origin=Origin(BROUGHT.id, "Daylio", "18", "beef", "{}"))
        )
    throw_away(full, "entry-1")
    with full.transaction():
        full.trash.purge()
    assert full.origins.imports() == [BROUGHT]


def test_nothing_outside_the_trash_is_removed(full: Journal) -> None:
    records = throw_away(full, "entry-1", "session-1")
    with full.transaction():
        full.trash.restore(records[0])
    with full.transaction():
        assert full.trash.remove(records) == 1
    assert full.trash.records() == []
    assert records[0].id in ids(full.copy())


def test_a_purge_that_fails_has_not_begun(full: Journal) -> None:
    throw_away(full, "entry-1")
    full._file.connection.execute(
        "CREATE TRIGGER t BEFORE DELETE ON originals BEGIN SELECT raise(ABORT, ''); END"
    )
    with pytest.raises(dbapi2.IntegrityError), full.transaction():
        full.trash.purge()
    assert [record.id for record in full.trash.records()] == ["entry-1"]
    assert full.check().faults == ()


def test_the_trash_is_read_without_reading_the_journal_through(full: Journal) -> None:
    for table in ("entries", "sessions"):
        plan = full._file.rows(f"EXPLAIN QUERY PLAN SELECT uid FROM {table} WHERE {PURGED[table]}")
        assert [row[-1] for row in plan if row[-1].startswith("SCAN")] == []
