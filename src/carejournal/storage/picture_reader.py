"""Reading pictures beside the journal's own connection, in whichever thread writes them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.storage.connection import connect
from carejournal.storage.faults import world_faults_refused

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.connection import Connection
    from carejournal.storage.key import Key


class PictureReader:
    """Reads photos by their ids; one thread reads and closes it, and the file is open in between only."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self._path = path
        self._key = key
        self._connection: Connection | None = None

    def read(self, photo_id: str) -> bytes:
        """Return a photo's picture, also out of the trash; Refusal where it is gone for good."""
        with world_faults_refused():
            if self._connection is None:
                self._connection = connect(self._path, self._key, read_only=True, once=True)
            found = self._connection.execute(
                "SELECT content FROM photos WHERE uid = ?", (photo_id,)
            ).fetchone()
        if found is None:
            raise Refusal("A photo was deleted in the meantime; please try again.")
        return bytes(found[0])

    def close(self) -> None:
        """Close the file; the next read() opens it again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
