"""One writer at a time: the lock file beside a journal, and who holds it.

FILE.lock is held in two ways. The operating system's own lock on it counts where there is one: it ends with
its process, however that ends. What is written in it (host, process, since) tells a person who holds it, and
decides where the system's lock does not reach: between computers that synchronise a folder, and on network
folders that know no locks. The journal itself is never opened here: closing it would drop the locks of its
database connection (sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Self

from carejournal.domain.refusal import Refusal
from carejournal.storage.lock_holder import Holder
from carejournal.system.private_files import PRIVATE_FILE, keep_private, write_private

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

RENEW_EVERY = timedelta(minutes=5)

READ_AT_MOST = 4096
ATTEMPTS = 100
LOOKS = 25
LOOK_AGAIN_SECONDS = 0.02
SETTLE_SECONDS = 0.3
"""Without the system's locks: how long the last of several simultaneous starters has to show itself."""
BEYOND_THE_CONTENT = 1 << 30
"""Where Windows locks: what it locks nobody else can read, so it must not be what is written there."""

HERE = "This journal is open in another Care Journal on this computer. Close it there, or use it there."
ELSEWHERE = (
    "This journal is open on another computer, {0}, since {1}. "
    "Close it there; if that computer is switched off, try again in a quarter of an hour."
)
NO_FOLDER = "The folder of this journal is not there. If it is on another disk, connect that first."
DISK_FULL = "The disk is full. Nothing was changed; free some space and try again."
CLOSED_FOLDER = (
    "Nothing can be written beside this journal. Copy it to a folder of your own and open it there."
)


class HeldElsewhere(Refusal):
    """Another living Care Journal holds the journal: on this computer (`same_host`) or on another.

    `process` is its number on its computer (None: not known), `program` what it said it is ("": not known).
    `takeable`: nothing but another computer's writing stands in the way, so a person who knows better may
    take the journal (`even_if_held_elsewhere`).
    """

    def __init__(self, holder: Holder | None, *, takeable: bool = False) -> None:
        self.same_host = holder is None or holder.is_here
        self.process = holder.process if holder else None
        self.program = holder.program if holder else ""
        self.takeable = takeable
        away = holder is not None and not holder.is_here
        super().__init__(ELSEWHERE.format(holder.host, holder.since_in_words) if away and holder else HERE)


class WriterLock:
    """The right to write to one journal, until release() or the end of the process."""

    def __init__(self, place: Path, content: bytes, file: int | None) -> None:
        self._place = place
        self._content = content
        self._file = file
        self._held = True
        self.lost = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def renew(self) -> bool:
        """Tell other computers that this one is still writing; False where the lock is no longer ours.

        Called every RENEW_EVERY, and when the computer wakes. After False (another computer took the
        journal while this one slept, or somebody removed the lock file) nothing more may be written. A
        folder that just now cannot be reached counts as ours.
        """
        ours = self._held and self._is_ours()
        self.lost = not ours
        if ours:
            with contextlib.suppress(OSError):
                os.utime(self._place)
        return ours

    def release(self) -> None:
        """Let others write; the lock file goes, unless by now somebody else's stands there."""
        if not self._held:
            return
        self._held = False
        ours = self._is_ours()
        if sys.platform == "win32":  # an open file cannot be removed there, neither ours nor the next one's
            self._close()
        if ours:
            with contextlib.suppress(OSError):
                self._place.unlink()
        if sys.platform != "win32":  # locked until it is gone: whoever waited for it sees that and looks anew
            self._close()

    def _close(self) -> None:
        if self._file is not None:
            os.close(self._file)

    def _is_ours(self) -> bool:
        try:
            if self._file is None:
                return _content_at(self._place) == self._content
            return _stands_at(self._file, self._place) and _content_of(self._file) == self._content
        except OSError:
            return True


def lock_file_of(journal: Path) -> Path:
    """Return the lock file's place: beside the real file, so that a link to a journal meets the same lock."""
    real = Path(os.path.realpath(journal))
    return real.with_name(real.name + ".lock")


