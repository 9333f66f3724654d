"""Backups: whole, checked, private, one file each."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.places import backup_folder
from carejournal.storage.soundness import damage
from storage.made_journals import DAY, PASSPHRASE, beside, contents, filled, names, opened, undone

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.journal import Journal


def test_a_backup_holds_what_the_journal_holds_and_stands_alone(path: Path, passphrase: str | None) -> None:
    filled(path, passphrase)
    target = path.parent / "new folder" / "backup"
    with opened(path, passphrase) as journal:
        with journal.transaction():
            journal.entries.put(Entry("last", Moment.on(DAY), note="still in the log only"))
        journal.copy_to(target)
        copied = journal.copy()
    path.unlink()
    assert names(target.parent) == beside(target, passphrase) - {"backup.seal"}
    with opened(target, passphrase) as backup:
        assert backup.copy() == copied
        assert backup.check().faults == ()
        assert backup.index.find("log only")


def test_a_backup_of_an_encrypted_journal_is_encrypted_with_its_passphrase(path: Path) -> None:
    filled(path, PASSPHRASE)
    target = path.with_name("backup")
    with opened(path, PASSPHRASE) as journal:
        journal.copy_to(target)
    assert b"sister" not in target.read_bytes()
    with pytest.raises(Refusal):
        open_journal(target, PASSPHRASE + "x")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_backup_is_private(path: Path) -> None:
    filled(path)
    before = os.umask(0)
    try:
        with opened(path) as journal:
            journal.copy_to(path.parent / "backups" / "one")
    finally:
        os.umask(before)
    modes = {name: stat.S_IMODE(mode) for name, (mode, _) in contents(path.parent / "backups").items()}
    assert modes == {"one": 0o600}
    assert stat.S_IMODE((path.parent / "backups").stat().st_mode) == 0o700


def test_a_backup_takes_the_place_of_an_earlier_one(path: Path) -> None:
    filled(path)
    target = path.with_name("backup")
    target.write_bytes(b"an earlier backup")
    with opened(path) as journal:
        journal.copy_to(target)
    with opened(target) as backup:
        assert backup.entries.count() == 3


def test_a_backup_never_takes_the_place_of_the_open_journal(path: Path) -> None:
    filled(path)
    another_name = path.with_name("another name")
    another_name.hardlink_to(path)
    with opened(path) as journal:
        for target in (path, another_name, path.parent / "." / path.name):
            with pytest.raises(Refusal, match="the journal itself"):
                journal.copy_to(target)
        with journal.transaction():
            journal.entries.put(Entry("after", Moment.on(DAY)))
    with opened(path) as journal:
        assert journal.entries.get("after")


def test_a_place_that_cannot_hold_a_backup_is_refused_and_left_as_it_was(path: Path) -> None:
    filled(path)
    (path.parent / "file").write_bytes(b"kept")
    (path.parent / "folder" / "inside").mkdir(parents=True)
    with opened(path) as journal:
        before = contents(path.parent)
        for target in (path.parent / "file" / "backup", path.parent / "folder", path.parent / ("x" * 300)):
            with pytest.raises(Refusal):
                journal.copy_to(target)
        assert contents(path.parent) == before


def test_a_copy_that_is_not_sound_is_thrown_away(path: Path) -> None:
    filled(path)
    with opened(path) as journal:
        connection = journal._file.connection
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE readings SET measure = 'nothing' WHERE measure = 'mood'")
        with pytest.raises(Refusal, match="did not prove sound"):
            journal.copy_to(path.parent / "backups" / "one")
    assert list((path.parent / "backups").iterdir()) == []


def test_backups_lie_beside_the_journal(path: Path) -> None:
    assert backup_folder(path) == path.parent / "my journal.backups"


def test_references_to_nothing_are_damage(shared: Journal) -> None:
    connection = shared._file.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    with undone(shared):
        shared.entries.put(Entry("e", Moment.on(DAY), readings={"mood": 5.0}))
        assert damage(connection) == []
        connection.execute("DELETE FROM entries")
        assert damage(connection) == ["readings: row None refers to nothing"]
    connection.execute("PRAGMA foreign_keys = ON")
