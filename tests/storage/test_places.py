"""Places that cannot be written: full disks, closed and read-only folders."""

from __future__ import annotations

import os
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.storage.journal_opening import create_journal, open_journal
from storage.made_journals import DAY, beside, contents, created, filled, names, opened

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Callable
    from pathlib import Path

    from carejournal.storage.journal import Journal

    AsUser = Callable[[], contextlib.AbstractContextManager[None]]

FULL = "^The disk is full"


def fill(disk: Path, free: int) -> None:
    """Fill the disk with one file up to so many free bytes."""
    there = os.statvfs(disk)
    with (disk / "filler").open("ab") as filler:
        filler.write(bytes(there.f_bavail * there.f_frsize - free))


def enlarge(disk: Path) -> None:
    """Make room on a small disk."""
    subprocess.run(["mount", "-o", "remount,size=16m", str(disk)], check=True)


def write_until_refused(journal: Journal) -> list[Entry]:
    """Write entries until one is refused and return those that were not."""
    written: list[Entry] = []

    def write_on() -> None:
        while True:
            number = len(written)
            day = Moment.on(DAY + timedelta(days=number))
            entry = Entry(f"e{number}", day, note=f"number {number} " * 300)
            with journal.transaction():
                journal.entries.put(entry)
            written.append(entry)

    with pytest.raises(Refusal, match=FULL):
        write_on()
    return written


def test_a_full_disk_loses_nothing_that_was_saved(small_disk: Path, passphrase: str | None) -> None:
    path = small_disk / "journal"
    with created(path, passphrase) as journal:
        written = write_until_refused(journal)
        assert written
        assert journal.entries.all() == written
    with opened(path, passphrase) as journal:
        assert journal.entries.all() == written
    enlarge(small_disk)
    with opened(path, passphrase) as journal:
        assert journal.entries.all() == written
        assert journal.check().faults == ()
        with journal.transaction():
            journal.entries.put(Entry("after", Moment.on(DAY)))
    assert names(small_disk) == beside(path, passphrase)


def test_a_backup_to_a_full_disk_is_refused_and_leaves_nothing(
    small_disk: Path, tmp_path: Path, passphrase: str | None
) -> None:
    with created(tmp_path / "journal", passphrase) as journal:
        for free in (180_224, 4096, 0):
            fill(small_disk, free)
            with pytest.raises(Refusal, match=FULL):
                journal.copy_to(small_disk / "backup")
            assert [path.name for path in small_disk.iterdir()] == ["filler"]


@pytest.mark.parametrize("free", [0, 4096, 40_960, 204_800])
def test_a_journal_made_on_a_full_disk_leaves_nothing(small_disk: Path, free: int) -> None:
    fill(small_disk, free)
    with pytest.raises(Refusal, match=FULL):
        create_journal(small_disk / "journal")
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_journal_on_a_full_disk_opens_or_says_that_it_may_be_full(small_disk: Path) -> None:
    path = filled(small_disk / "journal")
    before = path.read_bytes()
    fill(small_disk, 0)
    with pytest.raises(Refusal, match="may be full"):
        open_journal(path)
    assert path.read_bytes() == before
    enlarge(small_disk)
    with opened(path) as journal:
        assert journal.entries.count() == 3


def refused_as(as_user: AsUser, use: Callable[[], object], sentence: str) -> None:
    with as_user(), pytest.raises(Refusal, match=sentence):
        use()


def test_a_journal_in_a_closed_folder_is_refused(outside_folder: Path, ordinary_user: AsUser) -> None:
    path = filled(outside_folder / "journal")
    before = contents(outside_folder)
    outside_folder.chmod(0o000)
    for use in (open_journal, create_journal):
        refused_as(ordinary_user, lambda use=use: use(path), "This user may not")  # type: ignore[misc]
    outside_folder.chmod(0o755)
    assert contents(outside_folder) == before


def test_a_journal_in_a_read_only_folder_is_refused(outside_folder: Path, ordinary_user: AsUser) -> None:
    path = filled(outside_folder / "journal")
    path.chmod(0o666)
    before = contents(outside_folder)
    outside_folder.chmod(0o555)
    refused_as(ordinary_user, lambda: open_journal(path), "Nothing can be written beside")
    refused_as(ordinary_user, lambda: create_journal(outside_folder / "new"), "This user may not")
    refused_as(ordinary_user, lambda: create_journal(outside_folder / "a" / "new"), "This user may not")
    assert contents(outside_folder) == before


def test_a_journal_that_may_only_be_read_is_refused(outside_folder: Path, ordinary_user: AsUser) -> None:
    path = filled(outside_folder / "journal")
    path.chmod(0o444)
    before = contents(outside_folder)
    outside_folder.chmod(0o777)
    refused_as(ordinary_user, lambda: open_journal(path), "This user may not")
    assert contents(outside_folder) == before


def test_a_backup_into_a_closed_folder_is_refused(
    outside_folder: Path, tmp_path: Path, ordinary_user: AsUser
) -> None:
    with created(tmp_path / "journal") as journal:
        outside_folder.chmod(0o000)
        refused_as(ordinary_user, lambda: journal.copy_to(outside_folder / "backup"), "This user may not")
    outside_folder.chmod(0o755)
    assert list(outside_folder.iterdir()) == []
