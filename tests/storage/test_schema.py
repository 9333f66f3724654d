"""The tables of a journal: strict, tied together, and none but those the migrations make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from storage.made_journals import DAY, NOON, SOME_OF_EVERYTHING, created, schema, undone

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.journal import Journal


def test_a_journal_in_use_has_the_tables_of_a_new_one(path: Path, passphrase: str | None) -> None:
    """A mistyped name would silently make a table."""
    with created(path, passphrase) as journal:
        new = schema(journal)
        with journal.transaction():
            journal.put_copy(SOME_OF_EVERYTHING)
            journal.put_copy(SOME_OF_EVERYTHING)
            journal.entries.trash("entry-1", NOON)
            journal.sessions.trash("session-1", NOON)
            journal.index.rebuild()
        journal.check()
        assert schema(journal) == new


def test_every_table_is_strict(shared: Journal) -> None:
    tables = shared._file.rows("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'")
    lax = {name for name, kind, strict in tables if kind == "table" and not strict}
    assert lax == {"sqlite_schema"}
    assert {name for name, kind, _ in tables if kind == "virtual"} == {"search"}


@pytest.mark.parametrize(
    "bad",
    [
        "INSERT INTO readings VALUES (999, 'mood', 5.0)",
        "INSERT INTO readings SELECT id, 'nothing', 5.0 FROM entries",
        "INSERT INTO readings SELECT id, 'stress', 'high' FROM entries",
        "UPDATE entries SET moment = '20 January'",
        "UPDATE entries SET utc_offset = 1081",
        "UPDATE entries SET private = 2",
        "UPDATE entries SET uid = ''",
        "UPDATE entries SET trashed_at = '2026-01-20T12:00:00Z'",
        "DELETE FROM measures WHERE key = 'mood'",
        "UPDATE measures SET form = 'colour'",
        "DELETE FROM tags WHERE name = 'people'",
        "INSERT INTO methods (kind, name) VALUES ('nothing', 'x')",
        "INSERT INTO scores (uid, questionnaire, value, day) VALUES ('s', 'PHQ-9', 12.0, 'Tuesday')",
        "INSERT INTO originals VALUES (1, NULL, NULL, 1, 'of neither entry', 'nor session', '', '')",
    ],
)
def test_the_file_itself_refuses_what_cannot_be(shared: Journal, bad: str) -> None:
    with undone(shared):
        shared.entries.put(Entry("e", Moment.on(DAY), readings={"mood": 5.0}, tags=("people",)))
        with pytest.raises(dbapi2.IntegrityError):
            shared._file.connection.execute(bad)


def test_deleting_an_entry_deletes_what_belongs_to_it(shared: Journal) -> None:
    with undone(shared):
        shared.put_copy(SOME_OF_EVERYTHING)
        shared._file.connection.execute("DELETE FROM entries")
        for table in ("readings", "entry_tags", "originals"):
            assert shared._file.rows(f"SELECT count(*) FROM {table}") == [(0,)]
        assert [item.entry_id for item in shared.follow_ups.agenda_items()] == [None, None]
