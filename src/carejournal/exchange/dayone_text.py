"""The text of Day One's entries and what is attached to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carejournal.exchange.containers import content, file_name
from carejournal.exchange.json_records import records
from carejournal.exchange.markdown_text import with_line_breaks
from carejournal.exchange.records import Attachment, AttachmentKind

if TYPE_CHECKING:
    from carejournal.exchange.json_records import Record
    from carejournal.exchange.source import Source

CODE = re.compile(r"(```.*?(?:```|\Z)|`[^`\n]+`)", re.DOTALL)
NEEDLESS = re.compile(r"\\([.!(){}+\-=&'\",;:/?@$%^])")
NEEDED_AT_LINE_START = re.compile(r"^[ \t]*(?:\d{1,9})?(?:\\[.)]|\\[-+=])(?=[ \t=-]|$)", re.MULTILINE)
"""There the backslash keeps a dash or a number from becoming a list."""
MOMENT = re.compile(r"!\[[^\]\n]{0,200}\]\(dayone-moment:/{1,2}(?:([a-zA-Z]+)/)?([^)\s]{1,80})\)[ \t]*\n?")
LINE_SEPARATORS = re.compile("[\u2028\u2029]")
EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
ZERO_WIDTH = re.compile("[\u200b\ufeff]")

LISTS = {
    "photos": AttachmentKind.PHOTO,
    "audios": AttachmentKind.RECORDING,
    "videos": AttachmentKind.VIDEO,
    "pdfAttachments": AttachmentKind.FILE,
}
KINDS_IN_LINKS = {
    "audio": AttachmentKind.RECORDING,
    "video": AttachmentKind.VIDEO,
    "pdfattachment": AttachmentKind.FILE,
}


def readable_text(text: str) -> str:
    """Return an entry's Markdown without needless backslashes, except in code, and without its photos' links.

    A backslash stays where without it the text would turn into other markup.
    """
    text = ZERO_WIDTH.sub("", LINE_SEPARATORS.sub("\n", text))
    parts = CODE.split(MOMENT.sub("", text))
    plain = (part if n % 2 else EMPTY_LINES.sub("\n\n", _unescaped(part)) for n, part in enumerate(parts))
    readable = "".join(plain).strip()
    return readable if "```" in readable else with_line_breaks(readable)


def _unescaped(text: str) -> str:
    kept = {match.end() for match in NEEDED_AT_LINE_START.finditer(text)}
    return NEEDLESS.sub(lambda match: match[0] if match.end() in kept else match[1], text)


class DayOneMedia:
    """Finds the files of photos and recordings by their checksums, whatever their endings."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._members = {
            file_name(name).rpartition(".")[0].lower(): name
            for name in content(source)
            if "." in file_name(name)
        }

    def attached(self, entry: Record, text: str) -> tuple[Attachment, ...]:
        """Return what an entry's text links to, then what is attached without a link, each once."""
        described = {
            str(each.get("identifier")): (kind, each)
            for name, kind in LISTS.items()
            for each in sorted(records(entry, name), key=_order)
        }
        found: dict[str, Attachment] = {}
        for word, identifier in MOMENT.findall(text):
            kind, each = described.get(identifier, (_kind_in_link(word), {}))
            found[identifier] = self._attachment(identifier, kind, each)
        for identifier, (kind, each) in described.items():
            found.setdefault(identifier, self._attachment(identifier, kind, each))
        return tuple(found.values())

    def _attachment(self, identifier: str, kind: AttachmentKind, each: Record) -> Attachment:
        name = self._members.get(str(each.get("md5", "")).lower()) or self._members.get(identifier.lower())
        return Attachment(name or identifier, kind, self._source.member(name) if name else None)


def _kind_in_link(word: str) -> AttachmentKind:
    return KINDS_IN_LINKS.get(word.lower(), AttachmentKind.PHOTO)


def _order(each: Record) -> int:
    order = each.get("orderInEntry")
    return order if isinstance(order, int) else 0
