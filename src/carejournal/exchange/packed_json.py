"""JSON files that stand alone or among others in a zip file or folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carejournal.domain.refusal import Refusal
from carejournal.exchange.json_records import parsed_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.exchange.source import Source

LARGEST_MEMBER = 64 << 20
LOOKED_AT = 20
"""Members whose beginning is read to recognise an export."""


def holds_json(source: Source, mark: bytes, name_hint: str) -> bool:
    """Whether it is JSON with this mark near its beginning, or holds such a file, its name with the hint."""
    if not (source.is_zip or source.is_folder):
        return _is_marked(source.head, mark)
    names = _named(source, name_hint)[:LOOKED_AT]
    return any(_is_marked(source.member(name).head, mark) for name in names)


def json_files(source: Source, mark: bytes, name_hint: str) -> Iterator[tuple[str, Any]]:
    """Yield each JSON file with the mark by its name, "" where it stands alone; None where it is damaged."""
    if not (source.is_zip or source.is_folder):
        yield "", parsed_json(source.text())
        return
    for member in source.members_read(_named(source, name_hint)):
        if mark in member.read():
            try:
                yield member.name, parsed_json(member.text())
            except Refusal:
                yield member.name, None


def records_of(root: object) -> list[object]:
    """Return a file's list of records; a file that is one record is a list of one."""
    return root if isinstance(root, list) else [root]


def place_in(name: str, number: int) -> str:
    """Return where a record stands, as a person is told it."""
    file = name.rsplit("/", 1)[-1]
    return f"{file}, number {number}" if file else f"number {number}"


def _is_marked(head: bytes, mark: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and mark in head


def _named(source: Source, hint: str) -> list[str]:
    return [
        name
        for name, size in source.members.items()
        if name.casefold().endswith(".json") and hint in name.casefold() and size <= LARGEST_MEMBER
    ]
