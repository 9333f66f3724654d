"""Opening a journal, or making one: locked, unlocked, looked through where that is called for, up to date."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.storage.connection import connect
from carejournal.storage.faults import (
    DRIVER_ERRORS,
    is_damage,
    is_not_a_database,
    sentence_for,
    world_faults_refused,
)
from carejournal.storage.file_header import SCHEMA, schema_of, start_of
from carejournal.storage.journal_file import JournalFile, place_refused
from carejournal.storage.journal_wish import COMMAND, USUAL, Wish
from carejournal.storage.key import new_key
from carejournal.storage.places import backup_folder, has_work_in_log, pending_key_info_file, with_logs
from carejournal.storage.seal import SealState, seal_state
from carejournal.storage.unlocking import key_to, why_locked
from carejournal.storage.writer_lock import HeldElsewhere, take_writer_lock
from carejournal.system.clock import system_clock
from carejournal.system.private_files import (
    PART,
    keep_private,
    make_private_file,
    make_private_folder,
    remove_leftovers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.storage.key import Key
    from carejournal.storage.writer_lock import WriterLock

PAGE = 4096
"""SQLite's and SQLCipher's own size of a page."""
PATIENCE_SECONDS = 5.0
LOOK_AGAIN_SECONDS = 0.05


def create_journal(path: Path, passphrase: str | None = None, wish: Wish = USUAL) -> JournalFile:
    """Make a new, empty journal and open it; on any failure nothing is left behind.

    Raises Refusal where something stands at the path already or the place cannot be written.
    """
    with place_refused(path):
        if path.exists() and (path.is_dir() or path.stat().st_size):
            raise Refusal(f"There is already something at {path}.")
        key = None if passphrase is None else new_key(passphrase)
        make_private_folder(path.parent)
        make_private_file(path)
    with _nothing_left(path), _locked(path, wish) as lock:
        journal = _connected(path, key, lock, wish)
        with _closed_if_refused(journal):
            _use_log(journal)
            _bring_up_to_date(journal)
        _keep_key_info(journal)
    return journal


def open_journal(path: Path, secret: str | Key | None = None, wish: Wish = USUAL) -> JournalFile:
    """Open an existing journal, bringing an older one up to date after a backup of it.

    Raises Refusal where there is none, it is no journal, it comes from a newer version or another program
    has it open, PassphraseRefusal where the passphrase is wrong or missing, DamagedRefusal where the file
    is damaged; the file is unchanged then.
    """
    with place_refused(path):
        path = path.resolve() if path.is_symlink() else path
        if not path.exists():
            raise Refusal(f"There is no journal at {path}.")
        if not path.is_file():
            raise Refusal(f"{path} is not a file.")
    if wish.reading_only:
        return _opened_for_reading(path, secret, wish)
    with _locked(path, wish) as lock:
        return _opened(path, secret, lock, wish)


def _opened_for_reading(path: Path, secret: str | Key | None, wish: Wish) -> JournalFile:
    """Open the journal with its lock, so that damage is noticed, and let the lock go; or look on without."""
    try:
        lock = _taken(path, wish)
    except Refusal:  # another program has it, or the folder cannot be written
        return _opened(path, secret, None, wish)
    with lock:
        journal = _opened(path, secret, lock, wish)
        journal.lock = None
    return journal


@contextlib.contextmanager
def _nothing_left(path: Path) -> Iterator[None]:
    try:
        yield
    except HeldElsewhere:  # the file is the other program's
        raise
    except BaseException:
        for leftover in with_logs(path):
            leftover.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _locked(path: Path, wish: Wish) -> Iterator[WriterLock]:
    """Yield the lock to write with, kept where the block succeeds."""
    if wish.held is not None:
        yield wish.held
        return
    lock = _taken(path, wish)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _taken(path: Path, wish: Wish) -> WriterLock:
    patient_until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return take_writer_lock(
                path, wish.program, system_clock(), even_if_held_elsewhere=wish.takes_over
            )
        except HeldElsewhere as held:
            if held.program != COMMAND or time.monotonic() > patient_until:
                raise
        time.sleep(LOOK_AGAIN_SECONDS)


def _opened(path: Path, secret: str | Key | None, lock: WriterLock | None, wish: Wish) -> JournalFile:
    with place_refused(path):
        state = seal_state(path) if lock is not None else SealState.SAME
        # A log may still hold what the file's end lacks; and only whole pages are ever written.
        cut_off = state is not SealState.SAME and not has_work_in_log(path) and path.stat().st_size % PAGE
        if lock is not None:
            remove_leftovers(path)
            _remove_leftovers_of_backups(backup_folder(path))
    try:
        journal = _unlocked(path, secret, lock, wish)
        with _closed_if_refused(journal):
            if state is not SealState.SAME:
                _look_through(journal, state, wish, cut_off=bool(cut_off))
            if not wish.reading_only:
                _use_log(journal)
            _bring_up_to_date(journal)
    except (PassphraseRefusal, DamagedRefusal):
        raise
    except Refusal as refusal:
        if state is SealState.CHANGED:
            raise DamagedRefusal(f"The journal's file is damaged. {refusal}") from refusal
        raise
    _keep_key_info(journal)
    return journal


def _remove_leftovers_of_backups(folder: Path) -> None:
    """Remove half-written backups of a program that was killed; those of a plain journal are readable."""
    with contextlib.suppress(OSError):  # a folder that is closed to this user keeps nobody from the journal
        for each in folder.glob(f".*{PART}*"):
            each.unlink(missing_ok=True)


def _unlocked(path: Path, secret: str | Key | None, lock: WriterLock | None, wish: Wish) -> JournalFile:
    with place_refused(path):
        key = key_to(path, start_of(path), secret)
    try:
        return _connected(path, key, lock, wish)
    except Refusal as refusal:
        if key is None or secret is None or not is_not_a_database(refusal.__cause__):
            raise
        raise why_locked(path, key, secret) from refusal


def _connected(path: Path, key: Key | None, lock: WriterLock | None, wish: Wish) -> JournalFile:
    with world_faults_refused():
        connection = connect(path, key)
    journal = JournalFile(path, connection, key, lock, releases_lock=wish.held is None)
    with _closed_if_refused(journal), world_faults_refused():
        schema_of(journal.connection)
        with place_refused(path):
            # Reading alone may have made the logs, with the mode that the file had then.
            for each in filter(Path.exists, with_logs(path)):
                keep_private(each)
    return journal


def _use_log(journal: JournalFile) -> None:
    """Let a file that took the journal's place have a log; its header changes, so it is looked at before."""
    with world_faults_refused():
        if journal.connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            journal.unseal()
            journal.connection.execute("PRAGMA journal_mode = WAL")


