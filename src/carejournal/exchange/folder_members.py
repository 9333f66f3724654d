"""The files in a folder made by someone else, as members by name."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from carejournal.domain.refusal import Refusal

MOST_FILES = 200_000
DEEPEST = 40


def member_sizes(folder: Path) -> dict[str, int]:
    """Return the ordinary files below the folder, by path with slashes, and their sizes in bytes.

    Links are not followed, unreadable folders passed over. Raises Refusal where there are too many files.
    """
    sizes: dict[str, int] = {}
    for parent, folders, names in os.walk(folder):
        relative = Path(parent).relative_to(folder)
        folders.sort()
        if len(relative.parts) >= DEEPEST:
            folders.clear()
        for name in sorted(names):
            status = _status(Path(parent, name))
            if status is not None and stat.S_ISREG(status.st_mode):
                sizes[(relative / name).as_posix()] = status.st_size
        if len(sizes) > MOST_FILES:
            raise Refusal("This folder holds too many files; please choose the one with the export alone.")
    return sizes


def _status(path: Path) -> os.stat_result | None:
    try:
        path.name.encode()  # a name that is no text could not be told
        return path.lstat()
    except (OSError, ValueError):
        return None
