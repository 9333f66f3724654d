"""What was deleted does not stay readable in the file."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.session import Session
from carejournal.storage.connection import connect
from storage.made_journals import DAY, NOON, contents, filled, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carejournal.storage.journal import Journal

SECRET = "zqxwvsecret"
LONG_AND_SHORT = (SECRET, f"{'filler and more ' * 2000}{SECRET}")


def write(journal: Journal, words: str) -> None:
    with journal.transaction():
        journal.entries.put(Entry("e", Moment.on(DAY), title=SECRET, note=words))
        journal.sessions.put(Session("s", "massage", Moment.on(DAY), provider=SECRET, note=words))


def write_over(journal: Journal) -> None:
    with journal.transaction():
        journal.entries.put(Entry("e", Moment.on(DAY), note="nothing of it"))
        journal.sessions.put(Session("s", "massage", Moment.on(DAY)))


def delete_for_good(journal: Journal) -> None:
    with journal.transaction():
        journal.entries.remove("e")
        journal.sessions.remove("s")


def delete_from_the_trash(journal: Journal) -> None:
    with journal.transaction():
        journal.entries.trash("e", NOON)
        journal.sessions.trash("s", NOON)
    delete_for_good(journal)


@pytest.mark.parametrize("words", LONG_AND_SHORT, ids=["short", "long"])
@pytest.mark.parametrize("delete", [write_over, delete_for_good, delete_from_the_trash])
def test_words_that_were_deleted_are_gone_from_the_closed_file(
    path: Path, words: str, delete: Callable[[Journal], None]
) -> None:
    filled(path)
    with opened(path) as journal:
        write(journal, words)
    assert SECRET.encode() in path.read_bytes()
    with opened(path) as journal:
        delete(journal)
    assert [name for name, (_, content) in contents(path.parent).items() if SECRET.encode() in content] == []
    assert b"zqx" not in path.read_bytes()
    with opened(path) as journal:
        assert journal.check().faults == ()
        assert journal.index.find("sister")


def test_words_in_the_trash_stay_until_they_are_deleted_for_good(path: Path) -> None:
    filled(path)
    with opened(path) as journal:
        write(journal, SECRET)
        with journal.transaction():
            journal.entries.trash("e", NOON)
    assert SECRET.encode() in path.read_bytes()


def test_a_journal_closes_though_the_index_cannot_be_written(path: Path) -> None:
    filled(path)
    with contextlib.closing(connect(path)) as other:
        with opened(path) as journal:
            journal._file.connection.execute("PRAGMA busy_timeout = 20")
            write_over(journal)
            other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    with opened(path) as journal:
        assert journal.check().faults == ()
