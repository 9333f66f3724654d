"""What may be read from a tar file made by someone else."""

from __future__ import annotations

import tarfile
from typing import IO, TYPE_CHECKING

from carejournal.domain.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNATURE_AT, SIGNATURE = 257, b"ustar"
MOST_MEMBERS = 200_000

Places = dict[str, tuple[int, int]]
"""Where each member's bytes begin, and how many there are."""


def member_places(stream: IO[bytes]) -> Places:
    """Return where the ordinary files in a tar file stand; raises Refusal where it is damaged or endless."""
    places: Places = {}
    try:
        with tarfile.open(fileobj=stream, mode="r:") as archive:
            for number, info in enumerate(archive):
                if number >= MOST_MEMBERS:
                    raise Refusal("This file holds too many parts, so it was left unopened.")
                if info.isreg() and not info.issparse():
                    places[info.name.removeprefix("./")] = (info.offset_data, info.size)
    except (tarfile.TarError, OverflowError):
        raise Refusal("This file could not be read; it seems damaged or incomplete.") from None
    return places


def member_bytes(stream: IO[bytes], places: Mapping[str, tuple[int, int]], name: str) -> bytes:
    """Return one member's bytes; fewer where the file ends too early."""
    start, size = places[name]
    stream.seek(start)
    return stream.read(size)
