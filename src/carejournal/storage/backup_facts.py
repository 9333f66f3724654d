"""What stands in a journal's or backup's file, read without changing it; and which backup is good."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.storage.connection import connect
from carejournal.storage.daily_backups import Why, backups_of
from carejournal.storage.faults import DRIVER_ERRORS, is_not_a_database, world_faults_refused
from carejournal.storage.file_header import PLAIN_START, schema_of
from carejournal.storage.key import SALT_LENGTH, Key, key_from
from carejournal.storage.soundness import damage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.storage.connection import Connection
    from carejournal.storage.daily_backups import Backup

FOLLOW_UPS = ("agenda_items", "practices", "scores")
MARKS = {
    "entries": "SELECT uid, moment, utc_offset, title, note, private, starred,"
    " (SELECT group_concat(measure || '=' || value) FROM readings WHERE entry_id = entries.id),"
    " (SELECT group_concat(name, ', ') FROM"
    " (SELECT name FROM entry_tags JOIN tags ON tags.id = tag_id WHERE entry_id = entries.id"
    " ORDER BY entry_tags.position))"
    " FROM entries WHERE trashed_at IS NULL",
    "sessions": "SELECT sessions.uid, kind, (SELECT name FROM methods WHERE methods.id = method_id), moment,"
    " utc_offset, minutes, provider, place, online, status, before_tension, before_mood, after_tension,"
    " after_mood, areas, pressure, note, cost, private FROM sessions WHERE trashed_at IS NULL",
    "agenda_items": "SELECT uid, text, kind, status FROM agenda_items WHERE trashed_at IS NULL",
    "practices": "SELECT uid, text, due, status, note FROM practices WHERE trashed_at IS NULL",
    "scores": "SELECT uid, questionnaire, value, day, given_by, note FROM scores WHERE trashed_at IS NULL",
}
"""What a person would see change in a record, after its uid."""


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a file holds outside the trash; first and last day are of entries, None where there is none.

    `sound` is None where nobody looked through the whole file.
    """

    entries: int
    sessions: int
    first_day: date | None
    last_day: date | None
    schema: int
    encrypted: bool
    sound: bool | None = None


Marks = dict[str, dict[str, int]]
"""By table, each record's uid with a number that differs (all but surely) where the record does.

Only numbers of the same run of the program compare.
"""


def salt_of(path: Path) -> bytes | None:
    """Return the salt of an encrypted backup's key, None for a plain one; Refusal where it cannot be read.

    Not for a journal that is open in this process: closing its file would drop the database's locks.
    """
    try:
        with path.open("rb") as file:
            start = file.read(SALT_LENGTH)
    except FileNotFoundError as error:
        raise Refusal("This backup is not there any more.") from error
    except OSError as error:
        raise Refusal("This backup cannot be read.") from error
    if not start:
        raise DamagedRefusal("This backup is empty.")
    return None if start == PLAIN_START else start


def key_of_backup(path: Path, secret: str | Key | None) -> Key | None:
    """Return what opens a backup, None for a plain one; PassphraseRefusal where the secret cannot be its own.

    Raises Refusal where the file cannot be read. As salt_of, not for a journal that is open.
    """
    return _key(salt_of(path), secret)


def facts_of(path: Path, key: Key | None, *, thoroughly: bool = False) -> BackupFacts:
    """Return what a journal's or backup's file holds; `thoroughly` also reads all of it for damage.

    Raises Refusal where it cannot be opened or comes from a newer version, PassphraseRefusal where the key
    does not fit, DamagedRefusal where so much is damaged that it cannot be told.
    """
    with _looked_into(path, key) as (connection, schema):
        entries, first, last = connection.execute(
            "SELECT count(*), min(substr(moment, 1, 10)), max(substr(moment, 1, 10)) FROM entries"
            " WHERE trashed_at IS NULL"
        ).fetchone()
        sessions = connection.execute("SELECT count(*) FROM sessions WHERE trashed_at IS NULL").fetchone()[0]
        return BackupFacts(
            entries,
            sessions,
            _day(first),
            _day(last),
            schema,
            encrypted=key is not None,
            sound=not damage(connection) if thoroughly else None,
        )


def marks_of(path: Path, key: Key | None) -> Marks:
    """Return what tells whether a record of one file stands in another one too; raises what facts_of does."""
    with _looked_into(path, key) as (connection, _):
        return {
            table: {uid: hash(tuple(seen)) for uid, *seen in connection.execute(query)}
            for table, query in MARKS.items()
        }


def newest_good(journal: Path, secret: str | Key | None) -> Backup | None:
    """Return the newest backup that opens with the passphrase or key and has no damage, None without one.

    A journal that was replaced is not among them: it was put away on purpose.
    """
    keys: dict[bytes | None, Key | None] = {}  # deriving a key takes long, and most have the same salt
    for backup in backups_of(journal):
        if backup.why is Why.REPLACED:
            continue
        with contextlib.suppress(Refusal):
            salt = salt_of(backup.path)
            if salt not in keys:
                keys[salt] = _key(salt, secret)
            if facts_of(backup.path, keys[salt], thoroughly=True).sound:
                return backup
    return None


def _key(salt: bytes | None, secret: str | Key | None) -> Key | None:
    if salt is None:
        return None
    if secret is None:
        raise PassphraseRefusal("This backup is encrypted and needs its passphrase.")
    if isinstance(secret, str):
        return key_from(secret, salt)
    if secret.salt != salt:
        raise PassphraseRefusal("This backup opens with another passphrase than the journal.")
    return secret


@contextlib.contextmanager
def _looked_into(path: Path, key: Key | None) -> Iterator[tuple[Connection, int]]:
    """Yield a connection that only reads, and the schema number; one view of the file for all questions."""
    with world_faults_refused():
        connection, schema = _opened(path, key)
        with contextlib.closing(connection):
            if not schema:
                raise Refusal("There is no journal in this file.")
            connection.execute("BEGIN")
            yield connection, schema


def _opened(path: Path, key: Key | None) -> tuple[Connection, int]:
    try:
        connection = connect(path, key, read_only=True)
        with contextlib.ExitStack() as unless_it_opens:
            unless_it_opens.callback(connection.close)
            schema = schema_of(connection)
            unless_it_opens.pop_all()
    except DRIVER_ERRORS as error:
        if not is_not_a_database(error):
            raise
        if key is None:
            raise PassphraseRefusal("This file is not a journal, or it is encrypted.") from error
        raise PassphraseRefusal(
            "This file opens with another passphrase, or its beginning is damaged."
        ) from error
    return connection, schema


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise DamagedRefusal("The days in this backup cannot be read, so it is damaged.") from error
