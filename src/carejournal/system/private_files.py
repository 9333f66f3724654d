"""Files and folders that only their owner may read, written so that a crash loses nothing."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
PART = ".part"


def stands_at(path: Path) -> bool:
    """Return whether something stands at the path; False where nothing can, as when the name is too long."""
    try:
        return path.exists()
    except OSError:
        return False


def make_private_folder(folder: Path) -> None:
    """Make the folder, and its parents, for the owner alone; an existing folder keeps its mode."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        # The mode goes with mkdir, so there is no moment at which others could look in.
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        each.chmod(PRIVATE_FOLDER)


def make_private_file(path: Path) -> None:
    """Make sure the file exists and only its owner may read and write it, also when it was there before."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
    keep_private(path)


def keep_private(path: Path) -> None:
    """Let only the owner read and write an existing file.

    The file is not opened: closing it would drop the locks that a database connection holds on it, and
    another program could then take the write-ahead log away (sqlite.org/howtocorrupt.html, section 2.2).
    """
    if stat.S_IMODE(path.stat().st_mode) != PRIVATE_FILE:
        path.chmod(PRIVATE_FILE)


def write_private(path: Path, content: bytes) -> None:
    """Put the content at the path whole or not at all, private and synced, replacing what was there."""
    with new_beside(path) as beside:
        descriptor = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)


@contextlib.contextmanager
def new_beside(path: Path) -> Iterator[Path]:
    """Yield an unused name beside `path`; what the block leaves there is synced and takes the path's place.

    If the block raises, the file beside is removed and what stood at the path stays as it was.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}{PART}")
    try:
        yield beside
        sync_file(beside)
        beside.replace(path)
        sync_folder(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def remove_leftovers(path: Path) -> None:
    """Remove what new_beside() left of `path` when a program was killed; only while no other writes it."""
    start = f".{path.name}."
    for each in path.parent.iterdir():
        if each.name.startswith(start) and PART in each.name[len(start) :]:
            each.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Return once the file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Return once the folder's names are on the disk; Windows syncs them by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
