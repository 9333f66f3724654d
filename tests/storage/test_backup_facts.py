"""What a backup says of itself, and which one is good."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.storage.backup_facts import BackupFacts, facts_of, key_of_backup, marks_of, newest_good
from carejournal.storage.daily_backups import daily_backup, make_daily_backup
from carejournal.storage.file_header import SCHEMA
from carejournal.storage.key import Key, key_from
from carejournal.storage.places import backup_folder
from storage.made_journals import DAY, PASSPHRASE, SOME_OF_EVERYTHING, contents, created, filled, opened

OLD_JOURNALS = sorted((Path(__file__).parent / "old_journals").glob("*.carejournal"))
PAGE = 4096


def backed_up(path: Path, passphrase: str | None, *days: date) -> None:
    with opened(path, passphrase) as journal:
        for day in days:
            assert make_daily_backup(path, journal._file.key, day)


def damage_page(path: Path, number: int) -> None:
    with path.open("r+b") as file:
        file.seek(number * PAGE)
        file.write(b"\x5a" * PAGE)


def test_a_backup_tells_what_it_holds_and_is_not_changed_by_that(path: Path, passphrase: str | None) -> None:
    filled(path, passphrase)
    backed_up(path, passphrase, DAY)
    backup = daily_backup(path, DAY)
    before = contents(backup.parent)
    facts = facts_of(backup, key_of_backup(backup, passphrase), thoroughly=True)
    assert facts == BackupFacts(
        entries=3,
        sessions=3,
        first_day=date(2026, 1, 18),
        last_day=DAY,
        schema=SCHEMA,
        encrypted=passphrase is not None,
        sound=True,
    )
    assert contents(backup.parent) == before


def test_without_a_thorough_look_nothing_is_said_of_its_soundness(path: Path) -> None:
    assert facts_of(filled(path), None).sound is None


def test_an_empty_journal_has_no_days(path: Path) -> None:
    with created(path):
        facts = facts_of(path, None)
    assert (facts.entries, facts.first_day, facts.last_day) == (0, None, None)


def test_what_lies_in_the_trash_does_not_count(path: Path) -> None:
    filled(path)
    with opened(path) as journal:
        with journal.transaction():
            journal.entries.trash("entry-1", SOME_OF_EVERYTHING.imports[0].imported_at)
        assert facts_of(path, None).entries == 2
        assert set(marks_of(path, None)["entries"]) == {"entry-2", "entry-3"}


@pytest.mark.parametrize("old", OLD_JOURNALS, ids=lambda old: old.name)
def test_backups_of_older_schemas_are_read_too(old: Path, tmp_path: Path) -> None:
    copy = tmp_path / "old"
    shutil.copyfile(old, copy)
    facts = facts_of(copy, None)
    assert facts.schema <= SCHEMA
    assert sum(map(len, marks_of(copy, None).values())) >= facts.entries + facts.sessions > 0


def test_marks_differ_where_a_record_does(path: Path) -> None:
    filled(path)
    first = marks_of(path, None)
    assert {table: len(marks) for table, marks in first.items()} == {
        "entries": 3,
        "sessions": 3,
        "agenda_items": 2,
        "practices": 2,
        "scores": 1,
    }
    assert marks_of(path, None) == first
    with opened(path) as journal:
        for change in ({"note": "other"}, {"readings": {"mood": 1.0}}, {"tags": ("people",)}):
            entry = journal.entries.get("entry-1")
            assert entry is not None
            with journal.transaction():
                journal.entries.put(dataclasses.replace(entry, **change))
            second = marks_of(path, None)
            assert {uid for uid, mark in second["entries"].items() if first["entries"][uid] != mark} == {
                "entry-1"
            }
            assert second | {"entries": {}} == first | {"entries": {}}
            first = second


def test_the_journals_key_opens_its_backup_and_others_are_told_so(path: Path) -> None:
    filled(path, PASSPHRASE)
    backed_up(path, PASSPHRASE, DAY)
    backup = daily_backup(path, DAY)
    key = key_of_backup(backup, PASSPHRASE)
    assert key_of_backup(backup, key) == key
    with pytest.raises(PassphraseRefusal, match="needs its passphrase"):
        key_of_backup(backup, None)
    with pytest.raises(PassphraseRefusal, match="another passphrase"):
        key_of_backup(backup, key_from(PASSPHRASE, b"another salt 16B"))
    with pytest.raises(PassphraseRefusal, match="another passphrase"):
        facts_of(backup, key_of_backup(backup, "wrong"))
    with pytest.raises(PassphraseRefusal, match="encrypted"):
        facts_of(backup, None)


def test_a_plain_backup_of_a_journal_that_was_encrypted_later_needs_no_key(path: Path) -> None:
    assert key_of_backup(filled(path), PASSPHRASE) is None


@pytest.mark.parametrize(
    ("content", "refused"),
    [(b"", DamagedRefusal), (b"no journal at all, but some letter", PassphraseRefusal), (None, Refusal)],
)
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes | None, refused: type[Refusal]) -> None:
    place = tmp_path / "thing"
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(refused):
        facts_of(place, key_of_backup(place, None))


def test_a_file_without_a_journal_in_it_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "nothing"
    place.touch()
    with pytest.raises(Refusal, match="no journal"):
        facts_of(place, None)


def test_the_newest_backup_without_damage_is_the_good_one(path: Path, passphrase: str | None) -> None:
    filled(path, passphrase)
    days = [DAY + timedelta(days=n) for n in range(4)]
    backed_up(path, passphrase, *days)
    pages = daily_backup(path, DAY).stat().st_size // PAGE
    damage_page(daily_backup(path, days[3]), 0)
    damage_page(daily_backup(path, days[2]), pages // 2)
    (backup_folder(path) / f"replaced-2030-01-01-120000-{path.name}").write_bytes(
        daily_backup(path, days[0]).read_bytes()
    )
    good = newest_good(path, passphrase)
    assert good is not None
    assert good.day == days[1]


def test_the_newest_good_backup_is_found_with_the_key_too(path: Path) -> None:
    filled(path, PASSPHRASE)
    backed_up(path, PASSPHRASE, DAY)
    backup = daily_backup(path, DAY)
    found = newest_good(path, key_of_backup(backup, PASSPHRASE))
    assert found is not None
    assert found.path == backup
    assert newest_good(path, PASSPHRASE + "x") is None
    assert newest_good(path, None) is None


def test_where_every_backup_is_damaged_none_is_good(path: Path) -> None:
    filled(path)
    assert newest_good(path, None) is None
    backed_up(path, None, DAY)
    for number in range(daily_backup(path, DAY).stat().st_size // PAGE):
        damage_page(daily_backup(path, DAY), number)
    assert newest_good(path, None) is None


def test_damage_to_any_page_of_an_encrypted_backup_is_noticed(path: Path) -> None:
    filled(path, PASSPHRASE)
    backed_up(path, PASSPHRASE, DAY)
    backup = daily_backup(path, DAY)
    key, whole = key_of_backup(backup, PASSPHRASE), backup.read_bytes()
    for number in range(1, len(whole) // PAGE):
        backup.write_bytes(whole)
        damage_page(backup, number)
        assert not thought_sound(backup, key)


def test_damage_to_a_page_of_a_plain_backup_is_noticed_where_something_stands_in_it(path: Path) -> None:
    filled(path)
    backed_up(path, None, DAY)
    backup = daily_backup(path, DAY)
    whole, held = backup.read_bytes(), marks_of(backup, None)
    unnoticed = 0
    for number in range(1, len(whole) // PAGE):
        backup.write_bytes(whole)
        damage_page(backup, number)
        if thought_sound(backup, None):
            unnoticed += 1
            assert marks_of(backup, None) == held
    assert unnoticed < 3


def thought_sound(backup: Path, key: Key | None) -> bool:
    try:
        return bool(facts_of(backup, key, thoroughly=True).sound)
    except DamagedRefusal:
        return False
