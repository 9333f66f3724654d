"""Encrypting, decrypting, another passphrase and the recovery code, with every backup."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.services.door import Door
from carejournal.services.opening import back_up, create_services, open_services
from carejournal.services.safekeeping import (
    Key,
    RecoveryCode,
    change_passphrase,
    create_encrypted,
    decrypt,
    encrypt,
    has_recovery_code,
    key_of_code,
    new_recovery_code,
    opens,
    readable_by_anyone,
    refuse_if_encrypted,
)
from carejournal.storage.key import key_from
from carejournal.storage.key_info import key_info_for, write_key_info
from carejournal.storage.places import backup_folder, key_info_file
from carejournal.storage.writer_lock import HeldElsewhere
from storage.made_journals import contents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST, SECOND = "it's the “first” pässphrase", "and another one"
ENTRY = Entry("e", Moment.of(datetime(2026, 11, 22, 20, tzinfo=UTC)), note="the blue elephant")
SECRETS = (b"elephant", "elephant".encode("utf-16-le"))


class Encrypted(NamedTuple):
    """The folder of an encrypted journal with two backups, and what opens them."""

    folder: Path
    key: Key
    code: RecoveryCode


def make_plain(folder: Path) -> Path:
    """Make a journal of one entry with two backups."""
    folder.mkdir(parents=True, exist_ok=True)
    services = create_services(folder / "j.db")
    services.entries.write(ENTRY)
    for _ in range(2):
        back_up(services)
    services.journal.close()
    return folder / "j.db"


@pytest.fixture(scope="module")
def made_plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_plain(tmp_path_factory.mktemp("plain") / "here").parent


@pytest.fixture(scope="module")
def made_encrypted(tmp_path_factory: pytest.TempPathFactory) -> Encrypted:
    path = make_plain(tmp_path_factory.mktemp("encrypted") / "here")
    done = encrypt(path, FIRST, with_code=True)
    assert done.code is not None
    assert done.key is not None
    return Encrypted(path.parent, done.key, done.code)


@pytest.fixture
def plain(made_plain: Path, tmp_path: Path) -> Path:
    shutil.copytree(made_plain, tmp_path / "mine")
    return tmp_path / "mine" / "j.db"


@pytest.fixture
def encrypted(made_encrypted: Encrypted, tmp_path: Path) -> Path:
    shutil.copytree(made_encrypted.folder, tmp_path / "mine")
    return tmp_path / "mine" / "j.db"


def all_files(path: Path) -> list[Path]:
    """Return the journal and each of its backups."""
    backups = sorted(each for each in backup_folder(path).iterdir() if each.suffix == ".db")
    assert len(backups) >= 2
    return [path, *backups]


def assert_holds_the_entry(path: Path, secret: str | Key | None) -> None:
    services = open_services(path, secret)
    assert services.journal.check().faults == ()
    assert services.journal.entries.all() == [ENTRY]
    services.journal.close()


def found_anywhere(folder: Path) -> list[Path]:
    """Return the files in which a word of the entry stands."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each for each in files if any(secret in each.read_bytes() for secret in SECRETS)]


def test_encrypting_leaves_no_word_in_any_file_and_loses_nothing(plain: Path) -> None:
    assert len(found_anywhere(plain.parent)) == 3
    done = encrypt(plain, FIRST)
    assert (done.code, done.left) == (None, ())
    assert found_anywhere(plain.parent) == []
    for each in all_files(plain):
        assert_holds_the_entry(each, done.key)
    assert_holds_the_entry(plain, FIRST)
    assert not has_recovery_code(plain, done.key)


def test_decrypting_makes_everything_readable_and_forgets_the_key(
    encrypted: Path, made_encrypted: Encrypted
) -> None:
    done = decrypt(encrypted, made_encrypted.key)
    assert (done.key, done.code, done.left) == (None, None, ())
    for each in all_files(encrypted):
        assert_holds_the_entry(each, None)
    assert list(encrypted.parent.rglob("*.keyinfo")) == []
    with pytest.raises(Refusal, match="not encrypted"):
        key_of_code(encrypted, made_encrypted.code.words)


def test_after_another_passphrase_the_old_one_opens_nothing(
    encrypted: Path, made_encrypted: Encrypted
) -> None:
    done = change_passphrase(encrypted, FIRST, SECOND)
    assert done.left == ()
    assert done.key is not None
    assert done.key.salt != made_encrypted.key.salt
    for each in all_files(encrypted):
        assert_holds_the_entry(each, done.key)
        with pytest.raises(PassphraseRefusal):
            open_services(each, made_encrypted.key)
    with pytest.raises(PassphraseRefusal):
        open_services(encrypted, FIRST)
    assert_holds_the_entry(encrypted, SECOND)


