"""What may be read from a zip file made by someone else."""

from __future__ import annotations

import re
import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from carejournal.domain.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
LARGEST_TOTAL = 64 << 30
"""Bytes all members may unpack to: years of photos fit, endless ones do not."""
UNSUSPICIOUS_TOTAL = 64 << 20
LARGEST_RATIO = 100
"""How many times its packed size a zip file of more than UNSUSPICIOUS_TOTAL bytes may unpack to."""
MOST_MEMBERS = 500_000
ENCRYPTED = 0x1


def member_sizes(stream: IO[bytes]) -> dict[str, int]:
    """Return the members' names and unpacked sizes in bytes.

    Raises Refusal where a name leads out of the zip file or it would unpack to an unreasonable size.
    """
    with zipfile.ZipFile(stream) as archive:
        infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise Refusal("This zip file holds too many files, so it was left unopened.")
    if any(_leads_outside(info.orig_filename) for info in infos):
        raise Refusal("This zip file holds names that lead outside it, so it was left unopened.")
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    too_dense = unpacked > UNSUSPICIOUS_TOTAL and unpacked > LARGEST_RATIO * packed
    if unpacked > LARGEST_TOTAL or too_dense:
        raise Refusal("This zip file would unpack to an unreasonable size, so it was left unopened.")
    return {info.filename: info.file_size for info in infos if not info.is_dir()}


@contextmanager
def opened_member(stream: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    """Open one member for reading, up to its declared size; raises Refusal where it is encrypted."""
    with zipfile.ZipFile(stream) as archive, archive.open(_unlocked(archive, name)) as member:
        yield member


@contextmanager
def opened_archive(stream: IO[bytes]) -> Iterator[Callable[[str], bytes]]:
    """Give a way to read many members; it raises Refusal for one that is encrypted."""
    with zipfile.ZipFile(stream) as archive:
        yield lambda name: archive.read(_unlocked(archive, name))


def _unlocked(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    info = archive.getinfo(name)
    if info.flag_bits & ENCRYPTED:
        raise Refusal("This zip file is locked with a password; please unlock it first.")
    return info


def _leads_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or re.match(r"[A-Za-z]:", name) is not None
