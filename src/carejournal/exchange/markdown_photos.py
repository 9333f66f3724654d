"""Photos of the Markdown form: files in a folder beside the notes, embedded as Obsidian does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.exchange.containers import content
from carejournal.exchange.records import Attachment, AttachmentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from carejournal.domain.photo import AnyPicture
    from carejournal.exchange.front_matter import Note
    from carejournal.exchange.source import Source

PHOTOS = "photos"
"""The folder, and the property that lists an entry's photos."""
ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


def photos_by_entry(photos: Iterable[AnyPicture]) -> dict[str, list[AnyPicture]]:
    """Return the photos of each entry in their order."""
    found: dict[str, list[AnyPicture]] = {}
    for each in sorted(photos, key=lambda picture: picture.photo.position):
        found.setdefault(each.photo.entry_id, []).append(each)
    return found


def photo_paths(note_path: str, pictures: Sequence[AnyPicture]) -> dict[str, AnyPicture]:
    """Return an entry's photos by the paths of their files, named like the note."""
    stem = note_path.rpartition("/")[2].removesuffix(".md")
    return {
        f"{PHOTOS}/{stem} {number}.{ENDINGS[each.photo.media_type]}": each
        for number, each in enumerate(pictures, start=1)
    }


def link_to(path: str) -> str:
    """Return a file as Obsidian links to it."""
    return f"[[{path}]]"


def with_embeds(note: str, paths: Iterable[str]) -> str:
    """Return a note with photos shown below it, each on a line of its own."""
    embedded = "\n".join(f"!{link_to(path)}" for path in paths)
    return "\n\n".join(part for part in (note, embedded) if part)


class PhotosBeside:
    """Finds the files that notes list as their photos; `missing` counts those that are not there."""

    def __init__(self, source: Source | None = None) -> None:
        self._source = source
        self._members: Mapping[str, str] = {}
        if source is not None:
            self._members = {_last_two(name): name for name in content(source) if "/" in name}
        self.missing = 0

    def taken_off(self, note: Note) -> tuple[Note, tuple[Attachment, ...]]:
        """Return a note without the lines that show its photos, and these in their order."""
        listed = note.properties.get(PHOTOS) or []
        texts = [each for each in (listed if isinstance(listed, list) else [listed]) if isinstance(each, str)]
        paths = [text.removeprefix("[[").removesuffix("]]").partition("|")[0].strip() for text in texts]
        body = note.body
        for path in reversed(paths):
            body = (
                body.removesuffix(f"!{link_to(path)}").rstrip("\n") if body.endswith(link_to(path)) else body
            )
        return replace(note, body=body), tuple(self._attachment(path) for path in paths)

    def _attachment(self, path: str) -> Attachment:
        name = self._members.get(_last_two(path))
        self.missing += name is None
        source = self._source.member(name) if self._source is not None and name is not None else None
        return Attachment(path, AttachmentKind.PHOTO, source)


def _last_two(path: str) -> str:
    """Return a file's name with its folder: what was exported may lie anywhere in another folder."""
    return "/".join(path.split("/")[-2:])
