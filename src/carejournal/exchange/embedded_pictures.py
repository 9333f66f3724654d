"""Pictures that Markdown notes show and that lie beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from carejournal.exchange.containers import content, file_name
from carejournal.exchange.joplin_text import kind_of
from carejournal.exchange.records import Attachment, AttachmentKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.exchange.source import Source

# What was taken is not given back (+): a note of opening brackets alone would take minutes otherwise.
EMBED = re.compile(
    r"!\[\[([^\]|#\n]{1,300}+)[^\]\n]{0,100}+\]\]"  # ![[sea.jpg|200]], as Obsidian does it
    r"|!\[[^\]\n]{0,300}+\]\(<?([^)>\n]{1,500}?)>?(?:\s+[\"'][^)\n]{0,200}+)?\)"  # ![Sea](sea.jpg "x")
)


class PicturesBeside:
    """Finds the files of pictures by their names, in whichever folder of the source they lie."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._members = {
            file_name(name).casefold(): name
            for name in (content(source) if source.members else ())
            if kind_of(name) is AttachmentKind.PHOTO
        }

    def named(self, names: Iterable[str]) -> tuple[Attachment, ...]:
        """Return the pictures of these names, each once; what the source lacks has no content."""
        found: dict[str, Attachment] = {}
        for name in names:
            member = self._members.get(file_name(name).casefold())
            held = self._source.member(member) if member else None
            found.setdefault(file_name(name), Attachment(member or name, AttachmentKind.PHOTO, held))
        return tuple(found.values())

    def shown_in(self, note: str) -> tuple[Attachment, ...]:
        """Return the pictures that a note shows, without those of other places on the net."""
        paths = (unquote(link or path).strip() for link, path in EMBED.findall(note))
        return self.named(
            path for path in paths if "://" not in path and kind_of(path) is AttachmentKind.PHOTO
        )
