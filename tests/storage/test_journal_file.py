"""Journal files: made and opened privately, kept whole. What is refused: test_refused_journals.py."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.storage.writer_lock import lock_file_of
from storage.made_journals import (
    DAY,
    PASSPHRASE,
    SOME_OF_EVERYTHING,
    beside,
    contents,
    created,
    filled,
    names,
    opened,
)

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.journal import Journal

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


def test_a_journal_is_one_whole_file_once_it_is_closed(path: Path, passphrase: str | None) -> None:
    filled(path, passphrase)
    assert names(path.parent) == beside(path, passphrase)
    elsewhere = path.parent / "carried away"
    shutil.copyfile(path, elsewhere)
    with opened(elsewhere, passphrase) as journal:
        assert (journal.entries.count(), journal.check().faults) == (3, ())


def test_a_journal_keeps_the_promises_made_for_the_disk(journal: Journal) -> None:
    def pragma(name: str) -> Any:
        return journal._file.connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("secure_delete") == 1
    assert pragma("foreign_keys") == 1
    assert pragma("temp_store") == 2
    assert pragma("cache_size") <= -16_000


def test_an_encrypted_journal_shows_nothing_of_itself(path: Path) -> None:
    filled(path, PASSPHRASE)
    with opened(path, PASSPHRASE) as journal:
        assert journal._file.encrypted
        with journal.transaction():
            journal.entries.put(Entry("e", Moment.on(DAY), note="zqxwvmarker"))
        for file in path.parent.iterdir():
            assert b"zqxwv" not in file.read_bytes(), file.name
    content = path.read_bytes()
    assert not content.startswith(b"SQLite")
    assert b"CREATE TABLE" not in content


def test_a_plain_journal_is_read_by_other_programs(path: Path) -> None:
    filled(path)
    with contextlib.closing(sqlite3.connect(path)) as other:
        (note,) = other.execute("SELECT note FROM entries WHERE uid = 'entry-1'").fetchone()
    assert note == "Walked along the *canal* and slept early."


@posix
@pytest.mark.usefixtures("open_umask")
def test_everything_of_an_open_journal_is_for_its_owner_alone(tmp_path: Path, passphrase: str | None) -> None:
    with created(tmp_path / "a" / "b" / "journal", passphrase) as journal:
        with journal.transaction():
            journal.entries.put(Entry("e", Moment.on(DAY), note="x"))
        modes = {name: stat.S_IMODE(mode) for name, (mode, _) in contents(tmp_path).items()}
    assert modes == {
        "a": 0o700,
        "a/b": 0o700,
        "a/b/journal": 0o600,
        "a/b/journal-wal": 0o600,
        "a/b/journal-shm": 0o600,
        "a/b/journal.lock": 0o600,
    } | ({"a/b/journal.keyinfo": 0o600} if passphrase else {})


@posix
@pytest.mark.usefixtures("open_umask")
def test_a_journal_that_others_could_read_becomes_private_with_its_logs(path: Path) -> None:
    filled(path).chmod(0o644)
    with opened(path):
        modes = {stat.S_IMODE(mode) for mode, _ in contents(path.parent).values()}
        assert len(list(path.parent.iterdir())) == 5
    assert modes == {0o600}


@pytest.mark.parametrize(
    "name", ["a ?b#c%41&d=e", "日記 😀", "-wal", "file:x?mode=memory", os.fsdecode(b"caf\xe9")]
)
def test_a_journal_may_have_any_name(tmp_path: Path, name: str) -> None:
    filled(tmp_path / name)
    assert names(tmp_path) == beside(tmp_path / name)
    with opened(tmp_path / name) as journal:
        assert journal.entries.count() == 3


def test_a_journal_may_be_named_from_here_or_with_two_slashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = tmp_path.relative_to(tmp_path) / "journal"
    filled(here)
    with opened(type(here)(f"/{tmp_path}/journal")) as journal:
        assert journal.entries.count() == 3


def test_an_empty_file_can_become_a_journal(path: Path) -> None:
    path.touch()
    with created(path) as journal, journal.transaction():
        journal.put_copy(SOME_OF_EVERYTHING)
    with opened(path) as journal:
        assert journal.entries.count() == 3


def test_a_journal_whose_making_was_cut_off_before_anything_was_written_is_made_when_opened(
    path: Path,
) -> None:
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size
    with opened(path) as journal:
        assert (journal.check().faults, len(journal.catalogue.measures())) == ((), 5)


def test_a_log_left_from_a_journal_that_is_gone_is_not_taken_into_a_new_one(
    path: Path, passphrase: str | None
) -> None:
    dies_with_its_log = (
        "import os, pathlib, sys; from storage.made_journals import *\n"
        "journal = Journal(create_journal(pathlib.Path(sys.argv[1]), sys.argv[2] or None))\n"
        "with journal.transaction(): journal.put_copy(SOME_OF_EVERYTHING)\n"
        "os._exit(0)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(
        [sys.executable, "-c", dies_with_its_log, path, passphrase or ""], check=True, env=environment
    )
    path.unlink()
    assert path.with_name(f"{path.name}-wal").stat().st_size
    with created(path, passphrase) as journal:
        assert (journal.entries.count(), journal.check().faults) == (0, ())


def test_a_write_that_fails_changes_nothing(journal: Journal) -> None:
    def fail_after(entry: Entry) -> None:
        with journal.transaction():
            journal.entries.put(entry)
            raise KeyError

    before = journal.copy()
    with pytest.raises(KeyError):
        fail_after(Entry("e", Moment.on(DAY), note="x", tags=("new tag",)))
    assert journal.copy() == before
    assert journal.check().faults == ()


def test_nothing_more_is_written_once_another_computer_has_taken_the_journal(path: Path) -> None:
    filled(path)
    with opened(path) as journal:
        lock = journal._file.lock
        assert lock is not None
        lock_file_of(path).write_bytes(b"another computer's")
        assert not lock.renew()
        with pytest.raises(Refusal, match="taken this journal"), journal.transaction():
            journal.entries.remove("entry-1")
        assert journal.entries.count() == 3
    lock_file_of(path).unlink()
    with opened(path) as journal:
        assert journal.entries.count() == 3
