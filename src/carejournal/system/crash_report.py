"""Crash reports: where a fault of ours happened, without a word of what the person wrote."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from carejournal.system.private_files import make_private_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path


def crash_text(error: BaseException, version: str) -> str:
    """Return the report's text: versions, kinds of errors and places in the code, never a message or a value.

    An error's own message may quote a note, so it is left out.
    """
    lines = [
        f"Care Journal {version}, Python {platform.python_version()}",
        f"{platform.system()} {platform.release()}",
        datetime.now(UTC).isoformat(timespec="seconds"),
    ]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {frame.f_code.co_filename}:{number} in {frame.f_code.co_qualname}"
            for frame, number in traceback.walk_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def write_crash_report(text: str, folder: Path) -> Path | None:
    """Keep the report in the folder and return where; None where it cannot be kept."""
    path = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        make_private_folder(folder)
        write_private(path, text.encode())
    except OSError:
        return None
    return path
