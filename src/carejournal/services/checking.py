"""Whether a journal is sound, asked beside the window's own connection."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from carejournal.storage.connection import connect
from carejournal.storage.faults import world_faults_refused
from carejournal.storage.soundness import damage

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.key import Key


def faults_of(path: Path, key: Key | None) -> list[str]:
    """Return what is wrong with a journal's pages and references, empty where it is sound; in any thread.

    Raises Refusal where it cannot be read, DamagedRefusal where it is too damaged to tell.
    """
    with world_faults_refused(), contextlib.closing(connect(path, key, read_only=True)) as connection:
        return damage(connection)
