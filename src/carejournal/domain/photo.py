"""Photos on entries: what is known of one, and its picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from carejournal.domain.refusal import BadValueRefusal

if TYPE_CHECKING:
    from collections.abc import Callable

MEDIA_STARTS = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
"""The kinds of picture a journal keeps, each with the bytes it begins with."""

LARGEST_PICTURE = 32 * 1024 * 1024
"""Bytes; larger ones would make every backup slow."""


@dataclass(frozen=True, slots=True)
class Photo:
    """What is known of a photo without reading its picture; `width` and `height` are in pixels.

    `entry_id` names the entry it stands on, `added_at` is in UTC, `position` its place on the entry.
    """

    id: str
    entry_id: str
    media_type: str
    width: int
    height: int
    added_at: datetime
    position: int = 0

    def __post_init__(self) -> None:
        if not self.id or not self.entry_id:
            raise ValueError("a photo needs an id and an entry")
        if self.media_type not in MEDIA_STARTS:
            raise BadValueRefusal("A journal keeps photos as JPEG or PNG.")
        if self.width < 1 or self.height < 1:
            raise BadValueRefusal("A photo is at least one pixel wide and high.")
        object.__setattr__(self, "added_at", self.added_at.astimezone(UTC).replace(microsecond=0))


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo with the bytes of its picture; refused where they are of another kind or too many."""

    photo: Photo
    content: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not self.content.startswith(MEDIA_STARTS[self.photo.media_type]):
            raise BadValueRefusal("This photo's picture is not what it says it is.")
        if len(self.content) > LARGEST_PICTURE:
            raise BadValueRefusal("This photo is too large for a journal; a smaller copy would fit.")

    @property
    def id(self) -> str:
        """The photo's id."""
        return self.photo.id


@dataclass(frozen=True, slots=True, eq=False)
class UnreadPicture:
    """A photo whose picture is read each time it is asked for: only few of them are in memory at once.

    It equals any photo of the same picture. Reading raises Refusal where the picture is gone or damaged.
    """

    photo: Photo
    read: Callable[[], bytes] = field(repr=False)

    @property
    def id(self) -> str:
        """The photo's id."""
        return self.photo.id

    @property
    def content(self) -> bytes:
        """The bytes of the picture, of the kind that the photo says."""
        return Picture(self.photo, self.read()).content

    def __eq__(self, other: object) -> bool:
        """Whether it is the same photo with the same picture."""
        if not isinstance(other, Picture | UnreadPicture):
            return NotImplemented
        return self.photo == other.photo and self.content == other.content

    def __hash__(self) -> int:
        """Return the same for the same photo."""
        return hash(self.photo)


AnyPicture: TypeAlias = Picture | UnreadPicture
