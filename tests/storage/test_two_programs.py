"""One journal open in two programs at once."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.storage.connection import connect
from carejournal.storage.journal import Journal
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.journal_wish import Wish
from carejournal.storage.writer_lock import HeldElsewhere
from storage.made_journals import DAY, PASSPHRASE, filled, opened

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = Entry("e", Moment.on(DAY), note="words")


def test_while_another_program_writes_saving_is_refused_and_works_afterwards(
    path: Path, passphrase: str | None
) -> None:
    filled(path, passphrase)
    with opened(path, passphrase) as journal, contextlib.closing(connect(path, passphrase)) as other:
        journal._file.connection.execute("PRAGMA busy_timeout = 20")
        other.execute("BEGIN IMMEDIATE")
        before = journal.copy()
        with pytest.raises(Refusal, match="Another program is writing"), journal.transaction():
            journal.entries.put(ENTRY)
        assert journal.copy() == before
        other.execute("ROLLBACK")
        with journal.transaction():
            journal.entries.put(ENTRY)
        assert journal.entries.get("e") == ENTRY


def test_a_check_while_another_program_writes_finds_no_fault_in_the_journal(path: Path) -> None:
    filled(path)
    with opened(path) as journal, contextlib.closing(connect(path)) as other:
        journal._file.connection.execute("PRAGMA busy_timeout = 20")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal, match="Another program is writing"):
            journal.check()


def test_a_second_program_may_look_but_not_write(path: Path, passphrase: str | None) -> None:
    filled(path, passphrase)
    with opened(path, passphrase) as journal:
        with pytest.raises(HeldElsewhere, match="is open in another Care Journal on this computer"):
            open_journal(path, passphrase)
        looking = contextlib.closing(Journal(open_journal(path, passphrase, Wish(reading_only=True))))
        with looking as other:
            with journal.transaction():
                journal.entries.put(ENTRY)
            assert other.entries.get("e") == ENTRY
            with pytest.raises(RuntimeError), other.transaction():
                other.entries.put(replace(ENTRY, note="never written"))
        assert journal.entries.get("e") == ENTRY
    with opened(path, passphrase) as journal:
        assert journal.entries.get("e") == ENTRY


def test_a_program_that_looks_in_and_leaves_takes_no_log_away(path: Path) -> None:
    """Closing takes the log away unless another connection holds its lock on the file."""
    filled(path)
    looks_in = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
        "print(db.execute('SELECT count(*) FROM entries').fetchone()[0]); db.close()"
    )
    with opened(path) as journal:
        for seen in (3, 4):
            assert subprocess.check_output([sys.executable, "-c", looks_in, path]).strip() == b"%d" % seen
            assert path.with_name(f"{path.name}-wal").exists()
            with journal.transaction():
                journal.entries.put(ENTRY)


def test_another_process_may_look_into_an_encrypted_journal_that_is_open(path: Path) -> None:
    filled(path, PASSPHRASE)
    looks = (
        "import pathlib, sys; from storage.test_two_programs import *\n"
        "journal = Journal(open_journal(pathlib.Path(sys.argv[1]), PASSPHRASE, Wish(reading_only=True)))\n"
        "print(journal.entries.get('e') == ENTRY)\n"
        "journal.close()"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with opened(path, PASSPHRASE) as journal:
        with journal.transaction():
            journal.entries.put(ENTRY)
        assert subprocess.check_output([sys.executable, "-c", looks, path], env=environment) == b"True\n"
        with journal.transaction():
            journal.entries.trash("entry-1", ENTRY.moment.to_utc())
    with opened(path, PASSPHRASE) as journal:
        assert journal.entries.count() == 3
        assert journal.check().faults == ()
