"""What is no journal of ours is refused in one sentence, with nothing changed."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.storage.connection import connect
from carejournal.storage.file_header import FARTHEST_SCHEMA, SCHEMA
from carejournal.storage.journal_opening import create_journal, open_journal
from carejournal.storage.journal_wish import READING
from carejournal.storage.writer_lock import take_writer_lock
from storage.made_journals import NOON, PASSPHRASE, contents, filled, opened
from storage.make_old_journal import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def text_file(path: Path) -> None:
    path.write_text("Dear diary\n" * 100)


def random_bytes(path: Path) -> None:
    path.write_bytes(os.urandom(8192))


def folder(path: Path) -> None:
    (path / "inside").mkdir(parents=True)


def beginning_of_a_database(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def another_programs(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE entries (note TEXT)")


def another_programs_without_a_table(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id = 7")


def another_programs_that_was_killed(path: Path) -> None:
    another_programs(path)
    dies_with_its_log = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA journal_mode = WAL'); db.execute('CREATE TABLE more (x)'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", dies_with_its_log, path], check=True)
    assert path.with_name(f"{path.name}-wal").stat().st_size


def plain(path: Path) -> None:
    filled(path)


def encrypted(path: Path) -> None:
    filled(path, PASSPHRASE)


def with_schema(schema: int, passphrase: str | None) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        filled(path, passphrase)
        with contextlib.closing(connect(path, passphrase)) as connection:
            connection.execute(f"PRAGMA user_version = {schema}")

    return make


def nothing(path: Path) -> None:
    assert not path.exists()


REFUSED: list[tuple[Callable[[Path], None], str | None, str]] = [
    (nothing, None, "There is no journal at"),
    (nothing, PASSPHRASE, "There is no journal at"),
    (folder, None, "is not a file"),
    (lambda path: path.touch(), None, "is empty, not a journal"),
    (text_file, None, "not a journal, or it is encrypted"),
    (text_file, PASSPHRASE, "not a journal, or it is encrypted with another"),
    (random_bytes, None, "not a journal, or it is encrypted"),
    (random_bytes, PASSPHRASE, "not a journal, or it is encrypted with another"),
    (beginning_of_a_database, None, "not a journal"),
    (another_programs, None, "another program"),
    (another_programs, PASSPHRASE, "another program"),
    (another_programs_without_a_table, None, "another program"),
    (another_programs_that_was_killed, None, "another program"),
    (with_schema(SCHEMA + 1, None), None, "newer version"),
    (with_schema(SCHEMA + 1, PASSPHRASE), PASSPHRASE, "newer version"),
    (with_schema(FARTHEST_SCHEMA + 1, None), None, "damaged"),
    (with_schema(FARTHEST_SCHEMA + 1, PASSPHRASE), PASSPHRASE, "damaged"),
    (with_schema(-1, None), None, "damaged"),
    (plain, PASSPHRASE, "not encrypted"),
    (encrypted, None, "needs its passphrase"),
    (encrypted, PASSPHRASE + " ", "This passphrase does not open"),
    (encrypted, PASSPHRASE.upper(), "This passphrase does not open"),
    (encrypted, "", "at least one character"),
    (encrypted, PASSPHRASE + "\0", "such as can be written"),
    (encrypted, "\ud800", "such as can be written"),
]


@pytest.mark.parametrize(("make", "passphrase", "sentence"), REFUSED)
def test_what_is_no_journal_of_ours_is_refused_and_stays_as_it_was(
    path: Path, make: Callable[[Path], None], passphrase: str | None, sentence: str
) -> None:
    make(path)
    before = contents(path.parent)
    with pytest.raises(Refusal, match=sentence) as refused:
        open_journal(path, passphrase)
    assert contents(path.parent) == before
    assert not passphrase or passphrase not in str(refused.value)


def test_a_passphrase_that_cannot_be_one_makes_no_journal(path: Path) -> None:
    for bad in ("", "\0", "\ud800"):
        with pytest.raises(Refusal):
            create_journal(path, bad)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("make", [text_file, folder, plain])
def test_nothing_is_overwritten_by_a_new_journal(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    before = contents(path.parent)
    with pytest.raises(Refusal, match="already something"):
        create_journal(path)
    assert contents(path.parent) == before


def test_a_place_that_cannot_hold_a_journal_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    before = contents(tmp_path)
    for impossible in (tmp_path / "file" / "journal", tmp_path / ("x" * 300)):
        for use in (create_journal, open_journal):
            with pytest.raises(Refusal):
                use(impossible)
    assert contents(tmp_path) == before


def test_a_damaged_journal_is_told_of_and_not_touched(path: Path) -> None:
    whole = filled(path).read_bytes()
    damaged = whole[:8192] + b"\xa5" * (len(whole) - 8192)
    path.write_bytes(damaged)
    with pytest.raises(Refusal, match="damaged"), opened(path) as journal:
        journal.copy()
    assert path.read_bytes() == damaged


def test_a_journal_that_ends_in_the_middle_of_a_page_is_damaged_and_that_is_said(path: Path) -> None:
    filled(path)
    os.truncate(path, path.stat().st_size - 100)
    before = contents(path.parent)
    with pytest.raises(DamagedRefusal, match="ends in the middle of a page"):
        open_journal(path)
    assert contents(path.parent) == before


def test_an_older_journal_that_another_program_has_is_not_looked_at_as_it_is(path: Path) -> None:
    """Bringing it up to date is for the one that may write."""
    shutil.copyfile(FOLDER / "schema_1.carejournal", path)
    before = path.read_bytes()
    with (
        take_writer_lock(path, "window", NOON),
        pytest.raises(Refusal, match="Open it once in Care Journal"),
    ):
        open_journal(path, None, READING)
    assert path.read_bytes() == before
