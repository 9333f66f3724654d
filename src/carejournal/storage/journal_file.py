"""An open journal file: made private, checked, backed up before it is brought up to date, then used."""

from __future__ import annotations

import contextlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carejournal.domain.refusal import Refusal
from carejournal.storage.backup import backup_folder, copy_journal
from carejournal.storage.connection import connect
from carejournal.storage.faults import DRIVER_ERRORS, world_faults_refused
from carejournal.storage.file_header import SCHEMA, Content, content_of, schema_of
from carejournal.system.private_files import keep_private, make_private_file, make_private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlite_utils import Database

    from carejournal.storage.connection import Connection

WRITE_AHEAD_LOG_SUFFIXES = ("-wal", "-shm")


class JournalFile:
    """One journal file and the one connection to it.

    `rows` reads through the driver alone. Writing goes through `db` (sqlite-utils, imported with the
    first use) inside `atomic`.
    """

    def __init__(self, path: Path, connection: Connection, passphrase: str | None) -> None:
        self.path = path
        self.connection = connection
        self._passphrase = passphrase

    @property
    def encrypted(self) -> bool:
        """Whether the file can be read with its passphrase only."""
        return self._passphrase is not None

    @cached_property
    def db(self) -> Database:
        """The file as a sqlite-utils database."""
        from sqlite_utils import Database

        return Database(self.connection, execute_plugins=False, strict=True)

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with world_faults_refused():
            found: list[tuple[Any, ...]] = self.connection.execute(sql, parameters).fetchall()
            return found

    @contextlib.contextmanager
    def atomic(self) -> Iterator[Database]:
        """Make what the block writes one transaction: on the disk when the block ends, or not at all."""
        with world_faults_refused(), self.db.atomic() as db:
            yield db

    def copy_to(self, target: Path) -> None:
        """Write a checked copy of the journal, encrypted like it, to `target`."""
        with _place_refused(target):
            if target.exists() and target.samefile(self.path):
                raise Refusal("A copy cannot take the place of the journal itself.")
        copy_journal(self.connection, target, self._passphrase)

    def close(self) -> None:
        """Close the file; the write-ahead log is worked in, so that the one file is whole."""
        self.connection.close()


def create_journal(path: Path, passphrase: str | None = None) -> JournalFile:
    """Make a new, empty journal and open it; on any failure nothing is left behind.

    Raises Refusal where something stands at the path already or the place cannot be written.
    """
    with _place_refused(path):
        if path.exists() and (path.is_dir() or path.stat().st_size):
            raise Refusal(f"There is already something at {path}.")
        make_private_folder(path.parent)
        make_private_file(path)
    try:
        return _open(path, passphrase)
    except BaseException:
        for leftover in _with_logs(path):
            leftover.unlink(missing_ok=True)
        raise


def open_journal(path: Path, passphrase: str | None = None) -> JournalFile:
    """Open an existing journal, bringing an older one up to date after a backup of it.

    Raises Refusal where there is none, it is no journal, the passphrase is wrong or missing, or it
    comes from a newer version; the file is unchanged then.
    """
    with _place_refused(path):
        if not path.exists():
            raise Refusal(f"There is no journal at {path}.")
        if not path.is_file():
            raise Refusal(f"{path} is not a file.")
        content = content_of(path)
    if content is Content.EMPTY:
        raise Refusal(f"{path} is empty, not a journal.")
    if content is Content.OTHER and passphrase is None:
        raise Refusal("This file is not a journal, or it is encrypted and needs its passphrase.")
    if content is Content.PLAIN and passphrase is not None:
        raise Refusal("This journal is not encrypted: open it without a passphrase.")
    return _open(path, passphrase)


def _open(path: Path, passphrase: str | None) -> JournalFile:
    with world_faults_refused():
        connection = connect(path, passphrase)
        try:
            journal = JournalFile(path, connection, passphrase)
            schema = schema_of(connection)
            with _place_refused(path):
                # Reading alone may have made the logs, with the mode that the file had then.
                for each in filter(Path.exists, _with_logs(path)):
                    keep_private(each)
            connection.execute("PRAGMA journal_mode = WAL")
            if schema < SCHEMA:
                _bring_up_to_date(journal, schema)
        except BaseException:
            with contextlib.suppress(*DRIVER_ERRORS):
                connection.close()
            raise
    return journal


def _bring_up_to_date(journal: JournalFile, schema: int) -> None:
    from carejournal.storage.migrations import apply_migrations

    if schema:
        journal.copy_to(backup_folder(journal.path) / f"before-schema-{SCHEMA}-{journal.path.name}")
    apply_migrations(journal.db)


def _with_logs(path: Path) -> tuple[Path, ...]:
    return (path, *(Path(f"{path}{suffix}") for suffix in WRITE_AHEAD_LOG_SUFFIXES))


@contextlib.contextmanager
def _place_refused(path: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise Refusal(f"This user may not read or write {path}.") from error
    except OSError as error:
        raise Refusal(f"{path} cannot be used: {(error.strerror or 'the disk refused').lower()}.") from error
