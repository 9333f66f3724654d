"""The recovery code: the second way into an encrypted journal, for whoever kept it on paper.

The code makes an X25519 key pair. The journal's key is wrapped for the public half, which is kept, so that a
later key can be wrapped for the same sheet of paper. docs/journal-file.md describes every step.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hpke import Suite

CODE_LENGTH = 16
PUBLIC_KEY_LENGTH = 32
WRAPPED_KEY_LENGTH = 80
"""HPKE's encapsulated key, the 32 bytes of the journal's key, and the tag (RFC 9180, section 4)."""

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 (crockford.com/base32.html): without I, L, O and U, which are taken for others."""
LOOKALIKES = str.maketrans("OIL", "011")
DIGIT_BITS = 5
VALUE_DIGITS = 26
"""Enough for 128 bits; the first of them begins with two bits that are zero."""
PRINTED_DIGITS = VALUE_DIGITS + 2
GROUP = 4

PRIVATE_KEY_INFO = b"carejournal recovery code 1: X25519 private key"
WRAPPED_KEY_INFO = b"carejournal-keyinfo 1: wrapped key"
"""Followed by the journal's salt."""

MISTYPED = "This recovery code does not read right; please compare it with the printed one, group by group."
NOT_THIS_JOURNAL = "This recovery code belongs to another journal, or to an earlier sheet."


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """128 random bits that nobody has but the person who printed them."""

    value: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.value) != CODE_LENGTH:
            raise ValueError(f"a recovery code has {CODE_LENGTH} bytes")

    @property
    def words(self) -> str:
        """The code as it is printed: seven groups of four digits and letters, joined by hyphens.

        The last two characters are made from the others; any two wrong characters are noticed by them.
        """
        number = int.from_bytes(self.value)
        shifts = range(DIGIT_BITS * (VALUE_DIGITS - 1), -1, -DIGIT_BITS)
        digits = _with_checks([number >> shift & 31 for shift in shifts])
        printed = "".join(DIGITS[digit] for digit in digits)
        return "-".join(printed[at : at + GROUP] for at in range(0, PRINTED_DIGITS, GROUP))


def new_recovery_code() -> RecoveryCode:
    """Return a code from the operating system's randomness."""
    import secrets

    return RecoveryCode(secrets.token_bytes(CODE_LENGTH))


def parse_recovery_code(text: str) -> RecoveryCode:
    """Return the code that was typed, or that stands on a line of its own in a saved sheet.

    Small letters, O for 0, I or L for 1, and any spaces and hyphens are fine. Raises Refusal for all else.
    """
    for part in (text, *text.splitlines()):
        digits = _digits_in(part)
        if digits is not None and _agree(digits):
            number = 0
            for digit in digits[:VALUE_DIGITS]:
                number = number << DIGIT_BITS | digit
            if number < 1 << 8 * CODE_LENGTH:
                return RecoveryCode(number.to_bytes(CODE_LENGTH))
    raise Refusal(MISTYPED)


def public_key_of(code: RecoveryCode) -> bytes:
    """Return the 32 bytes of the X25519 public key that belongs to the code."""
    return _private_key(code).public_key().public_bytes_raw()


def wrap(secret: bytes, salt: bytes, public_key: bytes) -> bytes:
    """Return a journal's key, encrypted so that only the public key's code opens it (HPKE, base mode).

    The result differs each time, and is bound to the journal's salt.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return _suite().encrypt(secret, X25519PublicKey.from_public_bytes(public_key), WRAPPED_KEY_INFO + salt)


def unwrap(wrapped: bytes, salt: bytes, code: RecoveryCode) -> bytes:
    """Return the key that was wrapped for the code; Refusal where it was wrapped for another, or altered.

    Whoever knows the public key can wrap something: compare what comes out with the journal's key check.
    """
    from cryptography.exceptions import InvalidTag

    try:
        return _suite().decrypt(wrapped, _private_key(code), WRAPPED_KEY_INFO + salt)
    except InvalidTag as error:
        raise Refusal(NOT_THIS_JOURNAL) from error


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def _private_key(code: RecoveryCode) -> X25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(SHA256(), length=32, salt=None, info=PRIVATE_KEY_INFO).derive(code.value)
    return X25519PrivateKey.from_private_bytes(derived)


def _digits_in(text: str) -> list[int] | None:
    """Return the values of the digits in a text, or None where they cannot be those of a code."""
    letters = [letter for letter in text.upper().translate(LOOKALIKES) if letter.isalnum()]
    if len(letters) != PRINTED_DIGITS or not set(letters) <= set(DIGITS):
        return None
    return [DIGITS.index(letter) for letter in letters]


def _with_checks(digits: list[int]) -> list[int]:
    """Return the digits with the two appended that make all of them agree; there is one such pair."""
    total = 0
    for digit in digits:
        total ^= digit
    pairs = ([check, total ^ check] for check in range(32))
    return next(digits + pair for pair in pairs if _agree(digits + pair))


def _agree(digits: Sequence[int]) -> bool:
    """Whether the digits, and the digits each times a power of 2 by its place, both add up to zero.

    They are added and multiplied as elements of the field of 32 with x^5 + x^2 + 1 (a Reed-Solomon code).
    2 has 31 different powers there, more than a code has places, so no one or two wrong digits, exchanged
    ones included, leave both sums at zero.
    """
    total = weighted = 0
    for digit in digits:
        total ^= digit
        weighted = _doubled(weighted) ^ digit
    return total == weighted == 0


def _doubled(element: int) -> int:
    doubled = element << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled
