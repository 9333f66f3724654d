"""Putting a backup back: what is replaced is kept, and what cannot be done leaves the journal as it was."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import PassphraseRefusal, Refusal
from carejournal.services.door import Door
from carejournal.services.opening import back_up, create_services, open_services
from carejournal.services.restoring import Secrets, key_of_backup, restore
from carejournal.services.safekeeping import create_encrypted, encrypt, key_of_code
from carejournal.storage.daily_backups import Why, backups_of
from carejournal.storage.file_header import APPLICATION_ID
from carejournal.storage.key import Key
from carejournal.storage.key_info import key_info_for, write_key_info
from carejournal.storage.places import backup_folder, seal_file
from carejournal.storage.swapping import change_key
from carejournal.storage.writer_lock import HeldElsewhere
from storage.made_journals import contents

if TYPE_CHECKING:
    from pathlib import Path

KEY = Key(b"k" * 32, b"s" * 16)
OTHER = Key(b"o" * 32, b"t" * 16)
MOMENT = Moment.of(datetime(2026, 11, 22, 20, tzinfo=UTC))
BEFORE, SINCE = Entry("before", MOMENT, note="the canal"), Entry("since", MOMENT, note="the harbour")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Make a plain journal of two entries, of which its backup holds the first."""
    folder = tmp_path / "mine"
    folder.mkdir()
    path = folder / "j.carejournal"
    services = create_services(path)
    services.entries.write(BEFORE)
    back_up(services, tmp_path / "backup")
    services.entries.write(SINCE)
    services.journal.close()
    return path


@pytest.fixture
def backup(journal: Path) -> Path:
    """Return the journal's backup, outside its folder."""
    return journal.parent.parent / "backup"


def keyed(path: Path, key: Key) -> None:
    """Encrypt a file with a key at once: making one of a passphrase takes long."""
    change_key(path, None, key, None, lambda: None)


def entries_of(path: Path, key: Key | None = None) -> set[str]:
    services = open_services(path, key)
    assert services.journal.check().faults == ()
    found = {entry.id for entry in services.journal.entries.all()}
    services.journal.close()
    return found


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@pytest.mark.parametrize("backup_key", [None, OTHER], ids=["plain backup", "encrypted backup"])
def test_the_journal_opens_as_before_with_what_the_backup_holds_and_the_old_one_is_kept(
    journal: Path, backup: Path, key: Key | None, backup_key: Key | None
) -> None:
    for path, opener in ((journal, key), (backup, backup_key)):
        if opener is not None:
            keyed(path, opener)
    before = backup.read_bytes()
    done = restore(journal, backup, Secrets(key, backup_key))
    assert done.key == key
    assert entries_of(journal, key) == {"before"}
    assert done.kept is not None
    assert entries_of(done.kept, key) == {"before", "since"}
    assert backup.read_bytes() == before


def test_what_was_replaced_is_found_among_the_backups_and_can_be_put_back_itself(
    journal: Path, backup: Path
) -> None:
    done = restore(journal, backup, Secrets())
    assert [each.path for each in backups_of(journal) if each.why is Why.REPLACED] == [done.kept]
    assert done.kept is not None
    restore(journal, done.kept, Secrets())
    assert entries_of(journal) == {"before", "since"}


def test_two_restores_within_a_second_both_keep_what_they_replaced(journal: Path, backup: Path) -> None:
    kept = [restore(journal, backup, Secrets()).kept for _ in range(3)]
    assert len({*kept}) == 3
    assert all(path is not None and path.exists() for path in kept)
    assert {each.path for each in backups_of(journal) if each.why is Why.REPLACED} == {*kept}


def test_a_missing_journal_comes_back_with_the_backups_key(journal: Path, backup: Path) -> None:
    keyed(backup, KEY)
    journal.unlink()
    done = restore(journal, backup, Secrets(None, KEY))
    assert (done.key, done.kept) == (KEY, None)
    assert entries_of(journal, KEY) == {"before"}


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_damaged_journal_is_replaced_and_kept_as_it_is(
    journal: Path, backup: Path, key: Key | None
) -> None:
    if key is not None:
        keyed(journal, key)
        keyed(backup, key)
    content = bytearray(journal.read_bytes())
    content[8192:12288] = bytes(4096)
    journal.write_bytes(content)
    done = restore(journal, backup, Secrets(key))
    assert entries_of(journal, key) == {"before"}
    assert done.kept is not None
    assert done.kept.read_bytes() == bytes(content)


def test_an_empty_file_in_the_journals_place_is_no_hindrance(journal: Path, backup: Path) -> None:
    """A power cut can leave one, and its seal was broken by the first change of the day."""
    seal_file(journal).unlink()
    journal.write_bytes(b"")
    restore(journal, backup, Secrets())
    assert entries_of(journal) == {"before"}


