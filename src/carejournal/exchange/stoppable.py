"""Reading that can be stopped from another thread: a large file is not read to its end for nobody."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal

if TYPE_CHECKING:
    import os
    from typing import IO

    from typing_extensions import Buffer

PIECE = 64 << 10
"""Bytes read between two looks at whether it is still wanted."""


class ReadingStopped(Refusal):
    """Nobody wants the file any more."""


class Stop:
    """Asked before each piece that is read; stop() may come from any thread."""

    def __init__(self) -> None:
        self._stopped = False

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

    def readinto(self, buffer: Buffer, /) -> int:
        self._stop.check()
        return super().readinto(buffer)

    def readall(self) -> bytes:
        self._stop.check()
        return super().readall()
