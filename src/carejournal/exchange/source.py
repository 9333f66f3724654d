"""A source: one file's bytes, wherever they lie, and safe ways to read them."""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.exchange import zip_members
from carejournal.exchange.text_decoding import Decoding, decoded_opening, decoding_of

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

HEAD = 64 << 10
LARGEST_WHOLE = 256 << 20
"""Bytes that are read into memory at once."""
LARGEST_TEXT = 1 << 30
"""Bytes that are read line by line."""

FAULTS = (
    OSError,
    EOFError,
    ValueError,
    IndexError,
    NotImplementedError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
)
"""What reading a file or a damaged zip file can raise."""


class Source:
    """A file, or a member of a zip file, to be read as bytes, as text or as a zip file.

    Every method raises Refusal where the bytes cannot be read, are damaged or are too many.
    """

    def __init__(self, name: str, size: int, opener: Callable[[], AbstractContextManager[IO[bytes]]]) -> None:
        self.name = name
        self.size = size
        self._opener = opener

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Source:
        """Return the regular file at the path; raises Refusal where there is none or it cannot be read."""
        path = Path(path)
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            raise Refusal("This file could not be found; perhaps it was moved or renamed.") from None
        except (OSError, ValueError):
            raise Refusal("This file could not be opened.") from None
        if stat.S_ISDIR(status.st_mode):
            raise Refusal("This is a folder; please choose a file.")
        if not stat.S_ISREG(status.st_mode):
            raise Refusal("This is not an ordinary file, so it was left unopened.")
        source = cls(path.name, status.st_size, lambda: path.open("rb"))
        _ = source.head  # a file that cannot be read is refused here
        return source

    @classmethod
    def of(cls, data: bytes, name: str = "") -> Source:
        """Return bytes that are already in memory as a source."""
        return cls(name, len(data), lambda: io.BytesIO(data))

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, to recognise the content by."""
        with self._stream() as stream:
            return stream.read(HEAD)

    @property
    def opening(self) -> str:
        """The first 64 KiB as text; what is not text becomes U+FFFD."""
        return decoded_opening(self.head)

    def read(self) -> bytes:
        """Return all bytes, at most LARGEST_WHOLE."""
        if self.size > LARGEST_WHOLE:
            raise Refusal("This file is too large to be read.")
        with self._stream() as stream:
            return stream.read()

    @cached_property
    def _decoding(self) -> Decoding:
        if self.size > LARGEST_TEXT:
            raise Refusal("This file is too large to be read.")
        with self._stream() as stream:
            return decoding_of(stream)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know about how the text was decoded."""
        return self._decoding.warnings

    def lines(self) -> Iterator[str]:
        """Yield the lines of text, their line ends (LF, CRLF or CR) as they are, without NUL characters."""
        encoding = self._decoding.encoding
        with self._stream() as stream, io.TextIOWrapper(stream, encoding, "replace", newline="") as text:
            for line in text:
                yield line.replace("\0", "")

    def text(self) -> str:
        """Return the whole text, of at most LARGEST_WHOLE bytes, without NUL characters."""
        return self.read().decode(self._decoding.encoding, "replace").replace("\0", "")

    @property
    def is_zip(self) -> bool:
        """Whether the content begins as a zip file does."""
        return self.head.startswith(zip_members.SIGNATURES)

    @cached_property
    def members(self) -> dict[str, int]:
        """The names and unpacked sizes of a zip file's members; empty where it is no zip file."""
        if not self.is_zip:
            return {}
        with self._stream() as stream:
            return zip_members.member_sizes(stream)

    def member(self, name: str) -> Source:
        """Return one of the members as a source."""

        @contextmanager
        def opener() -> Iterator[IO[bytes]]:
            with self._opener() as stream, zip_members.opened_member(stream, name) as member:
                yield member

        return Source(name, self.members[name], opener)

    @contextmanager
    def _stream(self) -> Iterator[IO[bytes]]:
        try:
            with self._opener() as stream:
                yield stream
        except Refusal:
            raise
        except FAULTS:
            raise Refusal("This file could not be read; it seems damaged or incomplete.") from None
