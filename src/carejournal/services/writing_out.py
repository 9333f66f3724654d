"""Putting a finished document where the person wants it."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from typing import IO, TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.system.private_files import (
    PART,
    PRIVATE_FILE,
    make_private_folder,
    new_beside,
    sync_folder,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "this user's share of the disk is full",
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "the folder does not exist",
    errno.ENOTDIR: "part of the path is a file, not a folder",
    errno.EISDIR: "there is a folder of that name",
    errno.ENAMETOOLONG: "the name is too long",
}
PACKED_ALREADY = (".jpg", ".png")
"""Endings of files that would not get smaller."""


def write_out(target: Path, content: bytes | Iterable[bytes], spared: Path | None = None) -> None:
    """Put the content at the path whole, for its owner alone, but never over the journal that is `spared`.

    Raises Refusal where that cannot be, or where a piece of the content does; then what stood there before
    still stands there.
    """
    pieces = (content,) if isinstance(content, bytes) else content
    try:
        _check_place(target, spared)
        with new_beside(target) as beside, _new_file(beside) as file:
            file.writelines(pieces)
    except OSError as error:
        raise Refusal(f"{target} could not be written: {reason_of(error)}.") from error


def write_out_files(target: Path, files: Iterable[tuple[str, bytes]], spared: Path | None = None) -> None:
    """Put the files, by their paths, into a new folder, or into a zip file where the target is called .zip.

    Raises Refusal where that cannot be, or where something stands in the folder already; nothing half done
    is left behind.
    """
    if target.suffix.casefold() == ".zip":
        _write_zip(target, files, spared)
        return
    beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}{PART}")
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise Refusal(f"{target} could not be written: there is something of that name already.")
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, REASONS[errno.ENOENT])
        _fill(beside, files)
        if target.is_dir():
            target.rmdir()
        beside.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise Refusal(f"{target} could not be written: {reason_of(error)}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _fill(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    make_private_folder(folder)
    for name, content in files:
        path = folder / name
        make_private_folder(path.parent)
        with _new_file(path) as file:
            file.write(content)


def _write_zip(target: Path, files: Iterable[tuple[str, bytes]], spared: Path | None) -> None:
    try:
        _check_place(target, spared)
        with (
            new_beside(target) as beside,
            _new_file(beside) as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for name, content in files:
                packed = name.endswith(PACKED_ALREADY)
                # Always the same time, so that the same journal gives the same bytes.
                archive.writestr(
                    zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
                )
    except OSError as error:
        raise Refusal(f"{target} could not be written: {reason_of(error)}.") from error


def _new_file(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR | os.O_EXCL, PRIVATE_FILE), "w+b")


def _check_place(target: Path, spared: Path | None) -> None:
    if target.is_dir():  # "." and "/" have no name either, beside which a new file could be made
        raise IsADirectoryError(errno.EISDIR, REASONS[errno.EISDIR])
    if spared is not None and target.exists() and target.samefile(spared):
        raise Refusal(f"{target} could not be written: it is the journal itself.")


def reason_of(error: OSError) -> str:
    """Return the cause of a file error in plain words."""
    return REASONS.get(error.errno or 0, (error.strerror or "the disk refused").lower())
