"""Journals to be damaged: one that holds enough for several pages of everything, and ways to spoil it."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING

from carejournal.domain.origin import Origin
from carejournal.services.sample_life import sample_life
from storage.made_journals import BROUGHT, NOON, SOME_OF_EVERYTHING, created

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carejournal.domain.entry import Entry
    from carejournal.domain.session import Session
    from carejournal.storage.journal import Journal

PAGE = 4096
MANY = 160
EVERY_LONG, EVERY_BROUGHT, EVERY_TRASHED = 7, 3, 11


def well_filled(path: Path, passphrase: str | None = None) -> Path:
    """Make a journal of many entries, some of them long, brought from elsewhere or in the trash."""
    with created(path, passphrase) as journal:
        with journal.transaction():
            journal.put_copy(SOME_OF_EVERYTHING)
        with journal.transaction():
            life = sample_life()
            for measure in life.measures:
                journal.catalogue.put_measure(measure)
            for number, entry in enumerate(life.entries[:MANY]):
                journal.entries.put(_varied(number, entry))
            for session in life.sessions[:30]:
                journal.sessions.put(session)
        with journal.transaction():
            for entry in life.entries[:MANY:EVERY_TRASHED]:
                journal.entries.trash(entry.id, NOON)
            for entry in life.entries[5:MANY:40]:
                journal.entries.remove(entry.id)
    return path


def _varied(number: int, entry: Entry) -> Entry:
    note, origin = entry.note, None
    if number % EVERY_LONG == 0:
        note = f"{entry.note} – größer und länger. " * 90
    if number % EVERY_BROUGHT == 0:
        origin = Origin(
            BROUGHT.id, "Daylio", f"key-{number}", "f00d", '{"mood": "good"}' * (1 + number % 5 * 90)
        )
    return dataclasses.replace(entry, note=note, origin=origin)


def pages_zeroed(content: bytearray, chance: random.Random) -> None:
    """Let some pages read as nothing but zeros."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(content) // PAGE) * PAGE
        content[start : start + PAGE] = bytes(PAGE)


def pages_scrambled(content: bytearray, chance: random.Random) -> None:
    """Let some pages hold anything."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(content) // PAGE) * PAGE
        content[start : start + PAGE] = chance.randbytes(PAGE)


def tail_cut(content: bytearray, chance: random.Random) -> None:
    """Cut the file off somewhere."""
    del content[chance.randrange(len(content)) :]


def bytes_flipped(content: bytearray, chance: random.Random) -> None:
    """Change some single bytes."""
    for _ in range(chance.randint(1, FLIPS)):
        content[chance.randrange(len(content))] ^= chance.randint(1, 255)


FLIPS = 12
DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    pages_zeroed,
    pages_scrambled,
    tail_cut,
    bytes_flipped,
)


def held(journal: Journal) -> dict[str, Entry | Session]:
    """Return the entries and sessions of a journal by their uid."""
    records: list[Entry | Session] = [*journal.entries.all(), *journal.sessions.all()]
    return {record.id: record for record in records}
