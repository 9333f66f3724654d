"""Reading and writing that can be stopped and looked at from another thread: nothing large is for nobody."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

    from typing_extensions import Buffer

PIECE = 64 << 10
LARGE_PIECE = 4 << 20
"""Bytes read between two looks at whether it is still wanted, the large one where all is read at once."""


class ReadingStopped(Refusal):
    """Nobody wants the file any more."""


class Stop:
    """Asked before each piece that is read or written; stop() may come from any thread.

    `done` counts the bytes so far, of a file that is read twice only once; `total` is how many there are to
    read, 0 where that is not known.
    """

    def __init__(self) -> None:
        self._stopped = False
        self._taken: dict[str, int] = {}
        self.done = 0
        self.total = 0

    def took(self, path: str, number: int, size: int) -> None:
        """Count bytes read of a file of so many."""
        before = self._taken.get(path, 0)
        self._taken[path] = after = min(size, before + number)
        self.done += after - before

    def stop(self) -> None:
        """Let the next piece not be read any more."""
        self._stopped = True

    def check(self) -> None:
        """Raise ReadingStopped once it is not wanted any more."""
        if self._stopped:
            raise ReadingStopped("Reading was stopped.")


def open_stoppable(path: str | os.PathLike[str], stop: Stop) -> IO[bytes]:
    """Open a file whose reading raises ReadingStopped once it is stopped."""
    return io.BufferedReader(_StoppableFile(path, stop), PIECE)


class _StoppableFile(io.FileIO):
    def __init__(self, path: str | os.PathLike[str], stop: Stop) -> None:
        super().__init__(path, "rb")
        self._stop = stop
        self._path, self._size = os.fspath(path), os.fstat(self.fileno()).st_size

    def readinto(self, buffer: Buffer, /) -> int:
        self._stop.check()
        number = super().readinto(buffer)
        self._stop.took(self._path, number, self._size)
        return number

    def readall(self) -> bytes:
        pieces: list[bytes] = []
        while not pieces or pieces[-1]:
            self._stop.check()
            pieces.append(super().read(LARGE_PIECE))
            self._stop.took(self._path, len(pieces[-1]), self._size)
        return b"".join(pieces)


def watched(pieces: Iterable[bytes], stop: Stop) -> Iterator[bytes]:
    """Yield the pieces that are written; raises ReadingStopped once that is stopped."""
    for piece in pieces:
        stop.check()
        yield piece
        stop.done += len(piece)


def watched_files(files: Iterable[tuple[str, bytes]], stop: Stop) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are written; raises ReadingStopped once that is stopped."""
    for name, content in files:
        stop.check()
        yield name, content
        stop.done += len(content)