def test_the_recovery_code_still_opens_what_was_restored(journal: Path, backup: Path, tmp_path: Path) -> None:
    made = encrypt(journal, "the usual words", with_code=True)
    assert made.code is not None
    services = open_services(journal, made.key)
    back_up(services, tmp_path / "encrypted backup")
    services.journal.close()
    for source in (backup, tmp_path / "encrypted backup"):
        done = restore(journal, source, Secrets(made.key))
        assert done.key == made.key == key_of_code(journal, made.code.words)
    journal.unlink()
    journal.with_name(f"{journal.name}.keyinfo").unlink()
    restore(journal, tmp_path / "encrypted backup", Secrets(made.key))
    assert key_of_code(journal, made.code.words) == made.key


def test_a_backup_on_a_read_only_disk_can_be_put_back(
    journal: Path, small_disk: Path, tmp_path: Path
) -> None:
    made = create_encrypted(tmp_path / "other", "the usual words", with_code=True)
    services = open_services(tmp_path / "other", made.key)
    back_up(services, small_disk / "encrypted")
    services.journal.close()
    shutil.copyfile(tmp_path / "backup", small_disk / "plain")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    restore(journal, small_disk / "plain", Secrets())
    assert entries_of(journal) == {"before"}
    assert made.code is not None
    assert key_of_code(small_disk / "encrypted", made.code.words) == made.key
    restore(journal, small_disk / "encrypted", Secrets(None, made.key))
    assert entries_of(journal) == set()


def refused(journal: Path, backup: Path, secrets: Secrets, words: str, kind: type[Refusal] = Refusal) -> None:
    """Check that it is refused with nothing changed."""
    before = contents(journal.parent)
    with pytest.raises(kind, match=words):
        restore(journal, backup, secrets)
    assert contents(journal.parent) == before


def test_the_journal_itself_and_what_is_not_there_are_no_backups(journal: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(journal)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").touch()
    (tmp_path / "letter").write_bytes(b"Dear diary")
    for name, words in {
        "link": "the journal itself",
        "nowhere": "There is no backup at",
        "folder": "cannot be read",
        "empty": "is empty",
        "letter": "passphrase",
    }.items():
        refused(journal, tmp_path / name, Secrets(), words)


@pytest.mark.parametrize("secret", [OTHER, "a guess"], ids=["another key", "a wrong passphrase"])
def test_the_wrong_secret_for_the_journal_leaves_it(journal: Path, backup: Path, secret: Key | str) -> None:
    keyed(journal, KEY)
    refused(journal, backup, Secrets(secret), "passphrase", PassphraseRefusal)


def test_the_wrong_secret_for_the_backup_leaves_the_journal(journal: Path, backup: Path) -> None:
    keyed(backup, KEY)
    refused(journal, backup, Secrets(None, OTHER), "another passphrase", PassphraseRefusal)
    refused(journal, backup, Secrets(None, replace(OTHER, salt=KEY.salt)), "another passphrase")
    refused(journal, backup, Secrets(), "it is encrypted and needs its passphrase", PassphraseRefusal)


def test_an_encrypted_backup_from_a_newer_version_leaves_the_journal(journal: Path, backup: Path) -> None:
    """It is known as such only once it is open."""
    from contextlib import closing

    from carejournal.storage.connection import connect

    keyed(backup, KEY)
    with closing(connect(backup, KEY)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 999")
    refused(journal, backup, Secrets(None, KEY), "newer version")


def test_a_journal_that_someone_has_open_is_left(journal: Path, backup: Path) -> None:
    door = Door(journal)
    try:
        with pytest.raises(HeldElsewhere):
            restore(journal, backup, Secrets())
        restore(journal, backup, Secrets(), door.wish)  # its own window may
        assert {entry.id for entry in door.open().journal.entries.all()} == {"before"}
    finally:
        door.leave()


class CalledOffError(Exception):
    """Raised by whoever is told."""


@pytest.mark.parametrize("at", [0.1, 0.8])
def test_it_can_be_called_off_until_the_swap(journal: Path, backup: Path, at: float) -> None:
    def told(done: float) -> None:
        if done == at:
            raise CalledOffError

    before = contents(journal.parent)
    with pytest.raises(CalledOffError):
        restore(journal, backup, Secrets(), told=told)
    assert contents(journal.parent) == before


def test_a_planted_public_key_is_not_taken_over(journal: Path, backup: Path) -> None:
    from carejournal.storage.recovery_code import new_recovery_code, public_key_of

    planted = new_recovery_code()
    keyed(journal, KEY)
    write_key_info(journal, key_info_for(OTHER.secret, KEY.salt, public_key_of(planted)))
    restore(journal, backup, Secrets(KEY))
    with pytest.raises(Refusal):
        key_of_code(journal, planted.words)


def test_what_opens_a_backup_is_known_beforehand(journal: Path, backup: Path) -> None:
    assert key_of_backup(backup, Secrets(KEY)) is None
    keyed(backup, KEY)
    assert key_of_backup(backup, Secrets(KEY)) == KEY
    assert key_of_backup(backup, Secrets(OTHER, KEY)) == KEY
    assert not backup_folder(journal).exists()
