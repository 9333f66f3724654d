"""Takes a journal's writer lock and holds it until its input ends; started by test_writer_lock.py.

Arguments: FILE, and optionally "no-locks" for a folder whose operating system knows no locks, or "often". It
says "ready", waits for a line, then says "taken" or the refusal's sentence. With "often" it tries until it
had the lock TIMES times and says "always alone", or "two at once" where it was not.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from carejournal.storage.writer_lock import HeldElsewhere, take_writer_lock

TIMES = 40


def no_locks(_file: int, _operation: int) -> None:
    """Answer as a network folder without locks does."""
    import errno

    raise OSError(errno.ENOLCK, "no locks here")


def take_often(journal: Path) -> str:
    """Take and release the lock; a file that only one process at a time can make shows that it was alone."""
    alone, witness = 0, journal.with_name("witness")
    while alone < TIMES:
        try:
            with take_writer_lock(journal, "command", datetime.now(UTC)):
                witness.touch(exist_ok=False)
                alone += 1
                witness.unlink()
        except HeldElsewhere:
            continue
        except FileExistsError:
            return "two at once"
    return "always alone"


def say(words: str) -> None:
    """Say it at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[2:] == ["no-locks"]:
        import fcntl

        fcntl.flock = no_locks  # type: ignore[assignment] # a stand-in with the arguments that are used
    say("ready")
    sys.stdin.readline()
    if sys.argv[2:] == ["often"]:
        say(take_often(Path(sys.argv[1])))
        sys.exit()
    try:
        with take_writer_lock(Path(sys.argv[1]), "window", datetime.now(UTC)):
            say("taken")
            sys.stdin.read()
    except HeldElsewhere as held:
        say(str(held))
