"""Encrypting a journal, decrypting it, another passphrase, and the recovery code: over a closed file.

Each works on a journal that nobody has open, in any thread, and ends with the journal closed: the window
locks itself first. What fails or is called off leaves the journal as it was.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carejournal.domain.refusal import PassphraseRefusal, Refusal
from carejournal.services.opening import may_be_encrypted_journal, needs_passphrase
from carejournal.services.starting_words import FIRST_LANGUAGE, call_in
from carejournal.storage.file_header import start_of
from carejournal.storage.journal import Journal
from carejournal.storage.journal_opening import create_journal, open_journal
from carejournal.storage.journal_wish import USUAL, Wish
from carejournal.storage.key import Key, key_from, new_key, usable
from carejournal.storage.places import backup_folder
from carejournal.storage.recovery_code import RecoveryCode, new_recovery_code
from carejournal.storage.writer_lock import take_writer_lock
from carejournal.system.clock import system_clock
from carejournal.system.private_files import stands_at

__all__ = [
    "Key",
    "RecoveryCode",
    "Rekeyed",
    "change_passphrase",
    "create_encrypted",
    "decrypt",
    "encrypt",
    "has_recovery_code",
    "key_of_code",
    "new_recovery_code",
    "opens",
    "readable_by_anyone",
    "refuse_if_encrypted",
    "usable",
]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Told = Callable[[float], None]
    """Told how much is done, 0 to 1; raises to call it off, which works until the journal is swapped."""


ENCRYPTED_ALREADY = "This journal is encrypted already."


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What came of giving a journal another key.

    `left` names the backups that could not be given the new key: they open with what they opened with.
    """

    key: Key | None
    code: RecoveryCode | None = None
    left: tuple[str, ...] = ()


def no_one(_: float) -> None:
    """Tell nobody."""


def create_encrypted(
    path: Path,
    passphrase: str,
    wish: Wish = USUAL,
    *,
    with_code: bool | RecoveryCode = False,
    language: str = FIRST_LANGUAGE,
) -> Rekeyed:
    """Make a new, empty, encrypted journal with the words of a language, and close it.

    Refusal where that is not possible there.
    """
    from carejournal.storage.key_info import key_info_for, write_key_info

    code = _code(with_code)
    journal = Journal(create_journal(path, passphrase, wish))
    call_in(journal, language)
    key = journal.key
    if code is not None and key is not None:
        from carejournal.storage.recovery_code import public_key_of

        write_key_info(path, key_info_for(key.secret, key.salt, public_key_of(code)))
    journal.close()
    return Rekeyed(key, code)


def encrypt(
    path: Path,
    passphrase: str,
    wish: Wish = USUAL,
    *,
    with_code: bool | RecoveryCode = False,
    told: Told = no_one,
) -> Rekeyed:
    """Encrypt a plain journal and its backups with a passphrase.

    `with_code` also makes a recovery code, or takes the one that was made beforehand.
    """
    with _closed(path, None, wish, plain=True) as present:
        return _rekeyed(present, new_key(passphrase), _code(with_code), told)


def decrypt(path: Path, secret: str | Key, wish: Wish = USUAL, *, told: Told = no_one) -> Rekeyed:
    """Make an encrypted journal and its backups readable by anyone who gets the files."""
    with _closed(path, secret, wish) as present:
        return _rekeyed(present, None, None, told)


def change_passphrase(
    path: Path,
    secret: str | Key,
    passphrase: str,
    wish: Wish = USUAL,
    *,
    with_code: bool | RecoveryCode = False,
    told: Told = no_one,
) -> Rekeyed:
    """Encrypt the journal and its backups anew with another passphrase.

    A recovery code that was made opens it further; `with_code` puts another in its place, as in encrypt().
    """
    with _closed(path, secret, wish) as present:
        return _rekeyed(present, new_key(passphrase), _code(with_code), told)


