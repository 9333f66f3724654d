"""The text of Joplin's notes, whose links lead to other notes and to attached files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from carejournal.exchange.records import Attachment, AttachmentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carejournal.exchange.source import Source

PROGRAM = "Joplin"
QUESTION = "The notes rate their mood in numbers, and do not say from which to which."
OWN_LINK = re.compile(
    r"(!?)\[([^\]\n]{0,300})\]\((?::/([0-9a-f]{32})|((?:\.{1,2}/)*(?:_resources/|resources/)?[^)\s:]{1,300}))\)"
)
KINDS = {
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "webp", "heic", "bmp", "svg"), AttachmentKind.PHOTO),
    **dict.fromkeys(("mp3", "m4a", "ogg", "wav", "aac", "opus"), AttachmentKind.RECORDING),
    **dict.fromkeys(("mp4", "mov", "webm", "avi", "mkv"), AttachmentKind.VIDEO),
}


def kind_of(name: str) -> AttachmentKind:
    """Return what a file is by the ending of its name."""
    return KINDS.get(name.rpartition(".")[2].lower(), AttachmentKind.FILE)


def without_own_links(
    body: str, files: Mapping[str, str]
) -> tuple[str, tuple[tuple[str, AttachmentKind], ...]]:
    """Return the text in which links into Joplin are their words alone, and the files they led to.

    `files` maps an id or a file's name to the member that holds it; links to other notes lead to none.
    """
    found: dict[str, AttachmentKind] = {}

    def words(match: re.Match[str]) -> str:
        target = match[3] or unquote(match[4]).rpartition("/")[2]
        member = files.get(target)
        if match[1] and member is None:
            found.setdefault(target, AttachmentKind.PHOTO)
        elif member is not None and not member.endswith(".md"):
            found.setdefault(member, kind_of(member))
        return "" if match[1] else match[2]

    return OWN_LINK.sub(words, body).strip(), tuple(found.items())


def attached(source: Source, files: Iterable[tuple[str, AttachmentKind]]) -> tuple[Attachment, ...]:
    """Return the files that a text led to as attachments; what the source lacks has no content."""
    return tuple(
        Attachment(name, kind, source.member(name) if name in source.members else None)
        for name, kind in files
    )
