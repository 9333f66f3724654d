"""The key info file read by another program, written from docs/journal-file.md and the RFCs alone."""

from __future__ import annotations

import hashlib
import hmac
import json
import shutil
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from carejournal.storage.key_info import key_info_for, read_key_info, write_key_info
from carejournal.storage.places import key_info_file
from carejournal.storage.recovery_code import RecoveryCode, parse_recovery_code, public_key_of

SECRET, SALT = bytes(range(32)), bytes(range(16))
CODE = RecoveryCode(bytes.fromhex("000102030405060708090a0b0c0d0eff"))
EXAMPLE_CODE = "7GY7-SF7X-7NYV-VZHY-FTZF-YFVZ-QZJM"
EXAMPLE_KEY = bytes.fromhex("107a36f729e49a5e43ff4b3674627f32f318df521d32552ef5f8d8067fec5e90")
EXAMPLE = Path(__file__).parent / "samples" / "version_1.keyinfo"
KEM, SUITE = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x03"


def extract(salt: bytes, key: bytes) -> bytes:
    """RFC 5869, section 2.2."""
    return hmac.digest(salt or bytes(32), key, "sha256")


def expand(key: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869, section 2.3, for at most 32 bytes."""
    return hmac.digest(key, info + b"\x01", "sha256")[:length]


def labeled_extract(suite: bytes, salt: bytes, label: bytes, key: bytes) -> bytes:
    """RFC 9180, section 4."""
    return extract(salt, b"HPKE-v1" + suite + label + key)


def labeled_expand(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    """RFC 9180, section 4."""
    return expand(key, length.to_bytes(2) + b"HPKE-v1" + suite + label + info, length)


def open_base(private_key: X25519PrivateKey, info: bytes, sealed: bytes) -> bytes:
    """RFC 9180, sections 4.1, 5.1 and 6.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305."""
    encapsulated, ciphertext = sealed[:32], sealed[32:]
    agreed = private_key.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    context = encapsulated + private_key.public_key().public_bytes_raw()
    prk = labeled_extract(KEM, b"", b"eae_prk", agreed)
    shared = labeled_expand(KEM, prk, b"shared_secret", context, 32)
    hashes = [
        labeled_extract(SUITE, b"", b"psk_id_hash", b""),
        labeled_extract(SUITE, b"", b"info_hash", info),
    ]
    schedule = b"\x00" + b"".join(hashes)
    secret = labeled_extract(SUITE, shared, b"secret", b"")
    key = labeled_expand(SUITE, secret, b"key", schedule, 32)
    nonce = labeled_expand(SUITE, secret, b"base_nonce", schedule, 12)
    return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, b"")


def bytes_of(printed: str) -> bytes:
    """Return a printed code's bytes: Crockford's base 32, without the two check characters."""
    number = 0
    for letter in printed.replace("-", "")[:26]:
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(letter)
    return number.to_bytes(16)


def key_by_the_book(info: dict[str, Any], printed: str) -> bytes:
    """Return the key that a printed code opens, after comparing all that can be compared."""
    assert (info["format"], info["version"]) == ("carejournal-keyinfo", 1)
    salt, key_check = bytes.fromhex(info["salt"]), bytes.fromhex(info["key_check"])
    public_key = bytes.fromhex(info["recovery"]["public_key"])
    wrapped_key = bytes.fromhex(info["recovery"]["wrapped_key"])
    everything = b"carejournal-keyinfo 1" + salt + key_check + public_key + wrapped_key
    assert hashlib.sha256(everything).hexdigest() == info["checksum"]

    code_key = extract(b"", bytes_of(printed))
    private_key = X25519PrivateKey.from_private_bytes(
        expand(code_key, b"carejournal recovery code 1: X25519 private key", 32)
    )
    assert private_key.public_key().public_bytes_raw() == public_key
    key = open_base(private_key, b"carejournal-keyinfo 1: wrapped key" + salt, wrapped_key)
    check_info = b"carejournal-keyinfo 1: key check" + public_key + wrapped_key
    assert expand(extract(salt, key), check_info, 16) == key_check
    return key


def test_the_documented_steps_open_what_the_program_writes(path: Path) -> None:
    write_key_info(path, key_info_for(SECRET, SALT, public_key_of(CODE)))
    assert key_by_the_book(json.loads(key_info_file(path).read_bytes()), CODE.words) == SECRET


def test_the_documented_steps_open_the_example_of_version_1() -> None:
    assert key_by_the_book(json.loads(EXAMPLE.read_bytes()), EXAMPLE_CODE) == EXAMPLE_KEY
    assert hashlib.pbkdf2_hmac("sha512", b"an example passphrase", SALT, 256_000, 32) == EXAMPLE_KEY


def test_the_program_opens_the_example_of_version_1(path: Path) -> None:
    shutil.copy(EXAMPLE, key_info_file(path))
    info = read_key_info(path)
    assert info is not None
    assert info.recovered(parse_recovery_code(EXAMPLE_CODE)) == EXAMPLE_KEY
    assert info.fits(EXAMPLE_KEY)


def test_the_printed_digits_add_up_as_documented() -> None:
    digits = ["0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(letter) for letter in EXAMPLE_CODE.replace("-", "")]
    total = weighted = 0
    for place, digit in enumerate(digits):
        total ^= digit
        power = digit
        for _ in range(27 - place):
            power = power << 1 if power < 16 else power << 1 ^ 0b100101
        weighted ^= power
    assert (total, weighted) == (0, 0)


def test_a_key_info_without_a_code_follows_the_same_steps(path: Path) -> None:
    write_key_info(path, key_info_for(SECRET, SALT))
    info = json.loads(key_info_file(path).read_bytes())
    assert set(info) == {"format", "version", "salt", "key_check", "checksum"}
    check = expand(extract(SALT, SECRET), b"carejournal-keyinfo 1: key check", 16)
    assert info["key_check"] == check.hex()
    assert info["checksum"] == hashlib.sha256(b"carejournal-keyinfo 1" + SALT + check).hexdigest()
