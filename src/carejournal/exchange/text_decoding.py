"""Which encoding a file of text is in: one rule for every importer."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import IO

CHUNK = 1 << 20
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

OTHER_ENCODING = (
    "The text is not in the usual encoding (UTF-8) and was read as Windows Western European; "
    "letters with accents may look wrong."
)
DAMAGED_LETTERS = "A few letters in the file are damaged; they are shown as �."
ZEROS_LEFT_OUT = "The file holds damaged places (zero bytes); they were left out."


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to decode a file, and what a person should know about it. Undecodable bytes become U+FFFD.

    `lines` is how many line ends there are at most.
    """

    encoding: str
    warnings: tuple[str, ...] = ()
    lines: int = 0


def decoding_of(stream: IO[bytes]) -> Decoding:
    """Return how to decode the stream, read to its end: UTF-8, UTF-16 with its mark, else Windows-1252."""
    first = stream.read(CHUNK)
    if first.startswith(UTF16_MARKS):
        sound, _, lines = _looked_through("utf-16", first, stream)
        return Decoding("utf-16", () if sound else (DAMAGED_LETTERS,), lines)
    sound, zeros, lines = _looked_through("utf-8", first, stream)
    zeros_warning = (ZEROS_LEFT_OUT,) if zeros else ()
    if sound:
        return Decoding("utf-8-sig", zeros_warning, lines)
    if first.startswith(codecs.BOM_UTF8):
        return Decoding("utf-8-sig", (DAMAGED_LETTERS, *zeros_warning), lines)
    return Decoding("cp1252", (OTHER_ENCODING, *zeros_warning), lines)


def decoded_opening(head: bytes) -> str:
    """Return the first bytes of a file as text, good enough to recognise it by."""
    encoding = "utf-16" if head.startswith(UTF16_MARKS) else "utf-8-sig"
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(head)  # may end within a letter
    except UnicodeDecodeError:
        return head.decode("cp1252", "replace")


def _looked_through(encoding: str, first: bytes, stream: IO[bytes]) -> tuple[bool, bool, int]:
    """Return whether all bytes fit the encoding, whether zero bytes are among them, and the line ends."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")

    def fits(chunk: bytes, *, final: bool = False) -> bool:
        try:
            decoder.decode(chunk, final)
        except UnicodeDecodeError:
            return False
        return True

    sound, zeros, lines, chunk = True, False, 0, first
    while chunk:
        lines += chunk.count(b"\n") + chunk.count(b"\r")
        zeros = zeros or b"\0" in chunk
        sound = sound and fits(chunk)
        chunk = stream.read(CHUNK)
    return sound and fits(b"", final=True), zeros, lines
