"""Who holds a journal's lock file, in its own words, and whether they may still be there."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

STALE_AFTER = timedelta(minutes=15)
"""Another computer's lock that was not renewed for so long counts as left behind."""

LONGEST_HOST = 64


@dataclass(frozen=True)
class Holder:
    """Who holds a lock; `started` is when the process began in the system's own count, "" where unknown."""

    host: str
    process: int
    started: str
    program: str
    since: str

    @classmethod
    def here(cls, program: str, now: datetime) -> Self:
        """Return this process as a holder."""
        return cls(host_name(), os.getpid(), _start_of(os.getpid()), program, now.isoformat())

    @classmethod
    def read(cls, content: bytes) -> Self | None:
        """Return the holder that a lock file names; None for rubbish."""
        try:
            found = json.loads(content)
            host, process, started, program, since = (found[name] for name in cls.__dataclass_fields__)
            datetime.fromisoformat(since).astimezone()
        except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
            return None
        if not all(isinstance(word, str) and word.isprintable() for word in (host, started, program)):
            return None
        if not 0 < len(host) <= LONGEST_HOST or type(process) is not int or process <= 0:
            return None
        return cls(host, process, started, program, since)

    def written(self) -> bytes:
        """Return what a lock file of this holder contains."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @property
    def is_here(self) -> bool:
        """Whether it is on this computer."""
        return self.host == host_name()

    @property
    def since_in_words(self) -> str:
        """When it took the journal, in this computer's local time."""
        return f"{datetime.fromisoformat(self.since).astimezone():%Y-%m-%d at %H:%M}"

    def may_live(self, renewed: float, now: datetime) -> bool:
        """Tell what the writing alone lets one believe: of this computer its process, of others the time."""
        if self.is_here:
            return _is_running(self.process, self.started)
        return now.timestamp() - renewed < STALE_AFTER.total_seconds()


def host_name() -> str:
    """Return this computer's name in its network."""
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return name[:LONGEST_HOST] or "unnamed"


def _is_running(process: int, started: str) -> bool:
    """Tell whether the process lives and is still the one that began then, not a later one of its number."""
    if sys.platform == "win32":
        return True  # os.kill() would end it, and Windows' own locks never leave this to be asked
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    present = _start_of(process)
    return not started or not present or started == present


def _start_of(process: int) -> str:
    """Return when a process began, in clock ticks since this computer started; "" off Linux."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
    except OSError:
        return ""
    # Field 22 of proc(5); the second is the program's name in brackets, which may hold anything.
    fields = stat.rpartition(")")[2].split()
    return fields[19] if len(fields) > 19 else ""  # noqa: PLR2004 - 22 less the three counted before
