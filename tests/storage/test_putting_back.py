"""A backup in a journal's place: whole, checked and up to date, or the journal as it was."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.storage.connection import connect
from carejournal.storage.file_header import APPLICATION_ID, SCHEMA
from carejournal.storage.journal import Journal
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.places import with_logs
from carejournal.storage.seal import SealState, seal_state
from carejournal.storage.swapping import change_key, put_back
from storage.made_journals import contents, filled, opened
from storage.make_old_journal import FOLDER as OLD_JOURNALS
from storage.swapped_journals import (
    FIRST,
    KEYS,
    PAGE,
    CalledOffError,
    assert_whole,
    call_off,
    nothing,
    opened_by,
)

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.key import Key


@pytest.fixture
def backup(path: Path) -> Path:
    """Return a plain backup of some of everything; the journal that it is of has one entry less."""
    filled(path)
    target = path.parent / "a backup"
    with opened(path) as journal:
        journal.copy_to(target)
        with journal.transaction():
            journal.entries.remove("entry-1")
    return target


def entries_in(path: Path, key: Key | None = None) -> int:
    with opened_by(path, key) as journal:
        return journal.entries.count()


@pytest.mark.parametrize("wanted", KEYS.values(), ids=KEYS)
@pytest.mark.parametrize("backup_key", KEYS.values(), ids=[f"from {name}" for name in KEYS])
def test_a_backup_takes_the_place_with_the_key_that_is_wanted_and_stays_itself(
    path: Path, backup: Path, wanted: Key | None, backup_key: Key | None
) -> None:
    if backup_key is not None:
        change_key(backup, None, backup_key, None, nothing)
    before, kept = backup.read_bytes(), path.parent / "kept" / "journal"
    put_back(path, (backup, backup_key), wanted, None, kept, nothing)
    assert_whole(path, wanted)
    assert backup.read_bytes() == before
    assert entries_in(kept) == 2


def test_called_off_neither_the_journal_nor_its_folder_has_changed(path: Path, backup: Path) -> None:
    before = contents(path.parent)
    with pytest.raises(CalledOffError):
        put_back(path, (backup, None), FIRST, None, path.parent / "kept" / "journal", call_off)
    assert contents(path.parent) == before


def test_a_log_of_the_replaced_journal_is_kept_with_it_and_not_worked_into_the_backup(
    path: Path, backup: Path
) -> None:
    """Else SQLite would put pages of the one into the other."""
    killed = open_journal(path)
    journal = Journal(killed)
    with journal.transaction():
        journal.entries.remove("entry-2")
    left = {each: each.read_bytes() for each in with_logs(path) if each.exists()}
    journal.close()
    for each, content in left.items():
        each.write_bytes(content)
    kept = path.parent / "kept" / "journal"
    put_back(path, (backup, None), None, None, kept, nothing)
    assert_whole(path, None)
    assert entries_in(kept) == 1


def test_a_damaged_backup_is_not_put_back(path: Path, backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[5 * PAGE : 6 * PAGE] = b"\x07" * PAGE
    backup.write_bytes(content)
    before = contents(path.parent)
    with pytest.raises(DamagedRefusal):
        put_back(path, (backup, None), None, None, path.parent / "kept" / "journal", nothing)
    assert contents(path.parent) == before


def test_what_is_no_backup_is_not_put_back(path: Path, tmp_path: Path) -> None:
    filled(path)
    for name, statement in (("cats", "CREATE TABLE cats (name TEXT)"), ("newer", "PRAGMA user_version = 99")):
        other = tmp_path / name
        with contextlib.closing(sqlite3.connect(other)) as database:
            if name == "newer":
                database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(statement)
        before = path.read_bytes()
        for backup_key in (None, FIRST):
            if backup_key is not None:
                encrypt_anything(other, backup_key)
            with pytest.raises(Refusal):
                put_back(path, (other, backup_key), None, None, path.parent / "kept" / "journal", nothing)
            assert path.read_bytes() == before
    assert not (path.parent / "kept").exists()


def encrypt_anything(path: Path, key: Key) -> None:
    """Encrypt a database in its place, whatever is in it."""
    with contextlib.closing(connect(path)) as plain:
        plain.execute("ATTACH ? AS target KEY ?", (f"{path}.new", key.raw))
        plain.execute("SELECT sqlcipher_export('target')")
        for name in ("application_id", "user_version"):
            number = plain.execute(f"PRAGMA {name}").fetchone()[0]
            plain.execute(f"PRAGMA target.{name} = {number}")
        plain.execute("CREATE TABLE target.something (x TEXT)")
    path.with_name(f"{path.name}.new").replace(path)


def test_an_older_backup_is_of_the_present_schema_before_it_takes_the_place(
    path: Path, tmp_path: Path
) -> None:
    """Opening it afterwards could fail, where the disk is full, when the journal is gone already."""
    filled(path)
    old = tmp_path / "old"
    old.write_bytes((OLD_JOURNALS / "schema_1.carejournal").read_bytes())
    before = old.read_bytes()
    put_back(path, (old, None), FIRST, None, tmp_path / "kept" / "journal", nothing)
    with contextlib.closing(connect(path, FIRST, read_only=True)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert seal_state(path) is SealState.SAME
    with opened_by(path, FIRST) as journal:
        assert journal.check().faults == ()
        assert journal.entries.count() > 0
    assert old.read_bytes() == before


def test_what_was_kept_goes_again_where_the_swap_is_refused(path: Path, backup: Path) -> None:
    """Else every try on a full disk would fill it further."""
    (path.parent / f"{path.name}.next.keyinfo").mkdir()
    kept = path.parent / "kept" / "journal"
    with pytest.raises(Refusal):
        put_back(path, (backup, None), FIRST, None, kept, nothing)
    assert list(kept.parent.iterdir()) == []
    assert entries_in(path) == 2


def test_where_the_journal_is_missing_the_backup_becomes_it(path: Path, backup: Path) -> None:
    path.unlink()
    put_back(path, (backup, None), None, None, None, nothing)
    assert_whole(path, None)


def test_a_database_with_nothing_in_it_is_no_backup(path: Path, tmp_path: Path) -> None:
    filled(path)
    empty = tmp_path / "empty"
    with contextlib.closing(sqlite3.connect(empty)) as database:
        database.execute("PRAGMA journal_mode = WAL")
    before = path.read_bytes()
    with pytest.raises(Refusal, match="no journal in this file"):
        put_back(path, (empty, None), None, None, None, nothing)
    assert path.read_bytes() == before
