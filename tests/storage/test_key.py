"""The key of an encrypted journal is SQLCipher 4's own, so that other SQLCipher programs open the file."""

from __future__ import annotations

import contextlib
import hashlib
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from carejournal.domain.refusal import PassphraseRefusal, Refusal
from carejournal.services.safekeeping import change_passphrase, create_encrypted, encrypt
from carejournal.storage.journal_opening import create_journal
from carejournal.storage.key import RAW_KEY, Key, key_from, new_key, usable
from storage.made_journals import PASSPHRASE, created, filled, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.storage.connection import Connection

HEX = "0123456789abcdef"
DECOMPOSED, COMPOSED = "u\u0308ber Nacht", "über Nacht"
PASSPHRASES = ["plain words", "''", '"', "\\'; --", " 日本茶 😀", COMPOSED, PASSPHRASE]
RAW_KEYS = [f"x'{HEX * 4}'", f"X'{HEX.upper() * 4}'", f"x'{'0' * 96}'"]
LOOK_LIKE_KEYS = [*RAW_KEYS, f"  x'{HEX * 6}' "]


@contextlib.contextmanager
def as_another_program(path: Path, passphrase: str) -> Iterator[Connection]:
    """Open a file as the handbook of SQLCipher says, with nothing set but the passphrase."""
    with contextlib.closing(dbapi2.connect(str(path))) as connection:
        quoted = passphrase.replace("'", "''")
        connection.execute(f"PRAGMA key = '{quoted}'")
        yield connection


def notes_seen_by_another_program(path: Path, passphrase: str) -> int:
    with as_another_program(path, passphrase) as connection:
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])


@pytest.mark.parametrize("passphrase", PASSPHRASES)
def test_other_sqlcipher_programs_open_the_file_with_the_passphrase_alone(
    path: Path, passphrase: str
) -> None:
    filled(path, passphrase)
    assert notes_seen_by_another_program(path, passphrase) == 3


def test_so_they_do_after_encrypting_and_after_another_passphrase(path: Path) -> None:
    filled(path)
    encrypt(path, PASSPHRASE)
    assert notes_seen_by_another_program(path, PASSPHRASE) == 3
    change_passphrase(path, PASSPHRASE, "another one")
    assert notes_seen_by_another_program(path, "another one") == 3
    with as_another_program(path, PASSPHRASE) as connection, pytest.raises(dbapi2.DatabaseError):
        connection.execute("SELECT count(*) FROM entries")


def test_the_parameters_are_the_standard_ones(path: Path) -> None:
    filled(path, PASSPHRASE)
    with as_another_program(path, PASSPHRASE) as connection:
        found = {
            name: str(connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("cipher_page_size", "kdf_iter", "cipher_hmac_algorithm", "cipher_kdf_algorithm")
        }
    assert found == {
        "cipher_page_size": "4096",
        "kdf_iter": "256000",
        "cipher_hmac_algorithm": "HMAC_SHA512",
        "cipher_kdf_algorithm": "PBKDF2_HMAC_SHA512",
    }


def test_a_file_that_another_program_encrypted_opens_here_by_the_same_key(path: Path) -> None:
    with as_another_program(path, PASSPHRASE) as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")
    salt = path.read_bytes()[:16]
    with contextlib.closing(dbapi2.connect(str(path))) as connection:
        connection.execute(f'PRAGMA key = "{key_from(PASSPHRASE, salt).raw}"')
        assert connection.execute("SELECT count(*) FROM cats").fetchone() == (0,)


def test_the_key_is_pbkdf2_of_the_passphrase_with_the_files_first_bytes(path: Path) -> None:
    with created(path, PASSPHRASE) as journal:
        key = journal.key
    assert key is not None
    salt = path.read_bytes()[:16]
    made = hashlib.pbkdf2_hmac("sha512", PASSPHRASE.encode(), salt, 256_000, 32)
    assert key == Key(made, salt)


@pytest.mark.parametrize("typed", [COMPOSED, DECOMPOSED])
@pytest.mark.parametrize("made_with", [COMPOSED, DECOMPOSED])
def test_the_same_letters_from_another_keyboard_are_the_same_passphrase(
    path: Path, made_with: str, typed: str
) -> None:
    create_encrypted(path, made_with)
    with opened(path, typed) as journal:
        assert journal.entries.count() == 0
    assert notes_seen_by_another_program(path, COMPOSED) == 0


@pytest.mark.parametrize("passphrase", LOOK_LIKE_KEYS)
def test_what_sqlcipher_would_take_for_a_raw_key_is_refused_and_makes_no_file(
    path: Path, passphrase: str
) -> None:
    with pytest.raises(Refusal, match="looks like a raw key"):
        create_journal(path, passphrase)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("passphrase", RAW_KEYS)
def test_sqlcipher_itself_takes_those_for_keys(path: Path, passphrase: str) -> None:
    """Else nothing would have to be refused: other programs would make another key of the same words."""
    with as_another_program(path, passphrase) as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")
    salt = path.read_bytes()[:16]
    with contextlib.closing(dbapi2.connect(str(path))) as connection:
        made = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, 256_000, 32)
        connection.execute(f'PRAGMA key = "{Key(made, salt).raw}"')
        with pytest.raises(dbapi2.DatabaseError):
            connection.execute("SELECT count(*) FROM cats")


@pytest.mark.parametrize("digits", [62, 65, 95])
def test_what_only_resembles_a_raw_key_is_a_passphrase_like_any_other(path: Path, digits: int) -> None:
    passphrase = f"x'{'a' * digits}'"
    filled(path, passphrase)
    assert notes_seen_by_another_program(path, passphrase) == 3


@pytest.mark.parametrize("passphrase", ["", "\0", "a\0b", "\ud800"])
def test_what_cannot_be_written_is_no_passphrase(passphrase: str) -> None:
    with pytest.raises(Refusal, match="at least one character"):
        new_key(passphrase)


@given(st.text(max_size=40))
def test_a_passphrase_is_refused_or_used_in_its_normal_form(passphrase: str) -> None:
    try:
        used = usable(passphrase)
    except Refusal:
        return
    assert used == unicodedata.normalize("NFC", passphrase) == usable(used)
    assert used
    assert RAW_KEY.fullmatch(used) is None


def test_the_same_salt_makes_the_same_key_and_another_does_not() -> None:
    salt = bytes(range(16))
    assert key_from(PASSPHRASE, salt) == key_from(PASSPHRASE, salt)
    assert key_from(PASSPHRASE, salt).secret != new_key(PASSPHRASE).secret


def test_each_new_journal_has_a_salt_of_its_own(tmp_path: Path) -> None:
    salts = set()
    for name in ("a", "b"):
        create_encrypted(tmp_path / name, "the same words")
        salts.add((tmp_path / name).read_bytes()[:16])
    assert len(salts) == 2


def test_a_key_shows_nothing_of_itself_in_what_is_printed_by_mistake() -> None:
    key = Key(b"s" * 32, b"t" * 16)
    for printed in (repr(key), str(key), f"{key}"):
        assert printed == "Key()"


def test_a_wrong_passphrase_is_told_without_its_words(path: Path) -> None:
    filled(path, PASSPHRASE)
    with pytest.raises(PassphraseRefusal) as refused, opened(path, "eleven blue elephants"):
        pass
    assert "elephant" not in str(refused.value)
