"""Another file in a journal's place: with another key, or put back from a backup.

The new file is written beside the journal, checked and synced, and only then takes its place in one step; a
program killed at any moment leaves the old journal or the new one. The caller has closed the journal and
holds its writer lock.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.storage.connection import connect, uri_of
from carejournal.storage.faults import world_faults_refused
from carejournal.storage.file_header import SCHEMA, schema_of
from carejournal.storage.key_files import (
    copy_key_info,
    forget_pending_key_info,
    prepare_key_info,
    prepare_no_key_info,
    settle_key_info,
)
from carejournal.storage.places import has_work_in_log, key_info_file, with_logs
from carejournal.storage.seal import break_seal, set_seal
from carejournal.storage.soundness import damage
from carejournal.system.private_files import make_private_file, make_private_folder, new_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from carejournal.storage.connection import Connection
    from carejournal.storage.key import Key


def change_key(
    path: Path,
    present: Key | None,
    wanted: Key | None,
    public_key: bytes | None,
    before_swap: Callable[[], None],
) -> None:
    """Encrypt, decrypt or encrypt anew a closed journal; None stands for no encryption.

    `public_key` is of the recovery code that shall open it too. `before_swap` may still call it off by
    raising. Raises Refusal where it cannot be done, with the journal as it was.
    """
    with _place_refused(path), new_beside(path) as beside:
        _write_anew(path, present, beside, wanted)
        before_swap()
        sealed = _make_way(path, wanted, public_key)
    _settle(path, wanted, sealed=sealed)


def put_back(
    path: Path,
    backup: tuple[Path, Key | None],
    wanted: Key | None,
    public_key: bytes | None,
    keep_as: Path | None,
    before_swap: Callable[[], None],
) -> None:
    """Put a backup in a closed journal's place, encrypted with the wanted key; keep the replaced file.

    The journal may be damaged or missing. A backup of an older version is brought up to date. Raises Refusal
    where it cannot be done, with the journal as it was.
    """
    with _place_refused(path), _not_kept_if_refused(path, keep_as), new_beside(path) as beside:
        _write_anew(*backup, beside, wanted, as_it_is=not has_work_in_log(backup[0]))
        _bring_up_to_date(beside, wanted)
        before_swap()
        if keep_as is not None:
            _keep(path, keep_as)
        _make_way(path, wanted, public_key)
    _settle(path, wanted, sealed=True)


def _write_anew(
    source: Path, present: Key | None, target: Path, wanted: Key | None, *, as_it_is: bool = False
) -> None:
    """Write the checked copy; `as_it_is` takes from a source that may lie where nothing can be written."""
    make_private_file(target)
    with (
        world_faults_refused(),
        contextlib.closing(connect(source, present, read_only=as_it_is)) as connection,
    ):
        if not schema_of(connection):
            raise Refusal("There is no journal in this file.")
        counts = _counts(connection)
        if (present is None) == (wanted is None):
            with contextlib.closing(connect(target, wanted)) as copy:
                copy.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
        else:
            _export(connection, target, wanted)
        with contextlib.closing(connect(target, wanted)) as copy:
            if damage(copy) or _counts(copy) != counts:
                raise DamagedRefusal(
                    "The new file did not prove sound and was thrown away. Nothing was changed."
                )


def _bring_up_to_date(path: Path, key: Key | None) -> None:
    """Do here what opening would do: there it could fail when the journal is replaced already."""
    with world_faults_refused(), contextlib.closing(connect(path, key)) as connection:
        if schema_of(connection) == SCHEMA:
            return
        from sqlite_utils import Database

        from carejournal.storage.migrations import apply_migrations

        apply_migrations(Database(connection, execute_plugins=False, strict=True))


def _export(connection: Connection, target: Path, wanted: Key | None) -> None:
    """Copy everything between plain and encrypted, which the backup call cannot."""
    connection.execute("ATTACH ? AS target KEY ?", (uri_of(target), "" if wanted is None else wanted.raw))
    connection.execute("SELECT sqlcipher_export('target')")
    # Not part of what sqlcipher_export copies: the numbers in the header.
    for number in ("application_id", "user_version"):
        value = connection.execute(f"PRAGMA {number}").fetchone()[0]
        connection.execute(f"PRAGMA target.{number} = {int(value)}")
    connection.execute("DETACH target")


def _counts(connection: Connection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in names.fetchall()
    }


def _make_way(path: Path, wanted: Key | None, public_key: bytes | None) -> bool:
    """Do what must be true when the new file takes the place; return whether the old one had a seal."""
    for leftover in with_logs(path)[1:]:
        # SQLite would work an old log into the new file.
        leftover.unlink(missing_ok=True)
    if wanted is not None:
        prepare_key_info(path, wanted, public_key)
    else:
        prepare_no_key_info(path)
    return break_seal(path)


def _settle(path: Path, wanted: Key | None, *, sealed: bool) -> None:
    with contextlib.suppress(OSError, Refusal):  # the journal is in place; the next opening sees to the rest
        if wanted is not None:
            settle_key_info(path)
        else:
            forget_pending_key_info(path)
    if sealed:
        set_seal(path)


def _keep(path: Path, kept: Path) -> None:
    make_private_folder(kept.parent)
    # First what it is opened with: a copy that a kill leaves here lacks nothing. The index of a log (-shm)
    # SQLite makes anew.
    copy_key_info(path, kept)
    for source, target in reversed(list(zip(with_logs(path)[:2], with_logs(kept)[:2], strict=True))):
        if source.exists():
            with new_beside(target) as beside:
                make_private_file(beside)
                shutil.copyfile(source, beside)


@contextlib.contextmanager
def _not_kept_if_refused(path: Path, kept: Path | None) -> Iterator[None]:
    """Take away again what was kept of a journal that still stands in its place."""
    before = path.stat() if path.exists() else None
    try:
        yield
    except BaseException:
        if kept is not None and before is not None and path.exists():
            with contextlib.suppress(OSError):
                if os.path.samestat(before, path.stat()):
                    for each in (*with_logs(kept), key_info_file(kept)):
                        each.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _place_refused(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        words = (error.strerror or "the disk refused").lower()
        raise Refusal(f"{path} cannot be written anew: {words}. Nothing was changed.") from error