@contextlib.contextmanager
def _closed_if_refused(journal: JournalFile) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(*DRIVER_ERRORS):
            journal.connection.close()
        raise


def _look_through(journal: JournalFile, state: SealState, wish: Wish, *, cut_off: bool) -> None:
    """Read the whole file where its seal does not vouch for it; it is sealed anew when it is closed."""
    from carejournal.storage.soundness import damage, tables_agree, words_agree

    if cut_off:
        raise DamagedRefusal("The journal's file is damaged: it ends in the middle of a page.")
    try:
        schema = schema_of(journal.connection)
        if not schema:
            return  # a journal whose making was cut off: nothing is in it yet
        unsound = damage(journal.connection) or not words_agree(journal.connection)
        if schema == SCHEMA and not unsound:
            unsound = not tables_agree(journal.connection)
    except DRIVER_ERRORS as error:
        if (sentence := sentence_for(error)) is not None and not is_damage(error):
            raise Refusal(sentence) from error
        unsound = True
    if unsound:
        raise DamagedRefusal("The journal's file is damaged: not everything in it can be read.")
    if state is SealState.CHANGED and not journal.encrypted and not wish.as_it_is:
        raise DamagedRefusal(
            "The journal's file was changed while Care Journal had it closed, so it may be damaged.",
            may_be_opened=True,
        )
    if not wish.reading_only:
        journal.unseal()


def _keep_key_info(journal: JournalFile) -> None:
    """Make the key info fit the journal; what a killed program left half done is brought to its end."""
    if journal.lock is None or (journal.key is None and not pending_key_info_file(journal.path).exists()):
        return
    from carejournal.storage.key_files import forget_pending_key_info, keep_key_info

    # In a folder that cannot be written the passphrase still opens it.
    with contextlib.suppress(Refusal, OSError):
        if journal.key is None:
            forget_pending_key_info(journal.path)
        else:
            keep_key_info(journal.path, journal.key)


def _bring_up_to_date(journal: JournalFile) -> None:
    with world_faults_refused():
        schema = schema_of(journal.connection)
        if schema == SCHEMA:
            return
        if journal.lock is None:
            raise Refusal(
                "This journal is of an older version. Open it once in Care Journal to bring it up to date."
            )
        from carejournal.storage.migrations import apply_migrations

        journal.unseal()
        if schema:
            journal.copy_to(backup_folder(journal.path) / f"before-schema-{SCHEMA}-{journal.path.name}")
        apply_migrations(journal.db)
