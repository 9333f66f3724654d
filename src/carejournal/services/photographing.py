"""Photos on entries: put there, looked at, taken off again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carejournal.domain.photo import Photo, Picture
from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History, Step
from carejournal.services.new_id import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carejournal.domain.entry import Entry
    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that is to be put on an entry: its kind, its size in pixels, its bytes."""

    media_type: str
    width: int
    height: int
    content: bytes = field(repr=False)


class Photographing:
    """Each action is one transaction and one step that can be undone, and is announced."""

    def __init__(self, journal: Journal, history: History, changes: Changes, clock: Clock) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes
        self._clock = clock

    def photos(self, entry_id: str) -> list[Photo]:
        """Return an entry's photos in their order, without reading their pictures."""
        return self._journal.photos.of_entry(entry_id)

    def content(self, photo: Photo) -> bytes | None:
        """Return a photo's picture, or None where it is not there any more."""
        return self._journal.photos.content(photo.id)

    def entries_with_photos(self) -> set[str]:
        """Return the ids of the entries that have a photo."""
        return self._journal.photos.entries_with_photos()

    def add(self, entry: Entry, shots: Sequence[Shot]) -> None:
        """Put photos on an entry, behind those it has, and the entry itself on the disk as it is given.

        An entry that was not in the journal is in it then, even if it holds nothing but the photos.
        """
        if not shots:
            return
        entries, photos = self._journal.entries, self._journal.photos
        before = entries.get(entry.id)
        behind = max((photo.position for photo in photos.of_entry(entry.id)), default=-1) + 1
        added = [
            Photo(new_id(), entry.id, shot.media_type, shot.width, shot.height, self._clock(), behind + n)
            for n, shot in enumerate(shots)
        ]
        with self._journal.transaction():
            self._journal.drafts.remove(entry.id)
            if before != entry:
                entries.put(entry)
            for photo, shot in zip(added, shots, strict=True):
                photos.put(Picture(photo, shot.content))
        ids = [photo.id for photo in added]

        def back() -> None:
            when = self._clock()
            photos.trash(ids, when)
            if before is None:
                entries.trash(entry.id, when)
            elif before != entry:
                entries.put(before)

        def forth() -> None:
            if before != entry:
                entries.put(entry)
            photos.bring_back(ids)

        self._keep_step(Action.PHOTOS_ADDED, entry.id, forth, back)

    def delete(self, photo: Photo) -> None:
        """Move a photo to the trash."""

        def forth() -> None:
            self._journal.photos.trash([photo.id], self._clock())

        def back() -> None:
            self._journal.photos.bring_back([photo.id])

        with self._journal.transaction():
            forth()
        self._keep_step(Action.PHOTO_DELETED, photo.entry_id, forth, back)

    def _keep_step(
        self, action: Action, entry_id: str, forth: Callable[[], None], back: Callable[[], None]
    ) -> None:
        def turn(way: Callable[[], None]) -> None:
            with self._journal.transaction():
                way()
            self._changes.announce(Subject.ENTRIES, record_id=entry_id)

        self._history.add(Step(action, lambda: turn(back), lambda: turn(forth)))
        self._changes.announce(Subject.ENTRIES, record_id=entry_id)
