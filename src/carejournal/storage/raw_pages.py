"""The pages of a damaged journal, read without the database: each alone, whatever the others are like.

The layout of files and write-ahead logs is SQLite's (sqlite.org/fileformat2.html); encrypted pages are
SQLCipher 4's (zetetic.net/sqlcipher/design): AES-256-CBC, then at each page's end its initialization vector
and its code (HMAC-SHA512), by which a page that differs in one bit is known and left out.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.storage.file_header import PLAIN_START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from carejournal.storage.key import Key

PAGE = 4096
"""Bytes of a page: the usual of SQLite and of SQLCipher 4, never changed by us."""
VECTOR, CODE = 16, 64
SALT_MASK = bytes([0x3A]) * 16
CODE_KEY_ROUNDS = 2
SHORTEST = 512
"""Of a page that was cut off, so much is needed to know what stands in it."""
LOG_HEADER, FRAME_HEADER = 32, 24
LOG_STARTS = {0x377F0682: "<", 0x377F0683: ">"}
"""How a log begins, with the byte order of its checksums."""
KINDS = {0, 2, 5, 10, 13}
"""How a page begins: as one of a tree, or with the small number of another page that it leads to."""
PAGE_COUNT_AT, FREE_COUNT_AT = 28, 36


@dataclass(frozen=True, slots=True)
class RawPages:
    """A file's pages in order, each without what encryption keeps at its end; None where one is unreadable.

    A whole page has `usable` bytes, one that was cut off fewer. `missing` says how many are unreadable, blank
    although they should not be, or cut off.
    """

    pages: list[bytes | None]
    usable: int
    missing: int

    def page(self, number: int) -> bytes | None:
        """Return the page with this number, counted from 1, or None."""
        return self.pages[number - 1] if 0 < number <= len(self.pages) else None


def raw_pages(path: Path, key: Key | None, told: Callable[[float], None]) -> RawPages:
    """Return the pages of a journal that nothing in this process has open, with those of its log.

    Raises Refusal where the file itself cannot be opened. `told` hears how much is done, 0 to 1.
    """
    readable = _plain if key is None else _Cipher(key).readable
    try:
        stored = _with_log(path)
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {(error.strerror or 'the disk refused').lower()}.") from error
    pages: list[bytes | None] = []
    for number, page in enumerate(stored, 1):
        if number % 256 == 0:
            told(number / len(stored))
        pages.append(None if page is None else readable(number, page))
    return RawPages(pages, PAGE if key is None else PAGE - VECTOR - CODE, _missing(pages))


def _with_log(path: Path) -> list[bytes | None]:
    """Return the pages as they are stored, the newest of each."""
    pages = list(_pieces(path, 0, PAGE))
    log = path.with_name(path.name + "-wal")
    if log.exists():
        for number, page in _committed(log):
            pages.extend([None] * (number - len(pages)))
            pages[number - 1] = page
    return pages


def _pieces(path: Path, start: int, length: int) -> Iterator[bytes | None]:
    """Return the file's pieces, the last perhaps shorter; None where the disk cannot read one."""
    with path.open("rb", buffering=0) as file:
        for at in range(start, path.stat().st_size, length):
            try:
                file.seek(at)
                yield file.read(length)
            except OSError:
                yield None


def _committed(log: Path) -> list[tuple[int, bytes]]:
    """Return the pages that a write-ahead log holds, as far as its checksums agree and it was committed."""
    frames: list[tuple[int, bytes]] = []
    committed = 0
    header = next(_pieces(log, 0, LOG_HEADER), None) or b""
    order = LOG_STARTS.get(int.from_bytes(header[:4]))
    if order is None or int.from_bytes(header[8:12]) != PAGE or len(header) < LOG_HEADER:
        return []
    salts, sums = header[16:24], _checksum(order, header[:24], (0, 0))
    for frame in _pieces(log, LOG_HEADER, FRAME_HEADER + PAGE):
        if frame is None or len(frame) < FRAME_HEADER + PAGE:
            break
        sums = _checksum(order, frame[FRAME_HEADER:], _checksum(order, frame[:8], sums))
        if frame[8:16] != salts or struct.unpack(">II", frame[16:24]) != sums:
            break
        frames.append((int.from_bytes(frame[:4]), frame[FRAME_HEADER:]))
        if any(frame[4:8]):
            committed = len(frames)
    return frames[:committed]


def _checksum(order: str, content: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second


def _plain(_: int, page: bytes) -> bytes | None:
    return page if len(page) >= SHORTEST else None


class _Cipher:
    """Checks and decrypts pages."""

    def __init__(self, key: Key) -> None:
        self._secret = key.secret
        salt = bytes(each ^ mask for each, mask in zip(key.salt, SALT_MASK, strict=True))
        self._code_key = hashlib.pbkdf2_hmac("sha512", key.secret, salt, CODE_KEY_ROUNDS, len(key.secret))

    def readable(self, number: int, page: bytes) -> bytes | None:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        start = len(PLAIN_START) if number == 1 else 0  # where the salt stands in the clear
        end = PAGE - VECTOR - CODE
        code = hmac.digest(self._code_key, page[start:-CODE] + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(code, page[-CODE:]):
            return None
        decryptor = Cipher(algorithms.AES256(self._secret), modes.CBC(page[end:-CODE])).decryptor()
        return (PLAIN_START if start else b"") + decryptor.update(page[start:end]) + decryptor.finalize()


def _missing(pages: list[bytes | None]) -> int:
    """Return how many pages should hold something, or something else than they do."""
    kept = [page for page in pages if page is not None]
    missing = (
        len(pages) - len(kept) + sum(page[0] not in KINDS or len(page) < len(kept[0]) for page in kept[1:])
    )
    blank = sum(not any(page) for page in kept)
    first = pages[0] if pages else None
    if first is None or not first.startswith(PLAIN_START):
        return missing + blank
    # Pages that are not in use are blank too: what was deleted is overwritten.
    count, free = (int.from_bytes(first[at : at + 4]) for at in (PAGE_COUNT_AT, FREE_COUNT_AT))
    return missing + max(0, blank - free) + max(0, count - len(pages))
