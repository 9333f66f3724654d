"""Daily backups: made once a day, checked, and the only ones that are ever taken away."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.storage.daily_backups import (
    Why,
    backups_of,
    daily_backup,
    make_daily_backup,
    remove_daily_backups,
)
from carejournal.storage.places import backup_folder
from storage.made_journals import DAY, contents, created, filled, opened

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.journal import Journal

OPEN_AND_CLOSE = "import sys; from sqlcipher3 import dbapi2; c = dbapi2.connect(sys.argv[1]); c.execute('SELECT count(*) FROM entries'); c.close()"  # noqa: E501
MEGABYTE = 1_000_000


def backed_up(journal: Journal, day: date = DAY) -> bool:
    return make_daily_backup(journal.path, journal._file.key, day)


def put(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"kept")


def test_the_backup_of_a_day_holds_what_the_journal_held_also_in_its_log(
    path: Path, passphrase: str | None
) -> None:
    filled(path, passphrase)
    with opened(path, passphrase) as journal:
        with journal.transaction():
            journal.entries.put(Entry("last", Moment.on(DAY), note="still in the log only"))
        assert backed_up(journal)
        copied = journal.copy()
    with opened(daily_backup(path, DAY), passphrase) as backup:
        assert backup.copy() == copied
        assert backup.check().faults == ()


def test_one_backup_is_made_a_day(path: Path) -> None:
    filled(path)
    with opened(path) as journal:
        assert backed_up(journal)
        before = contents(backup_folder(path))
        assert not backed_up(journal)
        assert contents(backup_folder(path)) == before
        assert backed_up(journal, DAY + timedelta(days=1))
    assert [backup.day for backup in backups_of(path)] == [DAY + timedelta(days=1), DAY]


def test_a_journal_that_holds_nothing_yet_needs_no_backup(journal: Journal) -> None:
    assert not backed_up(journal)
    assert not backup_folder(journal.path).exists()


def test_what_lies_in_the_trash_only_is_backed_up_too(journal: Journal) -> None:
    with journal.transaction():
        journal.entries.put(Entry("e", Moment.on(DAY)))
        journal.entries.trash("e", datetime(2026, 1, 20).astimezone())
    assert backed_up(journal)


def test_a_backup_is_made_in_a_thread_while_the_window_writes(path: Path, passphrase: str | None) -> None:
    filled(path, passphrase)
    outcome: list[bool] = []
    with opened(path, passphrase) as journal:
        with journal.transaction():
            journal.entries.put(Entry("unfinished", Moment.on(DAY)))
            worker = threading.Thread(target=lambda: outcome.append(backed_up(journal)))
            worker.start()
            worker.join()
        assert journal.entries.get("unfinished")
    assert outcome == [True]
    with opened(daily_backup(path, DAY), passphrase) as backup:
        assert backup.entries.count() == 3
        assert backup.entries.get("unfinished") is None


@pytest.mark.skipif(os.name != "posix", reason="locks that a close drops are POSIX's")
def test_making_a_backup_does_not_drop_the_locks_of_the_open_journal(path: Path) -> None:
    filled(path)
    log = path.with_name(path.name + "-wal")
    with opened(path) as journal:
        with journal.transaction():
            journal.entries.put(Entry("in the log", Moment.on(DAY)))
        backed_up(journal)
        backups_of(path)
        # Another program that comes and goes may take the log away only where nobody else has the journal.
        subprocess.run([sys.executable, "-c", OPEN_AND_CLOSE, str(path)], check=True)
        assert log.exists()


def test_a_damaged_journal_is_not_backed_up_and_no_older_backup_goes(path: Path) -> None:
    filled(path)
    put(backup_folder(path), "my journal-2025-01-01")
    with opened(path) as journal:
        journal._file.connection.execute("PRAGMA foreign_keys = OFF")
        journal._file.connection.execute("UPDATE readings SET measure = 'nothing' WHERE measure = 'mood'")
        with pytest.raises(DamagedRefusal):
            backed_up(journal)
    assert [each.name for each in backup_folder(path).iterdir()] == ["my journal-2025-01-01"]


def test_a_disk_that_is_full_is_refused_and_nothing_is_left(small_disk: Path) -> None:
    path = filled(small_disk / "journal")
    (small_disk / "much").write_bytes(b"x" * (MEGABYTE - path.stat().st_size - 100_000))
    with opened(path) as journal:
        with pytest.raises(Refusal, match="full"):
            backed_up(journal)
        assert list(backup_folder(path).iterdir()) == []
        assert journal.check().faults == ()


def test_what_a_killed_program_left_of_a_backup_is_taken_away_when_the_journal_is_opened(path: Path) -> None:
    filled(path)
    folder = backup_folder(path)
    put(
        folder,
        ".my journal-2026-01-19.0a1b2c3d.part",
        ".my journal-2026-01-19.0a1b2c3d.part-journal",
        ".my journal-2026-01-19-120000.0a1b2c3d.part",
        "another file",
    )
    with opened(path) as journal:
        assert backed_up(journal)
    assert {each.name for each in folder.iterdir()} == {"my journal-2026-01-20", "another file"}


def test_backups_are_known_by_their_names(tmp_path: Path) -> None:
    journal = tmp_path / "diary.carejournal"
    put(
        backup_folder(journal),
        "diary-2026-01-20.carejournal",
        "diary-2026-01-21-073000.carejournal",
        "diary-2026-01-21-073000-2.carejournal",
        "replaced-2026-01-22-080910-diary.carejournal",
        "diary-2026-01-20.carejournal.keyinfo",
        "replaced-2026-01-22-080910-diary.carejournal-wal",
        "diary-2026-02-30.carejournal",
        "other-2026-01-20.carejournal",
        "diary-2026-01-20.txt",
        "diary-٢٠٢٦-01-20.carejournal",
        ".diary-2026-01-20.carejournal.0a1b2c3d.part",
    )
    (backup_folder(journal) / "diary-2026-01-23.carejournal").mkdir()
    found = [(backup.why, backup.day, backup.at, backup.size) for backup in backups_of(journal)]
    assert found == [
        (Why.REPLACED, date(2026, 1, 22), time(8, 9, 10), 4),
        (Why.BY_HAND, date(2026, 1, 21), time(7, 30), 4),
        (Why.BY_HAND, date(2026, 1, 21), time(7, 30), 4),
        (Why.DAILY, date(2026, 1, 20), None, 4),
    ]


def test_a_backup_whose_name_says_no_day_is_of_the_day_it_was_written(tmp_path: Path) -> None:
    journal = tmp_path / "diary"
    put(backup_folder(journal), "before-schema-2-diary")
    written = datetime(2026, 3, 4, 5, 6, 7).timestamp()
    os.utime(backup_folder(journal) / "before-schema-2-diary", (written, written))
    (backup,) = backups_of(journal)
    assert (backup.why, backup.day, backup.at) == (Why.BEFORE_UPDATE, date(2026, 3, 4), time(5, 6, 7))


def test_only_daily_backups_of_the_days_named_are_removed_with_what_belongs_to_them(tmp_path: Path) -> None:
    journal = tmp_path / "diary.carejournal"
    day = "diary-2026-01-20.carejournal"
    spared = {
        "diary-2026-01-21.carejournal",
        "diary-2026-01-21.carejournal.keyinfo",
        "diary-2026-01-20-120000.carejournal",
        "diary-2026-01-20-120000.carejournal.keyinfo",
        "before-schema-2-diary.carejournal",
        "replaced-2026-01-20-120000-diary.carejournal",
        "diary-2026-01-20.txt",
        "a letter",
    }
    put(backup_folder(journal), day, f"{day}.keyinfo", f"{day}.seal", *spared)
    remove_daily_backups(journal, {date(2026, 1, 20)})
    assert {each.name for each in backup_folder(journal).iterdir()} == spared


def test_a_journal_without_a_backup_folder_has_no_backups(path: Path) -> None:
    with created(path):
        assert backups_of(path) == []
        remove_daily_backups(path, {DAY})


def test_a_folder_that_cannot_be_read_is_refused(path: Path) -> None:
    backup_folder(path).write_bytes(b"a file, not a folder")
    with pytest.raises(Refusal, match="cannot be read"):
        backups_of(path)
