"""Rescue: what can be read of a damaged journal, in a new journal. The damaged file is never written."""

from __future__ import annotations

import contextlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.storage.connection import connect
from carejournal.storage.faults import world_faults_refused
from carejournal.storage.raw_pages import raw_pages
from carejournal.storage.rescued_rows import rescued_rows, shapes_of
from carejournal.storage.seal import set_seal
from carejournal.storage.soundness import damage, words_agree
from carejournal.system.private_files import make_private_file, make_private_folder, new_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from carejournal.storage.connection import Connection
    from carejournal.storage.journal import Journal
    from carejournal.storage.key import Key
    from carejournal.storage.raw_pages import RawPages
    from carejournal.storage.rescued_rows import RescuedRows

    Told = Callable[[float], None]
    """Told how much is done, 0 to 1; raises to call it off."""

RECORDS = ("entries", "sessions", "agenda_items", "practices", "scores")
CATALOGUE = ("facts", "measures", "kinds")
"""Of these a new journal's own rows stay where none could be read."""
AT_ONCE = 2000
NOTHING = "Nothing in this file could be read, so nothing could be rescued. Its backups lie beside it."
NOTHING_DECRYPTED = (
    "Nothing in this file could be read: all of it is damaged, or it opens with another passphrase. "
    "Its backups lie beside it."
)


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of a rescue.

    `read` counts the rows of each table in the new journal, those in the trash too; `lost` those that were
    there for certain and could not be read, for entries and sessions, the only tables of which more is
    known; `lost_days` are days of theirs, as far as known. `in_part` are the uids, by table, of rescued
    records of which a part is or may be missing; that a photo or a session's original is lost is known only
    where another one could be read. In a plain file a changed letter cannot be known as damage.
    """

    read: Mapping[str, int]
    lost: Mapping[str, int]
    lost_days: tuple[date, ...]
    in_part: Mapping[str, frozenset[str]]


def rescue(damaged: Path, key: Key | None, target: Path, now: datetime, told: Told) -> Rescued:
    """Write what can be read of a damaged journal to a new one with the same key, and prove that sound.

    Nothing in this process has the damaged journal open. Raises Refusal where nothing can be read, the new
    journal cannot be written, or something stands there; then nothing is left of it.
    """
    if target.exists():
        raise Refusal(f"There is already something at {target}.")
    pages = raw_pages(damaged, key, lambda done: told(0.1 * done))
    if not any(pages.pages):
        raise DamagedRefusal(NOTHING if key is None else NOTHING_DECRYPTED)
    try:
        make_private_folder(target.parent)
        with new_beside(target) as beside:
            make_private_file(beside)
            with world_faults_refused(), contextlib.closing(connect(beside, key)) as connection:
                rescued = _written(connection, beside, key, pages, now, told)
            if key is not None:
                from carejournal.storage.key_files import copy_key_info

                copy_key_info(damaged, target)
    except OSError as error:
        words = (error.strerror or "the disk refused").lower()
        raise Refusal(f"The rescued journal cannot be written to {target}: {words}.") from error
    set_seal(target)
    return rescued


def _written(
    connection: Connection, path: Path, key: Key | None, pages: RawPages, now: datetime, told: Told
) -> Rescued:
    from sqlite_utils import Database

    from carejournal.storage.migrations import apply_migrations
    from carejournal.storage.rescue_mending import drop_unreadable, mend, number_for_search

    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    apply_migrations(Database(connection, execute_plugins=False, strict=True))
    rows = rescued_rows(pages, shapes_of(connection), lambda done: told(0.1 + 0.4 * done))
    if not any(rows.rows[table] for table in RECORDS):
        raise DamagedRefusal(NOTHING)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    _load(connection, rows, lambda done: told(0.5 + 0.2 * done))
    if key is None:  # what is encrypted is known to be as it was written
        _mark(rows, mend(connection, now))
        _mark(rows, drop_unreadable(connection, _journal(connection, path)))
    _mark(rows, mend(connection, now))
    told(0.75)
    number_for_search(connection)
    told(0.9)
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = ON")
    if damage(connection) or not words_agree(connection):
        raise DamagedRefusal("What could be rescued did not prove sound and was thrown away.")
    return _counted(connection, rows)


def _load(connection: Connection, rescued: RescuedRows, told: Told) -> None:
    """Put the rows in; those that the tables do not take are left out."""
    many = sum(map(len, rescued.rows.values()))
    done = 0
    for table, shape in rescued.shapes.items():
        rows = rescued.rows[table]
        if rows or table not in CATALOGUE:
            own = " WHERE name <> 'journal_id'" if table == "facts" else ""
            connection.execute(f"DELETE FROM {table}{own}")
        way = "REPLACE" if table == "facts" else "IGNORE"
        columns, marks = ", ".join(shape.columns), ", ".join("?" * len(shape.columns))
        for start in range(0, len(rows), AT_ONCE):
            told(done / many)
            part = rows[start : start + AT_ONCE]
            connection.executemany(f"INSERT OR {way} INTO {table} ({columns}) VALUES ({marks})", part)
            done += len(part)


def _journal(connection: Connection, path: Path) -> Journal:
    from carejournal.storage.journal import Journal
    from carejournal.storage.journal_file import JournalFile

    return Journal(JournalFile(path, connection, None, None, releases_lock=False))


def _mark(rescued: RescuedRows, in_part: Mapping[str, set[int]]) -> None:
    for table, numbers in in_part.items():
        rescued.in_part[table] |= numbers


def _counted(connection: Connection, rescued: RescuedRows) -> Rescued:
    read = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in rescued.shapes
    }
    lost: dict[str, int] = {}
    days: set[date] = set()
    for table, referred in _references(rescued).items():
        kept = dict(connection.execute(f"SELECT id, moment FROM {table}").fetchall())
        known = dict.fromkeys(referred, "") | rescued.seen.around(kept)
        gone = {number: moment for number, moment in known.items() if number not in kept}
        lost[table] = len(gone)
        days |= {date.fromisoformat(moment[:10]) for moment in gone.values() if moment}
    return Rescued(read, lost, tuple(sorted(days)), _in_part(connection, rescued))


def _references(rescued: RescuedRows) -> dict[str, set[int]]:
    """Return the numbers of entries and sessions of which other rows speak."""
    found: dict[str, set[int]] = defaultdict(set)
    for table, shape in rescued.shapes.items():
        for other, column in (("entries", "entry_id"), ("sessions", "session_id")):
            if column in shape.columns:
                found[other] |= set(rescued.column(table, column)) - {None}
    return found


def _in_part(connection: Connection, rescued: RescuedRows) -> dict[str, frozenset[str]]:
    in_part = rescued.in_part
    in_part["entries"] |= _doubtful(connection, rescued)
    for owners, table, column in (("entries", "photos", "entry_id"), ("sessions", "originals", "session_id")):
        in_part[owners] |= _without_part(connection, rescued, table, column)
    for number, entry, session in connection.execute("SELECT id, entry_id, session_id FROM originals"):
        if number in in_part["originals"]:
            in_part["sessions" if entry is None else "entries"].add(session if entry is None else entry)
    return {
        table: frozenset(
            uid
            for number, uid in connection.execute(f"SELECT id, uid FROM {table}")
            if number in in_part[table]
        )
        for table in RECORDS
    }


def _doubtful(connection: Connection, rescued: RescuedRows) -> set[int]:
    """Return the numbers of entries of which readings, tags or the origin may be missing."""
    entries = [row[0] for row in connection.execute("SELECT id FROM entries ORDER BY id")]
    with_origin = {row[0] for row in connection.execute("SELECT entry_id FROM originals")}
    doubtful: set[int] = set()
    for table, spans in rescued.doubtful.items():
        for first, last in spans:
            numbers = entries[bisect_left(entries, first) : bisect_right(entries, last)]
            doubtful.update(each for each in numbers if table != "originals" or each not in with_origin)
    return doubtful


def _without_part(connection: Connection, rescued: RescuedRows, table: str, column: str) -> set[int]:
    """Return the numbers of entries or sessions that are known to have had more rows of a table."""
    kept = {row[0] for row in connection.execute(f"SELECT id FROM {table}")}
    known = rescued.owners(table, column) | rescued.indexed_owners(table, column)
    return {owner for number, owner in known.items() if number not in kept}
