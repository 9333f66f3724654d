"""Opening, making and backing up journals, with and without a passphrase."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.services.opening import back_up, create_services, open_services
from fake_clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices

ENTRY = Entry("e", Moment.parse("2026-11-22"), note="MARKER of a walk", readings={"mood": 6})
PASSPHRASES = [
    "x",
    "a long one with spaces ",
    'it\'s "quoted" -- ; DROP TABLE entries',
    "x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D'",
    "Straße größer 🛋️",
    "%s {0} \\n \t",
    "y" * 5000,
]


def made(path: Path, passphrase: str | None = None) -> None:
    services = create_services(path, passphrase, FakeClock())
    services.entries.write(ENTRY)
    services.journal.close()


def entry_in(path: Path, passphrase: str | None = None) -> Entry | None:
    services = open_services(path, passphrase)
    try:
        assert services.journal.check().faults == ()
        return services.entries.get("e")
    finally:
        services.journal.close()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.carejournal"


def test_what_was_written_is_there_when_the_journal_is_opened_again(journal: Path) -> None:
    made(journal)
    assert entry_in(journal) == ENTRY


@pytest.mark.parametrize("digits", [64, 96])
def test_what_other_programs_would_take_for_a_raw_key_is_no_passphrase(journal: Path, digits: int) -> None:
    with pytest.raises(Refusal, match="raw key"):
        made(journal, f"x'{'2D' * (digits // 2)}'")
    assert list(journal.parent.iterdir()) == []


def test_the_clock_that_is_given_is_the_journals_clock(journal: Path) -> None:
    made(journal)
    services = open_services(journal, clock=FakeClock())
    assert str(services.now) == "2026-11-22T21:40:00+01:00"
    services.journal.close()


@pytest.mark.parametrize("passphrase", PASSPHRASES)
def test_any_passphrase_opens_its_own_journal_and_hides_every_word(journal: Path, passphrase: str) -> None:
    made(journal, passphrase)
    assert b"MARKER" not in journal.read_bytes()
    assert not journal.read_bytes().startswith(b"SQLite format 3")
    assert entry_in(journal, passphrase) == ENTRY


@pytest.mark.parametrize(
    "wrong", [None, "", "RIGHT", "right ", " right", "right\0", "other", json.loads('"\\ud83d"')]
)
def test_a_journal_opens_with_no_passphrase_but_its_own_and_stays_as_it_was(
    journal: Path, wrong: str | None
) -> None:
    made(journal, "right")
    before = journal.read_bytes()
    with pytest.raises(Refusal) as refused:
        open_services(journal, wrong)
    assert "passphrase" in str(refused.value)
    assert "right" not in str(refused.value)
    assert journal.read_bytes() == before
    assert entry_in(journal, "right") == ENTRY


def test_a_journal_without_a_passphrase_takes_none(journal: Path) -> None:
    made(journal)
    with pytest.raises(Refusal, match="not encrypted"):
        open_services(journal, "some")
    assert entry_in(journal) == ENTRY


@pytest.mark.parametrize("passphrase", ["", "nul\0inside", json.loads('"\\ud83d"')])
def test_no_journal_is_made_with_what_can_be_no_passphrase(journal: Path, passphrase: str) -> None:
    with pytest.raises(Refusal, match="passphrase"):
        create_services(journal, passphrase)
    assert not journal.exists()


def test_a_new_journal_takes_nothings_place(journal: Path) -> None:
    made(journal)
    before = journal.read_bytes()
    for place in (journal, journal.parent):
        with pytest.raises(Refusal, match="already something"):
            create_services(place)
    assert journal.read_bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"some words", bytes(8192)])
def test_what_is_no_journal_is_refused_and_left_as_it_was(journal: Path, content: bytes | None) -> None:
    if content is not None:
        journal.write_bytes(content)
    for passphrase in (None, "any"):
        with pytest.raises(Refusal):
            open_services(journal, passphrase)
    assert (journal.read_bytes() if journal.exists() else None) == content


@pytest.fixture
def kept(journal: Path) -> JournalServices:
    """Return an open journal with one entry that may still stand in its write-ahead log."""
    services = create_services(journal, clock=FakeClock())
    services.entries.write(ENTRY)
    return services


def test_a_backup_is_dated_beside_the_journal_and_opens(kept: JournalServices) -> None:
    target = back_up(kept)
    journal = kept.journal.path
    assert target == journal.parent / "journal.carejournal.backups" / "journal-2026-11-22-214000.carejournal"
    assert list(target.parent.iterdir()) == [target]
    assert entry_in(target) == ENTRY
    assert (target.stat().st_mode & 0o777, target.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    kept.journal.close()


def test_a_backup_holds_what_was_there_when_it_was_made(kept: JournalServices, clock: FakeClock) -> None:
    kept.clock = clock
    first = back_up(kept)
    kept.entries.delete("e")
    clock.forward(seconds=1)
    second = back_up(kept)
    assert first != second
    assert (entry_in(first), entry_in(second)) == (ENTRY, None)
    assert kept.looking_back.entry_count() == 0
    kept.journal.close()


def test_two_backups_within_one_second_are_both_kept(kept: JournalServices) -> None:
    first = back_up(kept)
    kept.entries.delete("e")
    second = back_up(kept)
    assert (entry_in(first), entry_in(second)) == (ENTRY, None)
    kept.journal.close()


def test_a_backup_is_encrypted_like_its_journal(journal: Path) -> None:
    made(journal, "right")
    services = open_services(journal, "right", FakeClock())
    target = back_up(services)
    services.journal.close()
    assert b"MARKER" not in target.read_bytes()
    assert entry_in(target, "right") == ENTRY
    with pytest.raises(Refusal):
        open_services(target)


def test_a_backup_goes_where_the_person_wants_it(kept: JournalServices, tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "copy.db"
    assert back_up(kept, target) == target
    assert entry_in(target) == ENTRY
    kept.journal.close()


def onto_the_journal(journal: Path) -> Path:
    return journal


def into_a_file(journal: Path) -> Path:
    (journal.parent / "file").write_bytes(b"in the way")
    return journal.parent / "file" / "copy.db"


def onto_a_folder(journal: Path) -> Path:
    (journal.parent / "folder").mkdir()
    return journal.parent / "folder"


@pytest.mark.parametrize("place", [onto_the_journal, into_a_file, onto_a_folder])
def test_a_backup_that_cannot_be_written_is_refused_and_leaves_nothing(
    kept: JournalServices, place: Callable[[Path], Path]
) -> None:
    target = place(kept.journal.path)
    before = sorted(path.name for path in target.parent.iterdir()) if target.parent.is_dir() else None
    with pytest.raises(Refusal):
        back_up(kept, target)
    after = sorted(path.name for path in target.parent.iterdir()) if target.parent.is_dir() else None
    assert after == before
    kept.journal.close()
    assert entry_in(kept.journal.path) == ENTRY


def test_a_backup_onto_a_full_disk_is_refused_and_leaves_nothing(
    kept: JournalServices, small_disk: Path
) -> None:
    (small_disk / "filler").write_bytes(bytes(2_000_000))
    with pytest.raises(Refusal, match="disk is full"):
        back_up(kept, small_disk / "copy.db")
    assert list(small_disk.iterdir()) == [small_disk / "filler"]
    kept.journal.close()