def take_writer_lock(
    path: Path, program: str, now: datetime, *, even_if_held_elsewhere: bool = False
) -> WriterLock:
    """Return the right to write to the journal at `path`, for the program named ("window" or "command").

    Raises HeldElsewhere where another living Care Journal has it, Refusal where its folder cannot be
    written. `even_if_held_elsewhere` takes over what another computer wrote there, never what the operating
    system itself says is held.
    """
    place = lock_file_of(path)
    with _folder_faults_refused():
        for _ in range(ATTEMPTS):
            lock = _tried(place, Holder.here(program, now), now, over_others=even_if_held_elsewhere)
            if lock is not None:
                return lock
    raise HeldElsewhere(None)


def _tried(place: Path, own: Holder, now: datetime, *, over_others: bool) -> WriterLock | None:
    """Return the lock; None where its last holder removed the file between our opening and locking it."""
    with contextlib.ExitStack() as closing:
        file = os.open(place, OPEN_FLAGS, PRIVATE_FILE)
        closing.callback(os.close, file)
        grip = _grip(file)
        if not _stands_at(file, place):
            return None
        if grip is Grip.THEIRS:
            raise HeldElsewhere(_living_holder(file, now))
        keep_private(place)
        if grip is Grip.UNKNOWN:
            return _taken_by_writing(place, own, now, over_others=over_others)
        there = Holder.read(_content_of(file))
        if there is not None and not there.is_here and not over_others:
            _respect(there, os.fstat(file).st_mtime, now)
        closing.pop_all()  # the lock lives as long as the file is open
        return WriterLock(place, _rewritten(file, own.written()), file)


def _taken_by_writing(place: Path, own: Holder, now: datetime, *, over_others: bool) -> WriterLock:
    """Take the lock on a folder without the system's locks: write, wait, and see whose writing stayed."""
    there = Holder.read(_content_at(place))
    if there is not None and (there.is_here or not over_others):
        _respect(there, place.stat().st_mtime, now)
    write_private(place, own.written())
    time.sleep(SETTLE_SECONDS)
    stayed = _content_at(place)
    if stayed != own.written():
        raise HeldElsewhere(Holder.read(stayed))
    return WriterLock(place, stayed, None)


def _respect(there: Holder, renewed: float, now: datetime) -> None:
    if there.may_live(renewed, now):
        raise HeldElsewhere(there, takeable=not there.is_here)


def _living_holder(file: int, now: datetime) -> Holder | None:
    """Return who holds a file that is locked; it may not yet have written over who held it before."""
    there = None
    for _ in range(LOOKS):
        there = Holder.read(_content_of(file))
        if there is not None and there.may_live(os.fstat(file).st_mtime, now):
            break
        time.sleep(LOOK_AGAIN_SECONDS)
    return there


# --- The lock file ---------------------------------------------------------------------------------------

OPEN_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Grip(Enum):
    """Whose a file is by the operating system's lock."""

    OURS = "ours"
    THEIRS = "theirs"
    UNKNOWN = "this folder knows no locks"


def _grip(file: int) -> Grip:
    """Lock the file for this process if nobody else has; it stays locked until closed."""
    try:
        if sys.platform == "win32":
            os.lseek(file, BEYOND_THE_CONTENT, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        busy = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
        return Grip.THEIRS if error.errno in busy else Grip.UNKNOWN
    return Grip.OURS


def _stands_at(file: int, place: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file), place.lstat())
    return False


def _content_of(file: int) -> bytes:
    os.lseek(file, 0, os.SEEK_SET)
    return os.read(file, READ_AT_MOST)


def _content_at(place: Path) -> bytes:
    with contextlib.suppress(FileNotFoundError), place.open("rb") as file:
        return file.read(READ_AT_MOST)
    return b""


def _rewritten(file: int, content: bytes) -> bytes:
    """Write the content and return what stands there: nothing on a full disk, where the lock is enough."""
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    try:
        if os.write(file, content) == len(content):
            os.fsync(file)  # or a network folder shows it to nobody before the file is closed
            return content
    except OSError:
        pass
    os.ftruncate(file, 0)
    return b""


@contextlib.contextmanager
def _folder_faults_refused() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise Refusal(NO_FOLDER) from error
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise Refusal(DISK_FULL if full else CLOSED_FOLDER) from error
