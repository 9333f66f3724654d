"""Putting a finished document where the person wants it."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.system.private_files import write_private

if TYPE_CHECKING:
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


def write_out(target: Path, content: bytes, spared: Path | None = None) -> None:
    """Put the content at the path whole, for its owner alone, but never over the journal that is `spared`.

    Raises Refusal where that cannot be; then what stood there before still stands there.
    """
    try:
        _check_place(target, spared)
        write_private(target, content)
    except OSError as error:
        raise Refusal(f"{target} could not be written: {reason_of(error)}.") from error


def _check_place(target: Path, spared: Path | None) -> None:
    if target.is_dir():  # "." and "/" have no name either, beside which a new file could be made
        raise IsADirectoryError(errno.EISDIR, REASONS[errno.EISDIR])
    if spared is not None and target.exists() and target.samefile(spared):
        raise Refusal(f"{target} could not be written: it is the journal itself.")


def reason_of(error: OSError) -> str:
    """Return the cause of a file error in plain words."""
    return REASONS.get(error.errno or 0, (error.strerror or "the disk refused").lower())
