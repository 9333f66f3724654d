"""What opens a journal's file: no key at all, the key its passphrase makes, or a reason why not."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.storage.connection import connect
from carejournal.storage.faults import is_not_a_database, world_faults_refused
from carejournal.storage.file_header import DAMAGED_START, Content, FileStart, schema_of, start_of
from carejournal.storage.key import Key, key_from
from carejournal.storage.places import key_info_file
from carejournal.storage.seal import sealed_plain

if TYPE_CHECKING:
    from pathlib import Path

NEEDS_ITS_PASSPHRASE = "This journal is encrypted and needs its passphrase."  # noqa: S105 - a sentence
PERHAPS_ENCRYPTED = "This file is not a journal, or it is encrypted and needs its passphrase."


def key_to(path: Path, start: FileStart, secret: str | Key | None) -> Key | None:
    """Return the key with which to try a file, None for a plain one; Refusal where the secret cannot fit."""
    if start.content is Content.EMPTY:
        raise Refusal(f"{path} is empty, not a journal.")
    if start.content is Content.PLAIN:
        if secret is not None:
            raise Refusal("This journal is not encrypted: open it without a passphrase.")
        return None
    if secret is None:
        if sealed_plain(path):
            raise DamagedRefusal(DAMAGED_START)
        raise PassphraseRefusal(NEEDS_ITS_PASSPHRASE if key_info_file(path).exists() else PERHAPS_ENCRYPTED)
    if isinstance(secret, str):
        return key_from(secret, start.salt)
    if secret.salt != start.salt:
        raise _why_another_salt(path, start.salt, secret)
    return secret


def why_locked(path: Path, key: Key, secret: str | Key) -> Refusal:
    """Return why a key does not open a file: the wrong passphrase, or a file whose first page is damaged.

    The key info file beside the journal can tell; without it nobody can.
    """
    from carejournal.storage.key_files import key_info_of

    info = key_info_of(path, key.salt)
    if info is None:
        return PassphraseRefusal(
            "This file is not a journal, or it is encrypted with another passphrase. If you are sure of the "
            "passphrase, the file may be damaged; its backups lie beside it."
        )
    if info.salt != key.salt and isinstance(secret, str):
        key = key_from(secret, info.salt)  # the file's own salt may be what is damaged
    if info.salt == key.salt and info.fits(key.secret):
        return DamagedRefusal(DAMAGED_START)
    return PassphraseRefusal("This passphrase does not open the journal.")


def _why_another_salt(path: Path, salt: bytes, key: Key) -> Refusal:
    """Return why a file begins with another salt than its key has."""
    from carejournal.storage.key_files import key_info_of

    info = key_info_of(path, salt)
    if info is not None and info.salt == key.salt and info.fits(key.secret):
        return DamagedRefusal(DAMAGED_START)
    return PassphraseRefusal("This journal has another passphrase now.")


def proved_key(path: Path, passphrase: str) -> Key:
    """Return the key of a closed, encrypted file, proved by reading its first page.

    Raises PassphraseRefusal where the passphrase is wrong, DamagedRefusal where it is right but the page is
    not, and Refusal where the file cannot be read.
    """
    try:
        key = key_to(path, start_of(path), passphrase)
    except OSError as error:
        raise Refusal(f"{path} cannot be read.") from error
    assert key is not None  # a passphrase for a plain file was refused
    try:
        with world_faults_refused(), contextlib.closing(connect(path, key, read_only=True)) as connection:
            schema_of(connection)
    except Refusal as refusal:
        if not is_not_a_database(refusal.__cause__):
            raise
        raise why_locked(path, key, passphrase) from refusal
    return key
