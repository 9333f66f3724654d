"""Photos in the journal file. What is known of a photo is read often, its picture only to be shown."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from carejournal.domain.photo import Photo, Picture, UnreadPicture
from carejournal.domain.refusal import Refusal
from carejournal.storage.columns import utc_from, utc_text, values_kept_well

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from carejournal.domain.period import Period
    from carejournal.domain.photo import AnyPicture
    from carejournal.storage.journal_file import JournalFile

HAS_PHOTO = "EXISTS (SELECT 1 FROM photos WHERE photos.entry_id = entries.id AND photos.trashed_at IS NULL)"
"""What is true, in SQL, of a row of `entries` that has a photo."""

KNOWN = "photos.uid, entries.uid, media_type, width, height, added_at, photos.position"
FROM = (
    " FROM photos JOIN entries ON entries.id = photos.entry_id"
    " WHERE photos.trashed_at IS NULL AND entries.trashed_at IS NULL"
)
ORDER = " ORDER BY entries.moment, entries.id, photos.position, photos.id"


class PhotoStore:
    """Reads and writes photos; each writing method is called inside a transaction."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def of_entry(self, entry_id: str) -> list[Photo]:
        """Return the photos of an entry in their order, without their pictures."""
        return self._photos(" AND entries.uid = ?", (entry_id,))

    def all(self) -> list[Photo]:
        """Return every photo outside the trash, those of the oldest entry first, without their pictures."""
        return self._photos("", ())

    def entries_with_photos(self) -> set[str]:
        """Return the ids of the entries that have a photo."""
        return {uid for (uid,) in self._file.rows(f"SELECT DISTINCT entries.uid{FROM}")}

    def ids_on(self, entry_ids: Iterable[str]) -> set[str]:
        """Return the ids of the photos on these entries, in the trash or not; none that was deleted alone."""
        rows = self._file.rows(
            "SELECT photos.uid FROM photos JOIN entries ON entries.id = photos.entry_id"
            " WHERE photos.trashed_at IS NULL AND entries.uid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(entry_ids)),),
        )
        return {uid for (uid,) in rows}

    def content(self, photo_id: str) -> bytes | None:
        """Return a photo's picture, or None where there is none outside the trash."""
        found = self._file.rows(
            "SELECT content FROM photos WHERE uid = ? AND trashed_at IS NULL", (photo_id,)
        )
        return bytes(found[0][0]) if found else None

    def unread(
        self, period: Period | None = None, read: Callable[[str], bytes] | None = None
    ) -> list[UnreadPicture]:
        """Return every photo, or those of a period's days; `read` reads a picture by its id."""
        read = read or self._needed_content
        where, values = (
            ("", ())
            if period is None
            else (" AND entries.day BETWEEN ? AND ?", (period.first.isoformat(), period.last.isoformat()))
        )
        return [UnreadPicture(photo, partial(read, photo.id)) for photo in self._photos(where, values)]

    def pictures(self, period: Period | None = None) -> list[Picture]:
        """Return the same photos, read whole."""
        return [Picture(each.photo, each.content) for each in self.unread(period)]

    def _needed_content(self, photo_id: str) -> bytes:
        content = self.content(photo_id)
        if content is None:
            raise Refusal("A photo was deleted in the meantime; please try again.")
        return content

    def put(self, picture: AnyPicture) -> None:
        """Write the photo in place of what has its id, out of the trash; nothing where its entry is not."""
        photo = picture.photo
        entry = self._file.rows("SELECT id FROM entries WHERE uid = ?", (photo.entry_id,))
        if not entry:
            return
        self._file.db.table("photos").upsert(
            {
                "uid": photo.id,
                "entry_id": entry[0][0],
                "position": photo.position,
                "media_type": photo.media_type,
                "width": photo.width,
                "height": photo.height,
                "added_at": utc_text(photo.added_at),
                "trashed_at": None,
                "content": picture.content,
            },
            pk="uid",
        )

    def trash(self, photo_ids: Iterable[str], when: datetime) -> None:
        """Move photos to the trash; bring_back() takes them out again."""
        for photo_id in photo_ids:
            self._file.db.execute(
                "UPDATE photos SET trashed_at = ? WHERE uid = ? AND trashed_at IS NULL",
                (utc_text(when), photo_id),
            )

    def bring_back(self, photo_ids: Iterable[str]) -> None:
        """Take photos out of the trash."""
        for photo_id in photo_ids:
            self._file.db.execute("UPDATE photos SET trashed_at = NULL WHERE uid = ?", (photo_id,))

    def remove(self, photo_ids: Iterable[str]) -> None:
        """Forget photos for good, in the trash or not."""
        for photo_id in photo_ids:
            self._file.db.execute("DELETE FROM photos WHERE uid = ?", (photo_id,))

    def _photos(self, where: str, values: Sequence[Any]) -> list[Photo]:
        rows = self._file.rows(f"SELECT {KNOWN}{FROM}{where}{ORDER}", values)
        return [photo for row in rows if (photo := _photo(row))]


@values_kept_well()
def _photo(row: Sequence[Any]) -> Photo | None:
    uid, entry, media_type, width, height, added, position = row
    added_at = utc_from(added)
    return None if added_at is None else Photo(uid, entry, media_type, width, height, added_at, position)
