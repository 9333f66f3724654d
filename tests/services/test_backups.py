"""Backups, as the window and the terminal make and compare them."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import Score
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.domain.session import Session
from carejournal.services.backups import (
    Difference,
    back_up_daily,
    back_up_now,
    what_restoring_replaces,
)
from carejournal.services.opening import create_services
from carejournal.storage.backup_facts import key_of_backup
from carejournal.storage.daily_backups import Why, backups_of
from carejournal.storage.places import backup_folder
from fake_clock import EVENING

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

TODAY = EVENING.date()
NONE = Difference(0, 0, 0)


def write(services: JournalServices, *ids: str) -> None:
    for each in ids:
        services.entries.write(Entry(each, Moment.on(TODAY), note=f"Note of {each}"))


def daily(services: JournalServices, day: date = TODAY) -> str:
    return back_up_daily(services.journal.path, None, day)


def days(services: JournalServices) -> list[date]:
    return [each.day for each in backups_of(services.journal.path) if each.why is Why.DAILY]


def test_two_years_of_opening_every_day_leave_a_few_backups(services: JournalServices) -> None:
    write(services, "a")
    (made,) = [back_up_now(services.journal.path, None, EVENING)]
    folder = backup_folder(services.journal.path)
    first = TODAY - timedelta(days=730)
    for number in range(730):  # as if they had been made: copying takes long
        name = f"journal-{(first + timedelta(days=number)).isoformat()}.carejournal"
        (folder / name).write_bytes(b"old")
        (folder / f"{name}.keyinfo").write_bytes(b"old")
    assert daily(services) == ""
    assert days(services)[:7] == [TODAY - timedelta(days=n) for n in range(7)]
    assert 18 <= len(days(services)) <= 23
    assert len(list(folder.glob("*.keyinfo"))) == len(days(services)) - 1
    assert made.exists()


def test_backups_of_days_to_come_are_kept_and_todays_too(services: JournalServices) -> None:
    write(services, "a")
    ahead = [TODAY + timedelta(days=365 + n) for n in range(12)]
    for each in ahead:
        daily(services, each)
    kept_ahead = days(services)
    assert daily(services) == ""
    assert days(services) == [*kept_ahead, TODAY]


def test_a_backup_that_cannot_be_made_is_told_and_not_raised(services: JournalServices) -> None:
    write(services, "a")
    backup_folder(services.journal.path).write_bytes(b"in the way")
    told = daily(services)
    assert told.startswith("Today's backup could not be made. ")
    write(services, "b")
    assert services.journal.entries.count() == 2


def test_a_full_disk_costs_the_backup_only(small_disk: Path) -> None:
    services = create_services(small_disk / "journal.carejournal")
    write(services, "a")
    (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 120_000))
    assert "full" in daily(services)
    write(services, "b")
    assert services.journal.check().faults == ()
    services.journal.close()


def test_damage_is_raised_and_no_older_backup_goes(services: JournalServices) -> None:
    write(services, "a")
    for number in range(30):
        name = f"journal-{(TODAY - timedelta(days=number + 1)).isoformat()}.carejournal"
        backup_folder(services.journal.path).mkdir(exist_ok=True)
        (backup_folder(services.journal.path) / name).write_bytes(b"old")
    connection = services.journal._file.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO readings VALUES (1, 'nothing', 1.0)")
    with pytest.raises(DamagedRefusal):
        daily(services)
    assert len(days(services)) == 30


def test_a_backup_by_hand_has_a_name_of_its_own(services: JournalServices) -> None:
    paths = {back_up_now(services.journal.path, None, EVENING) for _ in range(3)}
    assert len(paths) == 3
    found = backups_of(services.journal.path)
    assert {each.path for each in found} == paths
    assert {each.why for each in found} == {Why.BY_HAND}


def test_what_would_go_come_back_and_change_is_counted_by_record(services: JournalServices) -> None:
    write(services, "same", "changed", "deleted since")
    services.sessions.write(Session("s", "therapy", Moment.on(TODAY)))
    backup = back_up_now(services.journal.path, None, EVENING)
    write(services, "new", "newer")
    changed = services.entries.get("changed")
    assert changed is not None
    services.entries.write(dataclasses.replace(changed, readings={"mood": 3.0}))
    services.entries.delete("deleted since")
    with services.journal.transaction():
        services.journal.follow_ups.put_score(Score("x", "PHQ-9", 3.0, TODAY))
    found = what_restoring_replaces(services.journal.path, None, backup, None)
    assert found.entries == Difference(gone=2, back=1, changed=1)
    assert found.sessions == NONE
    assert found.between == Difference(gone=1, back=0, changed=0)
    assert found.now is not None
    assert (found.now.entries, found.then.entries) == (4, 3)


def test_a_backup_equal_to_the_journal_changes_nothing(sample_services: JournalServices) -> None:
    path = sample_services.journal.path
    found = what_restoring_replaces(path, None, back_up_now(path, None, EVENING), None)
    assert (found.entries, found.sessions, found.between) == (NONE, NONE, NONE)
    assert found.now == found.then


def test_a_journal_that_cannot_be_read_can_still_be_replaced(tmp_path: Path) -> None:
    services = create_services(tmp_path / "journal.carejournal", "a passphrase of some words")
    write(services, "a")
    path, key = services.journal.path, services.journal._file.key
    backup = back_up_now(path, key, datetime(2026, 11, 22).astimezone())
    services.journal.close()
    path.write_bytes(b"nothing that was a journal")
    found = what_restoring_replaces(path, key, backup, "a passphrase of some words")
    assert key_of_backup(backup, key) == key
    assert (found.now, found.entries) == (None, None)
    assert found.then.entries == 1
    with pytest.raises(Refusal):
        what_restoring_replaces(path, key, tmp_path / "missing", key)
