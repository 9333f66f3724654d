"""Photos that come with an import: which there are, and putting them on their entries one at a time."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.photo import Photo, Picture
from carejournal.domain.refusal import Refusal
from carejournal.exchange.containers import file_name
from carejournal.exchange.records import AttachmentKind, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from datetime import date, datetime

    from carejournal.domain.entry import Entry
    from carejournal.exchange.records import Attachment
    from carejournal.exchange.source import Source
    from carejournal.services.photographing import Shot
    from carejournal.storage.journal import Journal

    Begin = Callable[[Callable[[], Shot]], Future[Shot]]
    """Lets work be done, now or beside something else, and returns its outcome."""

NAMESPACE = uuid.UUID("b8a2a1de-5d0c-5c5e-8a55-0f5b9c1f7e21")
"""Ids of imported photos are made under it from their entry and place: they are the same everywhere."""
LARGEST_PHOTO = 64 << 20
"""Bytes of a photo's file: what any camera's pictures need."""
HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1")
HEIC_AT = 4
LONGEST_STEM, SHORT_STEM = 24, 8


@dataclass(frozen=True, slots=True)
class FoundPhoto:
    """A photo of an entry that is about to come in; its `source` is read when it is its turn."""

    entry_id: str
    position: int
    day: date
    source: Source

    @property
    def id(self) -> str:
        """The id it will have."""
        return uuid.uuid5(NAMESPACE, f"{self.entry_id}\0{self.position}").hex

    @property
    def where(self) -> str:
        """Where it stands: its day and its file's name, shortened where that is a long number."""
        stem, dot, ending = file_name(self.source.name).rpartition(".")
        stem, ending = (stem, f"{dot}{ending}") if dot else (ending, "")
        return f"{self.day}, {stem if len(stem) <= LONGEST_STEM else f'{stem[:SHORT_STEM]}…'}{ending}"


def at_once(work: Callable[[], Shot]) -> Future[Shot]:
    """Do the work here and now; return its outcome."""
    from concurrent.futures import Future  # loads logging, which an import without photos does not need

    outcome: Future[Shot] = Future()
    try:
        outcome.set_result(work())
    except Refusal as refusal:
        outcome.set_exception(refusal)
    return outcome


@dataclass(frozen=True, slots=True)
class PhotoWork:
    """How photos are made ready for the journal: `make` raises Refusal where it cannot be.

    `begin` lets that be done beside something else.
    """

    make: Callable[[bytes], Shot]
    begin: Begin = at_once


def photos_of(entry: Entry, attachments: Iterable[Attachment]) -> Iterator[FoundPhoto]:
    """Yield what of an entry's attachments are photos that the source holds."""
    held = (each.content for each in attachments if each.kind is AttachmentKind.PHOTO and each.content)
    for position, source in enumerate(held):
        yield FoundPhoto(entry.id, position, entry.moment.day, source)


def put_photos(
    journal: Journal, photos: Sequence[FoundPhoto], work: PhotoWork, when: datetime, left_out: list[Skipped]
) -> Generator[bool]:
    """Put photos on their entries, inside a transaction; yield whether one more is done, or it is awaited.

    No more than two are in memory at a time. Those that cannot be read are told in `left_out`.
    """
    for photo, outcome in _one_ahead(photos, work):
        while not outcome.done():
            yield False
        try:
            shot = outcome.result()
        except Refusal as refusal:
            left_out.append(Skipped(photo.where, str(refusal)))
        else:
            known = Photo(
                photo.id, photo.entry_id, shot.media_type, shot.width, shot.height, when, photo.position
            )
            journal.photos.put(Picture(known, shot.content))
        yield True


def _one_ahead(photos: Iterable[FoundPhoto], work: PhotoWork) -> Iterator[tuple[FoundPhoto, Future[Shot]]]:
    """Yield each photo with the outcome of making it ready, the next one begun before."""
    previous: tuple[FoundPhoto, Future[Shot]] | None = None
    for photo in photos:
        begun = photo, work.begin(_making(photo.source, work.make))
        if previous is not None:
            yield previous
        previous = begun
    if previous is not None:
        yield previous


def _making(source: Source, make: Callable[[bytes], Shot]) -> Callable[[], Shot]:
    def made() -> Shot:
        if source.size > LARGEST_PHOTO:
            raise Refusal("This photo's file is too large to be read.")
        content = source.read()
        if content.startswith(HEIC, HEIC_AT):
            raise Refusal("HEIC photos cannot be read here.")
        return make(content)

    return made
