"""A wrong passphrase and a damaged file are told apart, as far as anybody can."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.services.safekeeping import create_encrypted
from carejournal.storage.file_header import DAMAGED_START, start_of
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.key import Key, key_from
from carejournal.storage.places import key_info_file, seal_file, with_logs
from carejournal.storage.unlocking import (
    NEEDS_ITS_PASSPHRASE,
    PERHAPS_ENCRYPTED,
    key_to,
    proved_key,
)
from storage.made_journals import contents, filled

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
RIGHT, WRONG = "a small boat, well caulked", "a small boat, badly caulked"
SALT, FIRST_PAGE, LATER = 3, 2000, 5 * PAGE + 100
"""Places in a file: in its salt, elsewhere in its first page, and after that."""


class Made(NamedTuple):
    """An encrypted journal, closed, and what opens it."""

    folder: Path
    key: Key


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    key = create_encrypted(folder / "my journal", RIGHT).key
    assert key is not None
    return Made(folder, key)


@pytest.fixture
def encrypted(made: Made, path: Path) -> Path:
    shutil.copytree(made.folder, path.parent, dirs_exist_ok=True)
    return path


def spoil(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x55
    path.write_bytes(content)


def refusal_of(path: Path, secret: str | Key | None) -> Refusal:
    """Return what opening says; it changes nothing."""
    before = contents(path.parent)
    with pytest.raises(Refusal) as refused:
        open_journal(path, secret)
    assert contents(path.parent) == before
    return refused.value


@pytest.mark.parametrize("place", [SALT, FIRST_PAGE, LATER], ids=["salt", "first page", "later"])
def test_in_a_damaged_file_a_wrong_passphrase_is_wrong_and_the_right_one_meets_the_damage(
    encrypted: Path, made: Made, place: int
) -> None:
    spoil(encrypted, place)
    assert isinstance(refusal_of(encrypted, RIGHT), DamagedRefusal)
    assert isinstance(refusal_of(encrypted, made.key), DamagedRefusal)
    assert isinstance(refusal_of(encrypted, WRONG), PassphraseRefusal)


@pytest.mark.parametrize("place", [SALT, FIRST_PAGE], ids=["salt", "first page"])
def test_the_passphrase_alone_is_proved_in_the_same_way(encrypted: Path, place: int) -> None:
    spoil(encrypted, place)
    with pytest.raises(DamagedRefusal, match=DAMAGED_START):
        proved_key(encrypted, RIGHT)
    with pytest.raises(PassphraseRefusal, match="does not open the journal"):
        proved_key(encrypted, WRONG)


def test_a_sound_file_proves_its_passphrase_and_no_other(encrypted: Path, made: Made) -> None:
    before = encrypted.read_bytes()
    assert proved_key(encrypted, RIGHT) == made.key
    with pytest.raises(PassphraseRefusal, match="does not open the journal"):
        proved_key(encrypted, WRONG)
    assert encrypted.read_bytes() == before


@pytest.mark.parametrize("place", [None, FIRST_PAGE], ids=["sound", "damaged"])
def test_without_the_key_info_nobody_can_tell_and_that_is_said(encrypted: Path, place: int | None) -> None:
    key_info_file(encrypted).unlink()
    if place is not None:
        spoil(encrypted, place)
    refusal = refusal_of(encrypted, WRONG if place is None else RIGHT)
    assert isinstance(refusal, PassphraseRefusal)
    assert "may be damaged" in str(refusal)


def test_a_damaged_key_info_is_as_good_as_none(encrypted: Path) -> None:
    spoil(key_info_file(encrypted), 40)
    assert "may be damaged" in str(refusal_of(encrypted, WRONG))


@pytest.mark.parametrize("secret", [WRONG, RIGHT])
def test_where_both_salt_and_key_info_are_damaged_it_is_not_called_a_wrong_passphrase_for_sure(
    encrypted: Path, secret: str
) -> None:
    spoil(encrypted, SALT)
    spoil(key_info_file(encrypted), 40)
    assert "may be damaged" in str(refusal_of(encrypted, secret))


def test_the_key_of_another_time_says_that_the_passphrase_is_another_now(encrypted: Path, made: Made) -> None:
    other = Key(made.key.secret, bytes(16))
    refusal = refusal_of(encrypted, other)
    assert isinstance(refusal, PassphraseRefusal)
    assert "another passphrase now" in str(refusal)


def test_without_a_passphrase_it_is_asked_for(encrypted: Path) -> None:
    assert str(refusal_of(encrypted, None)) == NEEDS_ITS_PASSPHRASE
    key_info_file(encrypted).unlink()
    assert str(refusal_of(encrypted, None)) == PERHAPS_ENCRYPTED


def test_a_plain_journal_whose_beginning_is_damaged_does_not_ask_for_a_passphrase(path: Path) -> None:
    filled(path)
    spoil(path, SALT)
    assert isinstance(refusal_of(path, None), DamagedRefusal)
    seal_file(path).unlink()
    assert isinstance(refusal_of(path, None), DamagedRefusal)  # the rest of its first page still names it


@pytest.mark.parametrize("place", range(16, 100))
def test_a_changed_header_of_a_sealed_journal_is_damage_wherever_it_changed(plain: Path, place: int) -> None:
    spoil(plain, place)
    assert isinstance(refusal_of(plain, None), DamagedRefusal)


@pytest.fixture(scope="module")
def made_plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("plain") / "my journal").parent


@pytest.fixture
def plain(made_plain: Path, path: Path) -> Path:
    shutil.copytree(made_plain, path.parent, dirs_exist_ok=True)
    return path


def test_a_plain_journal_takes_no_passphrase(path: Path, made: Made) -> None:
    filled(path)
    for secret in (RIGHT, made.key):
        assert "not encrypted" in str(refusal_of(path, secret))
    with pytest.raises(Refusal, match="not encrypted"):
        proved_key(path, RIGHT)


def test_an_empty_file_is_no_journal_with_any_secret(path: Path) -> None:
    path.touch()
    for secret in (None, RIGHT):
        with pytest.raises(Refusal, match="is empty"):
            key_to(path, start_of(path), secret)


def test_a_file_shorter_than_a_salt_is_refused_and_is_no_fault_of_ours(path: Path) -> None:
    path.write_bytes(b"short")
    assert isinstance(refusal_of(path, RIGHT), PassphraseRefusal)
    with pytest.raises(PassphraseRefusal):
        proved_key(path, RIGHT)


def test_a_passphrase_cannot_be_proved_where_there_is_no_file(path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        proved_key(path, RIGHT)


@pytest.mark.parametrize("size", [0, 1, 15, 16, PAGE - 1, PAGE, PAGE + 1])
def test_an_encrypted_journal_that_was_cut_is_damaged_with_the_right_passphrase(
    encrypted: Path, made: Made, size: int
) -> None:
    os.truncate(encrypted, size)
    assert isinstance(refusal_of(encrypted, made.key), DamagedRefusal)


def test_the_key_to_a_file_is_made_with_the_files_own_salt(encrypted: Path, made: Made) -> None:
    start = start_of(encrypted)
    assert key_to(encrypted, start, RIGHT) == key_from(RIGHT, start.salt) == made.key
    assert key_to(encrypted, start, made.key) is made.key


def test_a_plain_journal_whose_whole_beginning_is_gone_is_known_by_its_seal(plain: Path) -> None:
    for place in (SALT, 68):
        spoil(plain, place)
    assert str(refusal_of(plain, None)) == DAMAGED_START
    seal_file(plain).unlink()
    assert str(refusal_of(plain, None)) == PERHAPS_ENCRYPTED  # now nobody can tell


def test_what_is_in_the_way_of_the_file_is_not_taken_for_a_wrong_passphrase(encrypted: Path) -> None:
    with_logs(encrypted)[1].mkdir()
    with pytest.raises(Refusal, match="cannot be opened") as refused:
        proved_key(encrypted, RIGHT)
    assert not isinstance(refused.value, PassphraseRefusal)
