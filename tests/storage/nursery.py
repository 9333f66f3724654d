"""One process with everything loaded, in which child after child works until it is killed.

Starting Python for each kill would take longer than the kills. A command is a line of JSON, `work` and
`arguments`; the answers are lines too: the child's number, READY where its work begins, whatever it says,
DONE or FAILED, and ENDED once nothing of it is left, its locks included.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

READY, DONE, FAILED, ENDED = "ready", "done", "failed", "ended"
LONGEST_SECONDS = 60.0


@dataclass(frozen=True)
class Killed:
    """What a child said before it was killed, and how long it worked; `done` if it had said that too."""

    said: tuple[str, ...]
    done: bool
    seconds: float


class Nursery:
    """The tests' side: lets a child work and kills it with SIGKILL."""

    def __enter__(self) -> Self:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        self._unread = b""
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:  # which closes its input, and so ends it
            pass

    def killed(
        self, work: str, arguments: dict[str, Any], after: float = LONGEST_SECONDS, lines: int | None = None
    ) -> Killed:
        """Let a child work; kill it when it is done, so many seconds after it was ready, or said so much."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"work": work, "arguments": arguments}).encode() + b"\n")
        self._process.stdin.flush()
        child = int(self._line())
        said = [self._line()]
        began = time.monotonic()
        if said == [READY]:
            said += islice(self._lines_until(began + after), lines)
        seconds = time.monotonic() - began
        os.kill(child, signal.SIGKILL)
        said += iter(self._line, ENDED)
        if FAILED in said:
            raise AssertionError(f"{work} failed instead of being killed; its error stands above")
        return Killed(tuple(said[1:]), DONE in said, seconds)

    def _lines_until(self, end: float) -> Iterator[str]:
        line = ""
        while line not in {DONE, FAILED} and self._has_line(end):
            line = self._line()
            yield line

    def _has_line(self, end: float) -> bool:
        """Wait for a line until the moment has come; however much is said, the moment is kept."""
        assert self._process.stdout is not None
        while (left := end - time.monotonic()) > 0:
            if b"\n" in self._unread:
                return True
            if select.select([self._process.stdout], [], [], left)[0]:
                self._read()
        return False

    def _line(self) -> str:
        while b"\n" not in self._unread:
            self._read()
        line, _, self._unread = self._unread.partition(b"\n")
        return line.decode()

    def _read(self) -> None:
        assert self._process.stdout is not None
        read = os.read(self._process.stdout.fileno(), 1 << 16)
        if not read:
            raise AssertionError("the process that keeps the children ended")
        self._unread += read


def say(line: object) -> None:
    """Tell the tests something; so short a line arrives whole or not at all."""
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Fork a child for each command until there are no more."""
    import carejournal.storage.migrations  # noqa: F401 - the program loads it late: no kill shall meet that
    from storage.killed_work import WORKS

    for line in sys.stdin:
        child = os.fork()
        if not child:
            _work(WORKS, **json.loads(line))
        os.waitpid(child, 0)
        say(ENDED)


def _work(works: dict[str, Any], work: str, arguments: dict[str, Any]) -> None:
    """Work and wait to be killed; end too where nobody is there any more to do that."""
    try:
        say(os.getpid())
        works[work](**arguments)
        say(DONE)
    except BaseException:  # noqa: BLE001 - whatever it is, the test shall fail for it
        with contextlib.suppress(BrokenPipeError):
            traceback.print_exc()
            say(FAILED)
    select.select([0], [], [])
    os._exit(1)


if __name__ == "__main__":
    main()
