"""The photos of the `json` form, which stand last in it: read and written one at a time."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING

from carejournal.domain.photo import LARGEST_PICTURE, AnyPicture, Picture, UnreadPicture
from carejournal.exchange.source import LARGEST_WHOLE
from carejournal.exchange.writing_json import photo_of, picture_json, picture_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carejournal.exchange.json_values import Json
    from carejournal.exchange.source import Source

BEGIN, END = b' "photos": [\n', b" ]\n"
"""Lines that stand nowhere else in what this program wrote: in its texts, line ends are written \\n."""
PHOTO_BEGINS, PHOTO_ENDS = b"  {\n", (b"  }\n", b"  },\n")
CONTENT, CONTENT_END = b'   "content": "', b'"\n'
LONGEST_LINE = LARGEST_PICTURE * 4 // 3 + 100
"""Bytes of a line with a picture in Base64."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture stands in the source, in Base64."""

    start: int
    length: int


def photo_pieces(photos: Iterable[AnyPicture]) -> Iterator[bytes]:
    """Yield the list of photos as it stands in the form, each in a piece of its own."""
    separator = "\n"
    for photo in photos:
        written = json.dumps(picture_json(photo), ensure_ascii=False, indent=1).replace("\n", "\n  ")
        yield f"{separator}  {written}".encode()
        separator = ",\n"
    if separator == ",\n":
        yield b"\n "


def without_pictures(source: Source) -> tuple[bytes, list[Json]] | None:
    """Return a file without its photos, and these with the Place of each picture as their content.

    None where another program has laid the file out anew, or there is no list of photos.
    """
    with source.stream() as stream:
        head = bytearray()
        while (line := stream.readline(LONGEST_LINE)) != BEGIN:
            head += line
            if not line or len(head) > LARGEST_WHOLE:
                return None
        photos = list(_photos(stream, len(head) + len(BEGIN)))
        after = stream.read(3)
    if not photos or photos[-1] is not None or after != b"}\n":
        return None
    return bytes(head) + b' "photos": []\n}\n', [photo for photo in photos if photo is not None]


def _photos(stream: IO[bytes], place: int) -> Iterator[Json | None]:
    """Yield each photo of the list, None at its end; nothing more where a line is not as it was written."""
    while (line := stream.readline(LONGEST_LINE)) == PHOTO_BEGINS:
        place += len(line)
        told, content = bytearray(b"{"), Place(0, 0)
        while (line := stream.readline(LONGEST_LINE)) not in PHOTO_ENDS:
            if line.startswith(CONTENT) and line.endswith(CONTENT_END):
                length = len(line) - len(CONTENT) - len(CONTENT_END)
                content = Place(place + len(CONTENT), length)
            elif line.startswith(b'   "') and line.endswith(b",\n"):
                told += line
            else:
                return
            place += len(line)
        place += len(line)
        try:
            yield {**json.loads(told + b'"": 0}'), "content": content}
        except ValueError:
            return
    if line == END:
        yield None


def unread_picture_of(source: Source, given: Json) -> AnyPicture:
    """Return the photo, whose picture is read from its Place again when it is needed.

    Raises one of READ_ERRORS where it is none.
    """
    place = given["content"]
    if not isinstance(place, Place):
        return picture_of(given)
    photo, read = photo_of(given), partial(_read, source, place)
    Picture(photo, read())  # what is wrong with it is told now, and not while it is written
    return UnreadPicture(photo, read)


def _read(source: Source, place: Place) -> bytes:
    with source.stream() as stream:
        stream.seek(place.start)
        return b64decode(stream.read(place.length), validate=True)
