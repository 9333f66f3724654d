"""Writes entries into a journal and prints each one's id once it is acknowledged, until it is killed.

Run by test_kill.py: FILE PASSPHRASE (empty: none) FIRST-NUMBER.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from storage.made_journals import DAY, opened


def entry_of(number: int) -> Entry:
    """Return the entry of this number, always the same."""
    moment = Moment.on(DAY + timedelta(days=number % 30))
    words = f"number {number} " * (number % 200)
    return Entry(f"e{number}", moment, note=words, readings={"mood": number % 11}, tags=("people",))


def write(path: Path, passphrase: str | None, first: int) -> None:
    """Write entries from the first number on; never returns."""
    with opened(path, passphrase) as journal:
        for number in count(first):
            with journal.transaction():
                journal.entries.put(entry_of(number))
                if number % 3 == 0:
                    journal.entries.put(entry_of(number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2] or None, int(sys.argv[3]))
