"""A source: one file's bytes or a folder, wherever they lie, and safe ways to read them."""

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
from carejournal.exchange import folder_members, tar_members, zip_members
from carejournal.exchange.limits import LONGEST_LINE, refuse_more_than
from carejournal.exchange.stoppable import Stop, open_stoppable
from carejournal.exchange.text_decoding import Decoding, decoded_opening, decoding_of

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

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
    """A file, a folder, or a member of a folder, zip or tar file, to be read as bytes, text or members.

    Every method raises Refusal where the bytes cannot be read, are damaged or are too many.
    """

    def __init__(
        self,
        name: str,
        size: int,
        opener: Callable[[], AbstractContextManager[IO[bytes]]],
        folder: Path | None = None,
        stop: Stop | None = None,
    ) -> None:
        self.name = name
        self.size = size
        self._opener = opener
        self._folder = folder
        self._stop = stop or Stop()
        self.path: Path | None = None
        """Where the file lies on the disk; None for a member of a zip file and for bytes in memory."""

    @classmethod
    def open(cls, path: str | os.PathLike[str], stop: Stop | None = None) -> Source:
        """Return the file or folder at the path; raises Refusal where there is none or it cannot be read.

        Reading it raises ReadingStopped, a Refusal, from `stop` on.
        """
        stop = stop or Stop()
        path = Path(path)
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            raise Refusal("This file could not be found; perhaps it was moved or renamed.") from None
        except (OSError, ValueError):
            raise Refusal("This file could not be opened.") from None
        if stat.S_ISDIR(status.st_mode):
            return cls(path.name or path.resolve().name, 0, lambda: io.BytesIO(b""), path, stop)
        if not stat.S_ISREG(status.st_mode):
            raise Refusal("This is not an ordinary file, so it was left unopened.")
        stop.total = status.st_size
        source = cls(path.name, status.st_size, lambda: open_stoppable(path, stop), stop=stop)
        source.path = path
        _ = source.head  # a file that cannot be read is refused here
        return source

    @classmethod
    def of(cls, data: bytes, name: str = "") -> Source:
        """Return bytes that are already in memory as a source."""
        return cls(name, len(data), lambda: io.BytesIO(data))

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, to recognise the content by."""
        with self.stream() as stream:
            return stream.read(HEAD)

    @property
    def opening(self) -> str:
        """The first 64 KiB as text; what is not text becomes U+FFFD."""
        return decoded_opening(self.head)

    def read(self) -> bytes:
        """Return all bytes, at most LARGEST_WHOLE."""
        if self.size > LARGEST_WHOLE:
            raise Refusal("This file is too large to be read.")
        with self.stream() as stream:
            return stream.read()

    @cached_property
    def _decoding(self) -> Decoding:
        if self.size > LARGEST_TEXT:
            raise Refusal("This file is too large to be read.")
        with self.stream() as stream:
            return decoding_of(stream)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know about how the text was decoded."""
        return self._decoding.warnings

    @property
    def most_lines(self) -> int:
        """How many lines of text there are at most."""
        return self._decoding.lines + 1

    def lines(self) -> Iterator[str]:
        """Yield the lines of text, their line ends (LF, CRLF or CR) as they are, without NUL characters."""
        encoding = self._decoding.encoding
        with self.stream() as stream, io.TextIOWrapper(stream, encoding, "replace", newline="") as text:
            while line := text.readline(LONGEST_LINE + 1):
                refuse_more_than(LONGEST_LINE, len(line), "letters in one line")
                yield line.replace("\0", "")

    def text(self) -> str:
        """Return the whole text, of at most LARGEST_WHOLE bytes, without NUL characters."""
        return self.read().decode(self._decoding.encoding, "replace").replace("\0", "")

    @property
    def is_zip(self) -> bool:
        """Whether the content begins as a zip file does."""
        return self.head.startswith(zip_members.SIGNATURES)

    @property
    def is_tar(self) -> bool:
        """Whether the content begins as a tar file does."""
        return self.head.startswith(tar_members.SIGNATURE, tar_members.SIGNATURE_AT)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, which has members and no content of its own."""
        return self._folder is not None

    @cached_property
    def members(self) -> dict[str, int]:
        """The names and unpacked sizes of the files in a folder, zip or tar file; empty for any other."""
        if self._folder is not None:
            sizes = folder_members.member_sizes(self._folder)
            self._stop.total = sum(sizes.values())
            return sizes
        if self.is_zip:
            with self.stream() as stream:
                return zip_members.member_sizes(stream)
        return {name: size for name, (_, size) in self._tar_places.items()}

    @cached_property
    def _tar_places(self) -> tar_members.Places:
        if not self.is_tar:
            return {}
        with self.stream() as stream:
            return tar_members.member_places(stream)

    def members_read(self, names: Iterable[str]) -> Iterator[Source]:
        """Yield the named members as sources in memory, one at a time, the container opened only once.

        A member of more than LARGEST_WHOLE bytes is yielded as member() returns it, unread.
        """
        if not self.is_zip:
            yield from map(self.member, names)
            return
        with self.stream() as stream, zip_members.opened_archive(stream) as read_member:
            for name in names:
                large = self.members[name] > LARGEST_WHOLE
                yield self.member(name) if large else Source.of(read_member(name), name)

    def member(self, name: str) -> Source:
        """Return one of the members as a source."""
        if self._folder is not None:
            path = self._folder / name
            source = Source(name, self.members[name], lambda: open_stoppable(path, self._stop))
            source.path = path
            return source
        if not self.is_zip:
            return Source(name, self.members[name], lambda: io.BytesIO(self._tar_member(name)))

        @contextmanager
        def opener() -> Iterator[IO[bytes]]:
            with self._opener() as stream, zip_members.opened_member(stream, name) as member:
                yield member

        return Source(name, self.members[name], opener)

    def _tar_member(self, name: str) -> bytes:
        with self.stream() as stream:
            return tar_members.member_bytes(stream, self._tar_places, name)

    @contextmanager
    def stream(self) -> Iterator[IO[bytes]]:
        """Open the bytes for reading piece by piece."""
        try:
            with self._opener() as stream:
                yield stream
        except Refusal:
            raise
        except FAULTS:
            raise Refusal("This file could not be read; it seems damaged or incomplete.") from None