def test_the_recovery_code_opens_the_journal_and_every_backup(
    encrypted: Path, made_encrypted: Encrypted
) -> None:
    for each in all_files(encrypted):
        assert key_of_code(each, made_encrypted.code.words) == made_encrypted.key
    assert has_recovery_code(encrypted, made_encrypted.key)


def test_the_same_sheet_opens_everything_after_another_passphrase(
    encrypted: Path, made_encrypted: Encrypted
) -> None:
    forgotten = key_of_code(encrypted, made_encrypted.code.words)
    done = change_passphrase(encrypted, forgotten, SECOND)
    assert done.code is None
    for each in all_files(encrypted):
        assert key_of_code(each, made_encrypted.code.words) == done.key
        assert_holds_the_entry(each, done.key)


def test_a_new_sheet_makes_the_old_one_worth_nothing(encrypted: Path, made_encrypted: Encrypted) -> None:
    done = change_passphrase(encrypted, made_encrypted.key, FIRST, with_code=True)
    assert done.code is not None
    for each in all_files(encrypted):
        with pytest.raises(Refusal):
            key_of_code(each, made_encrypted.code.words)
        assert key_of_code(each, done.code.words) == done.key != made_encrypted.key


def test_a_code_that_was_made_beforehand_is_the_one_that_opens_it(plain: Path) -> None:
    code = new_recovery_code()
    done = encrypt(plain, FIRST, with_code=code)
    assert done.code is code
    assert key_of_code(plain, code.words) == done.key


def test_a_backup_made_later_opens_by_the_code_too(encrypted: Path, made_encrypted: Encrypted) -> None:
    services = open_services(encrypted, made_encrypted.key)
    later = back_up(services)
    services.journal.close()
    assert key_of_code(later, made_encrypted.code.words) == made_encrypted.key


def test_a_code_comes_back_from_a_backup_where_the_journals_key_info_is_lost(
    encrypted: Path, made_encrypted: Encrypted
) -> None:
    key_info_file(encrypted).unlink()
    with pytest.raises(PassphraseRefusal, match="not beside it"):
        key_of_code(encrypted, made_encrypted.code.words)
    open_services(encrypted, made_encrypted.key).journal.close()
    assert key_of_code(encrypted, made_encrypted.code.words) == made_encrypted.key


def test_a_public_key_that_someone_planted_gets_no_later_key(
    encrypted: Path, made_encrypted: Encrypted
) -> None:
    from carejournal.storage.recovery_code import public_key_of

    planted = new_recovery_code()
    salt = made_encrypted.key.salt
    write_key_info(encrypted, key_info_for(b"x" * 32, salt, public_key_of(planted)))
    change_passphrase(encrypted, made_encrypted.key, SECOND)
    with pytest.raises(Refusal):
        key_of_code(encrypted, planted.words)


def test_a_new_encrypted_journal_is_closed_and_opens_by_passphrase_and_code(tmp_path: Path) -> None:
    done = create_encrypted(tmp_path / "new" / "j.db", FIRST, with_code=True)
    assert done.code is not None
    assert key_of_code(tmp_path / "new" / "j.db", done.code.words) == done.key
    services = open_services(tmp_path / "new" / "j.db", FIRST)
    assert services.journal.key == done.key
    services.journal.close()
    with pytest.raises(Refusal, match="already something"):
        create_encrypted(tmp_path / "new" / "j.db", SECOND)


# --- What is refused -------------------------------------------------------------------------------------


def refused(path: Path, work: Callable[[], object], words: str, kind: type[Refusal] = Refusal) -> None:
    """Check that it is refused with every file as it was."""
    before = contents(path.parent)
    with pytest.raises(kind, match=words):
        work()
    assert contents(path.parent) == before


def test_a_wrong_passphrase_changes_nothing(encrypted: Path) -> None:
    for work in (lambda: decrypt(encrypted, "guess"), lambda: change_passphrase(encrypted, "guess", SECOND)):
        refused(encrypted, work, "does not open", PassphraseRefusal)


def test_what_is_encrypted_or_plain_already_stays_as_it_is(plain: Path, encrypted_copy: Path) -> None:
    refused(encrypted_copy, lambda: encrypt(encrypted_copy, SECOND), "encrypted already")
    refused(encrypted_copy, lambda: refuse_if_encrypted(encrypted_copy), "encrypted already")
    refused(plain, lambda: decrypt(plain, FIRST), "not encrypted")
    refused(plain, lambda: change_passphrase(plain, FIRST, SECOND), "not encrypted")
    refuse_if_encrypted(plain)


@pytest.fixture
def encrypted_copy(made_encrypted: Encrypted, tmp_path: Path) -> Path:
    shutil.copytree(made_encrypted.folder, tmp_path / "also mine")
    return tmp_path / "also mine" / "j.db"


