"""The key of an encrypted journal: made from its passphrase the way SQLCipher 4 makes it."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field

from carejournal.domain.refusal import Refusal
from carejournal.domain.storable_text import storable

ROUNDS = 256_000
"""PBKDF2-HMAC-SHA512 rounds, SQLCipher 4's own number (zetetic.net/sqlcipher/design)."""

SECRET_LENGTH = 32
SALT_LENGTH = 16
RAW_KEY = re.compile(r"\s*x'([0-9a-f]{64}|[0-9a-f]{96})'\s*", re.IGNORECASE)
"""What SQLCipher takes for a key itself instead of a passphrase."""


@dataclass(frozen=True, slots=True)
class Key:
    """The 32 bytes that open a journal's pages, and the salt they were made with: the file's first 16 bytes.

    The program keeps this instead of the passphrase, which people use elsewhere too.
    """

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def raw(self) -> str:
        """The key as SQLCipher takes it in place of a passphrase."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def key_from(passphrase: str, salt: bytes) -> Key:
    """Return the key that a passphrase makes with a file's salt, in a tenth of a second or more."""
    import hashlib

    made = hashlib.pbkdf2_hmac("sha512", usable(passphrase).encode(), salt, ROUNDS, SECRET_LENGTH)
    return Key(made, salt)


def new_key(passphrase: str) -> Key:
    """Return a key with a new random salt, for a file that is yet to be written."""
    return key_from(passphrase, os.urandom(SALT_LENGTH))


def usable(passphrase: str) -> str:
    """Return the passphrase as it is used; Refusal where it cannot be one.

    “ü” can be written as one character or two, depending on the keyboard: always as one (Unicode's NFC).
    """
    passphrase = unicodedata.normalize("NFC", passphrase)
    if not passphrase or storable(passphrase) != passphrase:
        raise Refusal("A passphrase is made of at least one character, and of such as can be written.")
    if RAW_KEY.fullmatch(passphrase):
        raise Refusal("This looks like a raw key, not a passphrase; choose other words.")
    return passphrase
