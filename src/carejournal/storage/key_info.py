"""The key info beside an encrypted journal or backup: what is known of its key without the passphrase."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from carejournal.domain.refusal import Refusal
from carejournal.storage.key import SALT_LENGTH
from carejournal.storage.places import key_info_file
from carejournal.storage.recovery_code import (
    NOT_THIS_JOURNAL,
    PUBLIC_KEY_LENGTH,
    WRAPPED_KEY_LENGTH,
    unwrap,
    wrap,
)
from carejournal.system.private_files import sync_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.storage.recovery_code import RecoveryCode

FORMAT = "carejournal-keyinfo"
VERSION = 1
CHECK_LENGTH = 16
KEY_CHECK_INFO = b"carejournal-keyinfo 1: key check"
"""Followed by the recovery's public key and wrapped key where there are any."""
CHECKSUM_START = b"carejournal-keyinfo 1"
LONGEST = 4096
"""So many bytes are read of a file that should have fewer than 600."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """The journal's key, wrapped for a recovery code's public key."""

    public_key: bytes
    wrapped_key: bytes

    def __post_init__(self) -> None:
        if (len(self.public_key), len(self.wrapped_key)) != (PUBLIC_KEY_LENGTH, WRAPPED_KEY_LENGTH):
            raise ValueError("a recovery has keys of 32 and 80 bytes")


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """What a key info file says: the salt of the journal's key, a check of the key, perhaps a recovery.

    None of it opens the journal without the passphrase or the recovery code.
    """

    salt: bytes
    key_check: bytes
    recovery: Recovery | None = None

    def __post_init__(self) -> None:
        if (len(self.salt), len(self.key_check)) != (SALT_LENGTH, CHECK_LENGTH):
            raise ValueError("a key info has a salt and a check of 16 bytes")

    def fits(self, secret: bytes) -> bool:
        """Whether all of this was written by someone who knew this key."""
        return hmac.compare_digest(_key_check(secret, self.salt, self.recovery), self.key_check)

    def trusted_public_key(self, secret: bytes) -> bytes | None:
        """Return the public key of the printed code, for which a later key may be wrapped.

        None where there is none, and where someone without the key has exchanged it for another.
        """
        return self.recovery.public_key if self.recovery is not None and self.fits(secret) else None

    def recovered(self, code: RecoveryCode) -> bytes:
        """Return the journal's key; Refusal where no code was made for it, or another one."""
        if self.recovery is None:
            raise Refusal("No recovery code was made for this journal.")
        secret = unwrap(self.recovery.wrapped_key, self.salt, code)
        if not self.fits(secret):
            raise Refusal(NOT_THIS_JOURNAL)
        return secret


def key_info_for(secret: bytes, salt: bytes, public_key: bytes | None = None) -> KeyInfo:
    """Return the key info of a key; with a code's public key, the key is wrapped for that code."""
    recovery = None if public_key is None else Recovery(public_key, wrap(secret, salt, public_key))
    return KeyInfo(salt, _key_check(secret, salt, recovery), recovery)


def read_key_info(path: Path) -> KeyInfo | None:
    """Return the key info of the journal or backup at `path`.

    None where there is none, it cannot be read, a newer version wrote it, or any part of it is damaged:
    the passphrase opens the journal without it.
    """
    place = key_info_file(path)
    try:
        if not place.is_file():  # opening a pipe would wait for ever
            return None
        with place.open("rb") as file:
            return _decoded(file.read(LONGEST))
    except (OSError, ValueError, RecursionError):
        return None


def write_key_info(path: Path, info: KeyInfo) -> None:
    """Write the key info of the journal or backup at `path`, whole, private and synced, or raise Refusal."""
    with _place_refused(key_info_file(path)) as place:
        write_private(place, (json.dumps(_encoded(info), indent=1) + "\n").encode())


def remove_key_info(path: Path) -> None:
    """Remove the key info of the journal or backup at `path`, if there is any, or raise Refusal."""
    with _place_refused(key_info_file(path)) as place, contextlib.suppress(FileNotFoundError):
        place.unlink()
        sync_folder(place.parent)


def _key_check(secret: bytes, salt: bytes, recovery: Recovery | None) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = KEY_CHECK_INFO + _joined(recovery)
    return HKDF(SHA256(), length=CHECK_LENGTH, salt=salt, info=info).derive(secret)


def _joined(recovery: Recovery | None) -> bytes:
    return b"" if recovery is None else recovery.public_key + recovery.wrapped_key


def _encoded(info: KeyInfo) -> dict[str, Any]:
    values = CHECKSUM_START + info.salt + info.key_check + _joined(info.recovery)
    encoded = {
        "format": FORMAT,
        "version": VERSION,
        "salt": info.salt.hex(),
        "key_check": info.key_check.hex(),
    }
    if info.recovery is not None:
        keys = {"public_key": info.recovery.public_key, "wrapped_key": info.recovery.wrapped_key}
        encoded["recovery"] = {name: key.hex() for name, key in keys.items()}
    return encoded | {"checksum": hashlib.sha256(values).hexdigest()}


def _decoded(content: bytes) -> KeyInfo | None:
    """Return what was encoded, None for anything else; may raise ValueError or RecursionError."""
    read = json.loads(content)
    recovery = None
    match read:
        case {"recovery": {"public_key": str(public_key), "wrapped_key": str(wrapped_key)}}:
            recovery = Recovery(bytes.fromhex(public_key), bytes.fromhex(wrapped_key))
    match read:
        case {"salt": str(salt), "key_check": str(key_check)}:
            info = KeyInfo(bytes.fromhex(salt), bytes.fromhex(key_check), recovery)
            return info if _encoded(info) == read else None
    return None


@contextlib.contextmanager
def _place_refused(place: Path) -> Iterator[Path]:
    try:
        yield place
    except OSError as error:
        reason = (error.strerror or "the disk refused").lower()
        raise Refusal(f"{place} cannot be written: {reason}.") from error