def key_of_code(path: Path, words: str) -> Key:
    """Return the key of a journal or backup by its recovery code; Refusal where that does not fit."""
    from carejournal.storage.key_files import key_info_of
    from carejournal.storage.recovery_code import parse_recovery_code

    code = parse_recovery_code(words)
    with _file_refused(path):
        start = start_of(path, to_write=False)
    info = key_info_of(path, start.salt)
    if start.content.is_plain:
        raise Refusal("This journal is not encrypted: it opens without a recovery code.")
    if info is None:
        raise PassphraseRefusal(
            "The key info file of this journal is not beside it, so no recovery code can open it."
        )
    return Key(info.recovered(code), info.salt)


def has_recovery_code(path: Path, key: Key | None) -> bool:
    """Return whether a recovery code opens the journal too."""
    return key is not None and _public_key(path, key) is not None


def opens(passphrase: str, key: Key) -> bool:
    """Return whether this key was made from this passphrase; takes as long as opening the journal."""
    return key_from(passphrase, key.salt) == key


def readable_by_anyone(journal: Path, backup: str) -> bool:
    """Return whether one of the journal's backups, by its name, is not encrypted."""
    return not needs_passphrase(backup_folder(journal) / backup)


def refuse_if_encrypted(path: Path) -> None:
    """Raise Refusal where there is no journal, or it is encrypted already."""
    if not stands_at(path):
        raise Refusal(f"There is no journal at {path}.")
    if needs_passphrase(path):
        raise _not_plain(path)


def _not_plain(path: Path) -> Refusal:
    return Refusal(ENCRYPTED_ALREADY if may_be_encrypted_journal(path) else "This file is not a journal.")


@dataclass(frozen=True, slots=True)
class _Present:
    path: Path
    key: Key | None


@contextlib.contextmanager
def _closed(path: Path, secret: str | Key | None, wish: Wish, *, plain: bool = False) -> Iterator[_Present]:
    """Open and close the journal once, so that it is known to be whole, and keep everyone else away."""
    with contextlib.ExitStack() as stack:
        if wish.held is None:
            lock = take_writer_lock(path, wish.program, system_clock())
            wish = replace(wish, held=stack.enter_context(lock))
        try:
            journal = open_journal(path, secret, wish)
        except PassphraseRefusal as refusal:
            if plain:
                raise _not_plain(path) from refusal
            raise
        journal.close()
        yield _Present(journal.path, journal.key)


def _rekeyed(present: _Present, wanted: Key | None, code: RecoveryCode | None, told: Told) -> Rekeyed:
    from carejournal.storage.swapping import change_key

    public_key = _wanted_public_key(present, code)
    backups = _backups(present.path)
    steps = len(backups) + 2
    told(1 / (steps + 1))
    change_key(present.path, present.key, wanted, public_key, lambda: told(2 / (steps + 1)))
    left = []
    for number, backup in enumerate(backups):
        # From here on it cannot be called off: the journal has its new key.
        with contextlib.suppress(Exception):
            told((number + 3) / (steps + 1))
        try:
            _rekey_backup(backup, present.key, wanted, public_key)
        except Refusal:
            left.append(backup.name)
    return Rekeyed(wanted, code, tuple(left))


def _rekey_backup(backup: Path, present: Key | None, wanted: Key | None, public_key: bytes | None) -> None:
    from carejournal.storage.swapping import change_key

    change_key(backup, present, wanted, public_key, lambda: None)


def _backups(path: Path) -> list[Path]:
    folder = backup_folder(path)
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if each.suffix == path.suffix and each.is_file())


def _code(wanted: bool | RecoveryCode) -> RecoveryCode | None:  # noqa: FBT001 - the question is the code's
    if isinstance(wanted, RecoveryCode):
        return wanted
    return new_recovery_code() if wanted else None


def _wanted_public_key(present: _Present, code: RecoveryCode | None) -> bytes | None:
    if code is not None:
        from carejournal.storage.recovery_code import public_key_of

        return public_key_of(code)
    return None if present.key is None else _public_key(present.path, present.key)


def _public_key(path: Path, key: Key) -> bytes | None:
    from carejournal.storage.key_files import key_info_of

    info = key_info_of(path, key.salt)
    return None if info is None else info.trusted_public_key(key.secret)


@contextlib.contextmanager
def _file_refused(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refusal(f"{path} cannot be read.") from error
