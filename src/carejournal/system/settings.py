"""What the program remembers between starts: a small JSON file that holds nothing of the journal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from carejournal.system.private_files import make_private_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS_NAME = "settings.json"


class Settings:
    """Named values kept in `folder`; an absent or unreadable file counts as empty."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / SETTINGS_NAME
        self._values = self._read()

    def get(self, name: str, default: str = "") -> str:
        """Return the value remembered under the name."""
        return self._values.get(name, default)

    def put(self, name: str, value: str) -> None:
        """Remember the value; a folder that cannot be written costs only the memory, never an error."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        try:
            make_private_folder(self._path.parent)
            write_private(self._path, json.dumps(self._values, sort_keys=True, indent=1).encode())
        except OSError:
            return

    def _read(self) -> dict[str, str]:
        try:
            read = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(read, dict):
            return {}
        return {str(name): value for name, value in read.items() if isinstance(value, str)}
