"""The key info beside a journal is kept in step with its key; for swapping: test_swapping.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.storage.key import Key
from carejournal.storage.key_files import keep_key_info
from carejournal.storage.key_info import key_info_for, read_key_info, write_key_info
from carejournal.storage.places import backup_folder
from carejournal.storage.recovery_code import new_recovery_code, public_key_of

if TYPE_CHECKING:
    from pathlib import Path

KEY, FORMER = Key(b"1" * 32, b"a" * 16), Key(b"2" * 32, b"b" * 16)


def beside_backup(path: Path, name: str, key: Key, code: bytes | None) -> None:
    backup_folder(path).mkdir(exist_ok=True)
    write_key_info(backup_folder(path) / name, key_info_for(key.secret, key.salt, code))


def test_a_lost_key_info_comes_back_from_a_backup_with_the_recovery_code(path: Path) -> None:
    code = public_key_of(new_recovery_code())
    beside_backup(path, "2026-01-01", KEY, code)
    beside_backup(path, "2026-01-02", KEY, None)
    beside_backup(path, "2026-01-03", FORMER, code)
    keep_key_info(path, KEY)
    info = read_key_info(path)
    assert info is not None
    assert info.trusted_public_key(KEY.secret) == code


def test_without_such_a_backup_the_key_info_knows_of_no_code(path: Path) -> None:
    beside_backup(path, "2026-01-03", FORMER, public_key_of(new_recovery_code()))
    keep_key_info(path, KEY)
    info = read_key_info(path)
    assert info is not None
    assert info.fits(KEY.secret)
    assert info.trusted_public_key(KEY.secret) is None
