"""Entries that a child writes until it is killed, each acknowledged once saved; and what must be left."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.storage.journal import Journal
from carejournal.storage.journal_opening import open_journal
from storage.made_journals import DAY, beside, created, names
from storage.nursery import READY, say

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from carejournal.storage.key import Key
    from storage.nursery import Nursery

KILLS_A_JOURNAL = 25
ENTRIES_OF_A_LIFE = 25
"""The first life in each journal is to last so long; it tells how long the others may be at the most."""


def entry_of(number: int) -> Entry:
    """Return the entry of this number, always the same."""
    moment = Moment.on(DAY + timedelta(days=number % 30))
    words = f"number {number} " * (number % 200)
    return Entry(f"e{number}", moment, note=words, readings={"mood": number % 11}, tags=("people",))


def write(path: Path, key: Key | None, first: int) -> None:
    """Open the journal and write entries from the first number on; never returns."""
    say(READY)
    journal = Journal(open_journal(path, key))
    for number in count(first):
        with journal.transaction():
            journal.entries.put(entry_of(number))
            if number % 3 == 0:
                journal.entries.put(entry_of(number))
        say(number)


def kill_writers(nursery: Nursery, folder: Path, passphrase: str | None, moments: Random, kills: int) -> int:
    """Kill so many writers, a few in each journal, and return how many entries were acknowledged.

    Raises AssertionError where something is not as it must be.
    """
    acknowledged = 0
    for number, begun in enumerate(range(0, kills, KILLS_A_JOURNAL)):
        path = folder / f"{number}" / "journal"
        path.parent.mkdir(parents=True)
        with created(path, passphrase) as journal:
            key = journal.key
        written, longest = 0, 0.0
        for _ in range(begun, min(kills, begun + KILLS_A_JOURNAL)):
            arguments = {"path": str(path), "key": key and key.raw, "first": written}
            if longest:
                killed = nursery.killed("write", arguments, moments.uniform(0, longest))
            else:
                killed = nursery.killed("write", arguments, lines=ENTRIES_OF_A_LIFE)
                longest = killed.seconds
            said = [int(line) for line in killed.said]
            assert said == list(range(written, written + len(said)))
            acknowledged += len(said)
            written = _all_there(path, key, written + len(said))
        assert names(path.parent) == beside(path, passphrase)
    return acknowledged


def _all_there(path: Path, key: Key | None, acknowledged: int) -> int:
    """Return how many entries there are: all that were acknowledged, perhaps the one under way, no other."""
    journal = Journal(open_journal(path, key))
    try:
        found = {entry.id: entry for entry in journal.entries.all()}
        faults = journal.check().faults
    finally:
        journal.close()
    assert faults == (), faults
    wanted = {f"e{number}": entry_of(number) for number in range(max(acknowledged, len(found)))}
    assert len(found) in (acknowledged, acknowledged + 1), (len(found), acknowledged)
    assert found == wanted, "what is there is not what was acknowledged"
    return len(found)
