"""Journals whose file is swapped, with keys that need no time to be made."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from carejournal.storage.journal import Journal
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.key import Key
from carejournal.storage.swapping import change_key
from storage.made_journals import SOME_OF_EVERYTHING, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = 4096
FIRST, SECOND = Key(b"1" * 32, b"a" * 16), Key(b"2" * 32, b"b" * 16)
KEYS = {"plain": None, "encrypted": FIRST}
CHANGES = [(None, FIRST), (FIRST, None), (FIRST, SECOND), (None, None)]
CHANGE_NAMES = ["encrypt", "decrypt", "another key", "none to none"]


class CalledOffError(Exception):
    """Raised by the person, so to say."""


def nothing() -> None:
    """Let the swap happen."""


def call_off() -> None:
    raise CalledOffError


def with_key(path: Path, key: Key | None) -> Path:
    """Make a closed journal of some of everything that opens with a key."""
    filled(path)
    if key is not None:
        change_key(path, None, key, None, nothing)
    return path


@contextlib.contextmanager
def opened_by(path: Path, key: Key | None) -> Iterator[Journal]:
    with contextlib.closing(Journal(open_journal(path, key))) as journal:
        yield journal


def assert_whole(path: Path, key: Key | None) -> None:
    with opened_by(path, key) as journal:
        assert journal.check().faults == ()
        copy = journal.copy()
        assert {entry.id for entry in copy.entries} == {entry.id for entry in SOME_OF_EVERYTHING.entries}
        assert copy.sessions == SOME_OF_EVERYTHING.sessions