def test_what_is_no_journal_is_not_called_an_encrypted_one(tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_bytes(b"Dear diary")
    refused(letter, lambda: encrypt(letter, FIRST), "not a journal")
    refused(letter, lambda: refuse_if_encrypted(letter), "not a journal")
    refused(letter, lambda: refuse_if_encrypted(tmp_path / "nowhere"), "There is no journal at")
    refused(letter, lambda: encrypt(tmp_path / "nowhere", FIRST), "There is no journal at")
    refused(letter, lambda: decrypt(tmp_path / "nowhere", FIRST), "There is no journal at")


@pytest.mark.parametrize("passphrase", ["", "x'" + "0" * 64 + "'"])
def test_what_can_be_no_passphrase_changes_nothing(plain: Path, passphrase: str) -> None:
    refused(plain, lambda: encrypt(plain, passphrase), "passphrase")


def test_a_damaged_journal_is_told_and_not_encrypted(plain: Path) -> None:
    content = bytearray(plain.read_bytes())
    content[8192:12288] = bytes(4096)
    plain.write_bytes(content)
    refused(plain, lambda: encrypt(plain, FIRST), "damaged", DamagedRefusal)


def test_a_journal_that_a_window_has_open_is_left(plain: Path) -> None:
    door = Door(plain)
    try:
        with pytest.raises(HeldElsewhere):
            encrypt(plain, FIRST)
        done = encrypt(plain, FIRST, door.wish)  # that window itself may
        assert door.needs_passphrase
        assert door.open(done.key).journal.entries.all() == [ENTRY]
    finally:
        door.leave()


class CalledOffError(Exception):
    """Raised by whoever is told."""


def test_it_can_be_called_off_until_the_swap_and_not_after_it(plain: Path) -> None:
    told: list[float] = []
    before = contents(plain.parent)

    def call_off_at(number: int) -> Callable[[float], None]:
        def tell(done: float) -> None:
            told.append(done)
            if len(told) >= number:
                raise CalledOffError

        return tell

    for number in (1, 2):
        told.clear()
        with pytest.raises(CalledOffError):
            encrypt(plain, FIRST, told=call_off_at(number))
        assert contents(plain.parent) == before
    told.clear()
    done = encrypt(plain, FIRST, told=call_off_at(3))
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1
    for each in all_files(plain):
        assert_holds_the_entry(each, done.key)


# --- Backups that stay as they are -----------------------------------------------------------------------


def test_backups_that_cannot_be_changed_are_named_and_left(plain: Path) -> None:
    _, damaged, sound = all_files(plain)
    content = bytearray(damaged.read_bytes())
    content[8192:12288] = bytes(4096)
    damaged.write_bytes(content)
    cats = backup_folder(plain) / "cats.db"
    with closing(sqlite3.connect(cats)) as database:
        database.execute("CREATE TABLE cats (name TEXT)")
    (backup_folder(plain) / "letter.db").write_bytes(b"Dear diary")
    others = {path: path.read_bytes() for path in (cats, backup_folder(plain) / "letter.db", damaged)}
    done = encrypt(plain, FIRST)
    assert done.left == tuple(sorted(each.name for each in others))
    assert {path: path.read_bytes() for path in others} == others
    assert_holds_the_entry(sound, done.key)
    assert readable_by_anyone(plain, damaged.name)
    assert not readable_by_anyone(plain, sound.name)


def test_a_backup_with_another_passphrase_keeps_it(encrypted: Path, made_encrypted: Encrypted) -> None:
    other = backup_folder(encrypted) / "from-before.db"
    key = create_encrypted(other, "long ago").key
    done = change_passphrase(encrypted, made_encrypted.key, SECOND)
    assert done.left == (other.name,)
    services = open_services(other, key)
    services.journal.close()


def test_a_journal_without_backups_is_all_there_is(tmp_path: Path) -> None:
    create_services(tmp_path / "j.db").journal.close()
    assert encrypt(tmp_path / "j.db", FIRST).left == ()


# --- Codes and passphrases that do not fit ---------------------------------------------------------------


def test_another_code_and_words_that_are_none_are_refused(encrypted: Path) -> None:
    for words in (new_recovery_code().words, "no code at all", ""):
        refused(encrypted, lambda words=words: key_of_code(encrypted, words), "code")  # type: ignore[misc]


def test_a_plain_journal_needs_no_code_and_a_missing_one_has_none(plain: Path) -> None:
    words = new_recovery_code().words
    refused(plain, lambda: key_of_code(plain, words), "not encrypted")
    refused(plain, lambda: key_of_code(plain.with_name("nowhere"), words), "cannot be read")


def test_whether_a_passphrase_made_a_key_can_be_asked(made_encrypted: Encrypted) -> None:
    assert opens(FIRST, made_encrypted.key)
    assert not opens(SECOND, made_encrypted.key)
    assert key_from(FIRST, made_encrypted.key.salt) == made_encrypted.key
