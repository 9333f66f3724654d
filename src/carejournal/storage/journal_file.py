"""One journal file on the disk: the connection to it, its transactions, its seal and its lock."""

from __future__ import annotations

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

from carejournal.domain.refusal import Refusal
from carejournal.storage.backup import copy_journal
from carejournal.storage.faults import (
    world_faults_refused,
)
from carejournal.storage.places import with_logs
from carejournal.storage.seal import break_seal, set_seal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlite_utils import Database

    from carejournal.storage.connection import Connection
    from carejournal.storage.key import Key
    from carejournal.storage.writer_lock import WriterLock

TAKEN_ELSEWHERE = (
    "Another computer has taken this journal. Nothing more is saved here; copy what is not saved, and close "
    "Care Journal on this computer."
)


class JournalFile:
    """One journal file and the one connection to it.

    `rows` reads through the driver alone. Writing goes through `db` (sqlite-utils, imported with the
    first use) inside `atomic`. `lock` keeps other programs from writing; None where the file was opened for
    reading only.
    """

    def __init__(
        self,
        path: Path,
        connection: Connection,
        key: Key | None,
        lock: WriterLock | None,
        *,
        releases_lock: bool,
    ) -> None:
        self.path = path
        self.connection = connection
        self.key = key
        self.lock = lock
        self._releases_lock = releases_lock
        self._sealed = True

    @property
    def encrypted(self) -> bool:
        """Whether the file can be read with its passphrase only."""
        return self.key is not None

    @cached_property
    def db(self) -> Database:
        """The file as a sqlite-utils database."""
        from carejournal.storage.light_sqlite_utils import Database

        return Database(self.connection, execute_plugins=False, strict=True)

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with world_faults_refused():
            found: list[tuple[Any, ...]] = self.connection.execute(sql, parameters).fetchall()
            return found

    @contextlib.contextmanager
    def atomic(self) -> Iterator[Database]:
        """Make what the block writes one transaction: on the disk when the block ends, or not at all."""
        if self.lock is None:
            raise RuntimeError("a journal opened for reading only is not written")
        if self.lock.lost:
            raise Refusal(TAKEN_ELSEWHERE)
        self.unseal()
        with world_faults_refused(), self.db.atomic() as db:
            yield db

    def let_memory_go(self) -> None:
        """Give back the memory of pages that were read; they are read again when they are next needed."""
        self.connection.execute("PRAGMA shrink_memory")

    def unseal(self) -> None:
        """Say that the file is about to differ from its seal; closing sets a new one."""
        if self._sealed:
            break_seal(self.path)
            self._sealed = False

    def copy_to(self, target: Path) -> None:
        """Write a checked copy of the journal, encrypted like it, to `target`."""
        with place_refused(target):
            if target.exists() and target.samefile(self.path):
                raise Refusal("A copy cannot take the place of the journal itself.")
        copy_journal(self.connection, target, self.key, key_info_of=self.path)

    def close(self) -> None:
        """Close and seal the file; the write-ahead log is worked in, so that the one file is whole."""
        self.connection.close()
        if self.lock is not None and not self._sealed and not with_logs(self.path)[1].exists():
            set_seal(self.path)
            self._sealed = True
        if self.lock is not None and self._releases_lock:
            self.lock.release()


@contextlib.contextmanager
def place_refused(path: Path) -> Iterator[None]:
    """Turn what the disk says about a place into a Refusal that names it."""
    try:
        yield
    except PermissionError as error:
        raise Refusal(f"This user may not read or write {path}.") from error
    except OSError as error:
        raise Refusal(f"{path} cannot be used: {(error.strerror or 'the disk refused').lower()}.") from error
