"""What is deleted for good out of the trash is not readable in the file, also while the journal is open."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem, Practice, Score
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Origin
from carejournal.domain.session import Session
from carejournal.storage.draft_store import StoredDraft
from storage.made_journals import BROUGHT, DAY, NOON, contents, filled, opened
from storage.thrown_away import trash_everything

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carejournal.storage.journal import Journal

SECRET = "zqxwvsecret"
LONG_AND_SHORT = (SECRET, f"{'filler and more ' * 2000}{SECRET}")
LATER = NOON + timedelta(days=1)


def write(journal: Journal, words: str) -> None:
    """Write words into every text that a person fills in, and put all of it into the trash."""
    with journal.transaction():
        journal.origins.add_import(BROUGHT)
        origin = Origin(BROUGHT.id, "Daylio", SECRET, SECRET, words)
        journal.entries.put(Entry("entry-9", Moment.on(DAY), title=SECRET, note=words, origin=origin))
        journal.sessions.put(Session("session-9", "massage", Moment.on(DAY), provider=SECRET, note=words))
        journal.drafts.put(StoredDraft("entry-9", "entry", NOON, words))
        journal.follow_ups.put_agenda_item(AgendaItem("agenda-9", words, NOON))
        journal.follow_ups.put_practice(Practice("practice-9", words, NOON))
        journal.follow_ups.put_score(Score("score-9", SECRET, 3.0, DAY, note=words))


def where_it_stands(path: Path) -> list[str]:
    return [name for name, (_, content) in contents(path.parent).items() if SECRET.encode() in content]


def purge(journal: Journal) -> None:
    journal.trash.purge(LATER)


def remove(journal: Journal) -> None:
    journal.trash.remove(journal.trash.records())
    journal.trash.purge()  # what no list shows


@pytest.mark.parametrize("words", LONG_AND_SHORT, ids=["short", "long"])
@pytest.mark.parametrize("delete", [purge, remove])
def test_words_deleted_for_good_are_gone_from_the_file_at_once(
    path: Path, words: str, delete: Callable[[Journal], None]
) -> None:
    filled(path)
    with opened(path) as journal:
        write(journal, words)
        trash_everything(journal)
    assert where_it_stands(path) == [path.name]
    with opened(path) as journal:
        with journal.transaction():
            delete(journal)
        journal.trash.overwrite()
        assert where_it_stands(path) == []
    assert where_it_stands(path) == []
    assert b"zqx" not in path.read_bytes()
    with opened(path) as journal:
        assert journal.check().faults == ()


def test_words_that_a_killed_program_left_in_the_index_go_with_the_record(path: Path) -> None:
    filled(path)
    with opened(path) as journal:
        write(journal, SECRET)
    with opened(path) as journal:
        trash_everything(journal)
        journal.index._took_out = False  # so that closing leaves in the index what a kill would leave
    with opened(path) as journal, journal.transaction():
        journal.trash.purge()
    assert where_it_stands(path) == []
    assert b"zqx" not in path.read_bytes()


def test_overwriting_is_left_to_closing_while_another_program_reads(path: Path) -> None:
    filled(path)
    with opened(path) as journal:
        write(journal, SECRET)
        trash_everything(journal)
        journal._file.connection.execute("PRAGMA busy_timeout = 20")
        with contextlib.closing(dbapi2.connect(str(path), isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM entries").fetchall()
            with journal.transaction():
                journal.trash.purge()
            journal.trash.overwrite()
            assert where_it_stands(path) != []
    assert where_it_stands(path) == []
