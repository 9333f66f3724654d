"""A whole journal: copied, checked, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.exchange.journal_json import read_copy, write_copy
from carejournal.storage.file_header import SCHEMA
from domain.made_values import OWN, entries, sessions
from storage.made_journals import BROUGHT, DAY, NOON, SOME_OF_EVERYTHING, created, filled, opened, undone

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.domain.session import Session
    from carejournal.storage.journal import Journal


def test_some_of_everything_comes_back(journal: Journal) -> None:
    empty = journal.copy()
    with journal.transaction():
        journal.put_copy(SOME_OF_EVERYTHING)
    assert journal.copy() == replace(
        SOME_OF_EVERYTHING,
        measures=empty.measures + SOME_OF_EVERYTHING.measures,
        tags=empty.tags + SOME_OF_EVERYTHING.tags,
        kinds=empty.kinds + SOME_OF_EVERYTHING.kinds,
    )
    assert journal.check().faults == ()


def test_an_empty_journal_becomes_the_one_whose_copy_it_takes(tmp_path: Path) -> None:
    with opened(filled(tmp_path / "old")) as old:
        with old.transaction():
            old.sessions.trash("session-1", NOON)
            old.entries.trash("entry-1", NOON)
            old.catalogue.put_kind(replace(old.catalogue.kinds()[0], name="Counselling", methods=("CBT",)))
        copy = old.copy()
    with created(tmp_path / "new") as new:
        with new.transaction():
            new.put_copy(copy, replace_catalogue=True)
        assert new.copy() == copy
        assert write_copy(new.copy()) == write_copy(copy)
        assert new.check().faults == ()


@given(st.lists(entries(BROUGHT), max_size=3), st.lists(sessions(BROUGHT), max_size=3))
def test_any_copy_survives_a_journal_and_a_json_file(
    shared: Journal, some_entries: list[Entry], some_sessions: list[Session]
) -> None:
    with undone(shared):
        for number, entry in enumerate(some_entries):
            origin = entry.origin and replace(entry.origin, key=f"e{number}")
            shared.entries.put(replace(entry, id=f"e{number}", origin=origin))
        for number, session in enumerate(some_sessions):
            origin = session.origin and replace(session.origin, key=f"s{number}")
            shared.sessions.put(replace(session, id=f"s{number}", origin=origin))
        copy = shared.copy()
        assert len(copy.entries) == len(some_entries)
        assert len(copy.sessions) == len(some_sessions)
        shared._file.connection.execute("DELETE FROM entries")
        shared._file.connection.execute("DELETE FROM sessions")
        shared.index.rebuild()
        read, skipped = read_copy(write_copy(copy))
        assert (read, skipped) == (copy, [])
        shared.put_copy(read, replace_catalogue=True)
        assert shared.copy() == copy
        assert shared.index.agrees()


def test_a_copy_of_a_period_holds_what_was_recorded_for_its_days(path: Path) -> None:
    with opened(filled(path)) as journal:
        copy = journal.copy(Period(date(2026, 1, 18), date(2026, 1, 20)))
        assert [entry.id for entry in copy.entries] == ["entry-1", "entry-2", "entry-3"]
        assert [session.id for session in copy.sessions] == ["session-1"]
        assert [item.id for item in copy.agenda_items] == ["agenda-1"]
        assert [practice.id for practice in copy.practices] == ["practice-1"]
        assert len(copy.scores) == 1
        assert copy.imports == (BROUGHT,)
        without = journal.copy(Period(date(2025, 1, 1), date(2025, 1, 2)))
        assert not without.holds_records
        assert without.imports == ()
        assert without.measures == copy.measures


def test_a_check_says_what_the_journal_is(path: Path, passphrase: str | None) -> None:
    with opened(filled(path, passphrase), passphrase) as journal:
        with journal.transaction():
            journal.entries.trash("entry-1", NOON)
        found = journal.check()
        assert (found.entries, found.sessions, found.schema) == (2, 3, SCHEMA)
        assert found.encrypted is (passphrase is not None)
        assert found.faults == ()


def test_a_check_finds_an_index_that_lost_a_text(path: Path) -> None:
    with opened(filled(path)) as journal:
        journal._file.connection.execute("UPDATE entries SET note = 'changed elsewhere'")
        assert any("search index" in fault for fault in journal.check().faults)


def test_what_lies_in_the_trash_is_known_but_not_copied(path: Path) -> None:
    with opened(filled(path)) as journal:
        everything = journal.known_ids()
        with journal.transaction():
            journal.entries.trash("entry-2", NOON)
            journal.sessions.trash("session-2", NOON)
        assert journal.known_ids() == everything
        copy = journal.copy()
        assert {"entry-2", "session-2"}.isdisjoint(each.id for each in copy.entries + copy.sessions)


def test_a_copy_that_is_removed_leaves_the_journal_as_it_was(journal: Journal) -> None:
    before = journal.copy()
    with journal.transaction():
        journal.put_copy(SOME_OF_EVERYTHING)
        journal.remove_copy(SOME_OF_EVERYTHING)
    assert journal.copy() == before
    assert journal.known_ids() == set()
    assert journal.origins.imports() == []
    assert journal.check().faults == ()


def test_a_copy_that_is_removed_leaves_what_other_records_use_of_it(journal: Journal) -> None:
    mine = Entry("mine", Moment.on(DAY), note="mine", readings={"pain": 1.0}, tags=("near water",))
    with journal.transaction():
        journal.put_copy(SOME_OF_EVERYTHING)
        journal.entries.put(mine)
        journal.sessions.trash("session-1", NOON)
        journal.remove_copy(SOME_OF_EVERYTHING)
    assert journal.entries.all() == [mine]
    assert journal.known_ids() == {"mine"}
    assert journal.check().faults == ()


def test_a_transaction_inside_another_is_undone_with_it(journal: Journal) -> None:
    with undone(journal), journal.transaction():
        journal.put_copy(SOME_OF_EVERYTHING)
    assert not journal.copy().holds_records


def test_a_journal_that_is_warmed_up_writes_like_any_other(path: Path) -> None:
    with opened(filled(path)) as journal:
        assert journal.path == path
        journal.warm_up()
        with journal.transaction():
            journal.catalogue.put_measure(OWN)
        assert OWN in journal.catalogue.measures()


def test_an_empty_copy_changes_nothing(journal: Journal) -> None:
    before = journal.copy()
    with journal.transaction():
        journal.put_copy(JournalCopy())
    assert journal.copy() == before


def test_entries_of_the_first_and_last_day_of_the_calendar_are_kept(journal: Journal) -> None:
    ends = [Moment.on(date.min), Moment(datetime.max.replace(microsecond=0), -1080)]
    made = [replace(SOME_OF_EVERYTHING.entries[2], id=str(moment), moment=moment) for moment in ends]
    with journal.transaction():
        for entry in made:
            journal.entries.put(entry)
    assert journal.entries.all() == made
    assert journal.check().faults == ()
